import signal
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

LOOKS_PER_SECOND = 5
# Seconds in which a request or a job may end by itself.
PATIENCE = 30

Children = dict[str, subprocess.Popen]


class Command(BaseCommand):
    help = "Serve the site and work its jobs until told to stop; ends when either of them ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8)

    def handle(self, *args: object, **options: object) -> None:
        address = f"{options['host']}:{options['port']}"
        with stop_signals() as stop, running(commands(address, options["threads"])) as children:
            self.stdout.write(f"Readers: http://{address}/")
            self.stdout.write(f"Desk:    http://{address}{reverse('admin:index')}")
            self.stdout.flush()
            ended = watch(children, stop)
        if ended:
            raise CommandError(f"{ended} has ended, so everything was stopped")


def commands(address: str, threads: int) -> dict[str, list[str]]:
    """What to run, by the name under which people hear of it."""
    web = ["-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"]
    web += ["--threads", str(threads), "--bind", address, "newsroom.wsgi"]
    jobs = [str(settings.BASE_DIR / "manage.py"), "db_worker", "--no-reload"]
    return {"The web server": [sys.executable, *web], "The job worker": [sys.executable, *jobs]}


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that is set when the process is asked to stop."""
    stop = threading.Event()
    asked = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stop.set()) for number in asked]
    try:
        yield stop
    finally:
        for number, handler in zip(asked, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def running(programs: dict[str, list[str]]) -> Iterator[Children]:
    """Run the programs, and leave none of them behind.

    Each has a session of its own, or Ctrl+C would reach it twice and cut off its last job.
    """
    children: Children = {}
    try:
        for name, program in programs.items():
            children[name] = subprocess.Popen(  # noqa: S603  our own programs
                program, cwd=settings.BASE_DIR, start_new_session=True, stdin=subprocess.DEVNULL
            )
        yield children
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            _end(child)


def _end(child: subprocess.Popen) -> None:
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def watch(children: Children, stop: threading.Event) -> str:
    """Wait for the stop (then "") or for the first child to end (then its name)."""
    while not stop.wait(1 / LOOKS_PER_SECOND):
        for name, child in children.items():
            if child.poll() is not None:
                return name
    return ""
