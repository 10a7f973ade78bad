"""Programs run beside each other: what ends is begun again, after a pause that grows."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOOKS_PER_SECOND = 5
# Seconds in which a request or a job may end by itself.
PATIENCE = 30
# Seconds. What has run for so long has lived well: the next pause is the shortest again.
LIVED_WELL = 60
SHORTEST_PAUSE = 0.5
LONGEST_PAUSE = 30

Say = Callable[[str], object]


@dataclass
class Program:
    """`must_begin`: one that ends before it ever lived well would again, so everything ends."""

    name: str
    command: Sequence[str]
    must_begin: bool = False
    process: subprocess.Popen | None = None
    pause: float = SHORTEST_PAUSE
    due: float = 0
    """When it was begun, or is to begin again."""

    def begin(self, folder: Path) -> None:
        """Each has a session of its own, or Ctrl+C would reach it twice and cut off its last job.

        Where the machine has no room for another process, it counts as ended.
        """
        self.due = time.monotonic()
        try:
            self.process = subprocess.Popen(  # noqa: S603  our own programs
                self.command, cwd=folder, start_new_session=True, stdin=subprocess.DEVNULL
            )
        except OSError:
            self.process = None

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def lived_well(self) -> bool:
        return time.monotonic() - self.due >= LIVED_WELL

    def rest(self) -> float:
        """Let it begin again after a pause; returns the seconds of it."""
        pause = self.pause
        if self.lived_well():
            self.must_begin, pause = False, SHORTEST_PAUSE
        self.pause = min(2 * pause, LONGEST_PAUSE)
        self.due = time.monotonic() + pause
        return pause

    def end(self) -> None:
        """Wait for it to end as it was asked to, but not for ever."""
        if self.process is None:
            return
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that is set when the process is asked to stop.

    A shell starts what is in the background with SIGINT ignored; whoever sends it means it. A
    SIGHUP that is ignored was made so on purpose (`nohup`).
    """
    stop = threading.Event()
    asked = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        asked.append(signal.SIGHUP)
    before = [signal.signal(number, lambda *_: stop.set()) for number in asked]
    try:
        yield stop
    finally:
        for number, handler in zip(asked, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def running(programs: Sequence[Program], folder: Path) -> Iterator[None]:
    """Run the programs, and leave none of them behind."""
    try:
        for program in programs:
            program.begin(folder)
        yield
    finally:
        for program in programs:
            if program.process is not None:
                program.process.terminate()
        for program in programs:
            program.end()


def keep_running(programs: Sequence[Program], folder: Path, stop: threading.Event, say: Say) -> str:
    """Wait for the stop (then ""), or for one that cannot begin (then its name).

    Whatever else ends is begun again, the others running on.
    """
    resting: set[str] = set()
    while not stop.wait(1 / LOOKS_PER_SECOND):
        for program in programs:
            if program.name in resting:
                if time.monotonic() >= program.due:
                    resting.remove(program.name)
                    program.begin(folder)
            elif program.has_ended():
                if program.must_begin and not program.lived_well():
                    return program.name
                resting.add(program.name)
                say(f"{program.name} has ended; it begins again in {program.rest():g} s.")
    return ""
