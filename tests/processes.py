"""Programs of ours in processes of their own, beside the test."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings

PATIENCE = 300  # seconds, so that a test that waits for ever fails


@contextmanager
def programs(environment: Mapping[str, str]) -> Iterator[Callable[..., subprocess.Popen]]:
    """A function that starts Python with these arguments; those still running are ended at last."""
    started: list[subprocess.Popen] = []

    def start(*arguments: str, **streams: object) -> subprocess.Popen:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = subprocess.Popen(  # noqa: S603  our own programs
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            text=True,
            **streams,
        )
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in started:
            if process.poll() is None:
                process.terminate()
            process.communicate(timeout=PATIENCE)
