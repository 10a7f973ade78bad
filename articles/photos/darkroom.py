"""Keeps the worker warm: starts it, asks it, ends it when it takes too long or dies."""

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from articles.photos import headers
from articles.photos.limits import QUEUE_SECONDS, WORKER_SECONDS, WORKER_START_SECONDS
from articles.photos.pipes import PIPE, READY, receive, send
from articles.photos.refusals import PhotoRefused
from articles.photos.scrubbing import CleanPhoto

logger = logging.getLogger(__name__)

# Large pages halve the time pictures take to find their memory; more arenas would only waste it.
MEMORY = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "MALLOC_ARENA_MAX": "1"}

PROJECT = Path(__file__).resolve().parents[2]


def scrub(data: bytes) -> CleanPhoto:
    """A clean picture made from an uploaded one; raises `PhotoRefused` with a message fit to show.

    Nothing of the file but its pixels survives. Decoding happens in a process of its own, one
    picture at a time; the first call starts it. Safe to call from threads and after a fork.
    """
    headers.judge(data)
    return _darkroom.scrub(data)


class Darkroom:
    """One worker process, started when first needed and again whenever it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None

    def scrub(self, data: bytes) -> CleanPhoto:
        if not self._lock.acquire(timeout=QUEUE_SECONDS):
            raise PhotoRefused("busy")
        try:
            facts, clean = self._ask(self._running(), data)
        finally:
            self._lock.release()
        if "refused" in facts:
            raise PhotoRefused(facts["refused"], **facts["details"])
        return CleanPhoto(data=clean, **facts)

    def close(self) -> None:
        """Ends the worker and waits for it, so that no zombie is left."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        _close_pipes(worker)

    def forget(self) -> None:
        """In a forked child: lets go of the parent's worker without ending it."""
        worker, self._worker = self._worker, None
        self._lock = threading.Lock()
        if worker is not None:
            _close_pipes(worker)

    def _ask(self, worker: subprocess.Popen[bytes], data: bytes) -> tuple[dict[str, object], bytes]:
        answered = False
        try:
            with _killed_after(WORKER_SECONDS, worker):
                send(worker.stdin, data)
                facts, clean = json.loads(receive(worker.stdout)), receive(worker.stdout)
            answered = True
        except (EOFError, BrokenPipeError):
            raise PhotoRefused("too_heavy") from None
        finally:
            # A worker left in mid-answer would give this picture to the next one who asks.
            if not answered:
                self.close()
        return facts, clean

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is not None and self._worker.poll() is not None:
            logger.warning("The photo worker ended with status %s", self._worker.returncode)
            self.close()
        if self._worker is None:
            self._start()
        return self._worker

    def _start(self) -> None:
        """Raises `ChildProcessError` when the worker can't run at all: a fault of the server."""
        self._worker = _spawned()
        ready = b""
        with suppress(EOFError), _killed_after(WORKER_START_SECONDS, self._worker):
            ready = receive(self._worker.stdout)
        if ready != READY:
            self.close()
            raise ChildProcessError("The photo worker did not start")


def _spawned() -> subprocess.Popen[bytes]:
    """Nothing of the environment goes along: it holds the secrets of the site.

    The pipes are unbuffered: a forked child that closes a buffered one would send what is in it.
    """
    inherited = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "articles.photos.worker"],
        cwd=PROJECT,
        env={**inherited, **MEMORY},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        pipesize=PIPE,
    )


@contextmanager
def _killed_after(seconds: float, worker: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends the worker when the block takes longer; blocked reads and writes then fail."""
    clock = threading.Timer(seconds, worker.kill)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        clock.join()


def _close_pipes(worker: subprocess.Popen[bytes]) -> None:
    for pipe in (worker.stdin, worker.stdout):
        with suppress(BrokenPipeError):
            pipe.close()


_darkroom = Darkroom()
atexit.register(_darkroom.close)
os.register_at_fork(after_in_child=_darkroom.forget)
