"""Programs of ours in processes of their own, beside the test."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings

PATIENCE = 300  # seconds, so that a test that waits for ever fails


@contextmanager
def programs(environment: Mapping[str, str]) -> Iterator[Callable[..., subprocess.Popen]]:
    """A function that starts Python with these arguments; those still running are ended at last.

    They take signals as from a terminal, however the tests were started: a shell has whatever it
    runs in the background ignore SIGINT, and that is inherited.
    """
    started: list[subprocess.Popen] = []

    def start(*arguments: str, **streams: object) -> subprocess.Popen:
        piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        streams = {**piped, "preexec_fn": _take_signals, **streams}
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


def _take_signals() -> None:
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
