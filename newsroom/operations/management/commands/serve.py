import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.urls import reverse

from newsroom.operations.programs import Program, keep_running, running, stop_signals

# In memory, so that a full disk keeps no web process from beginning.
HEARTBEATS = Path("/dev/shm")  # noqa: S108
# Longer than the second for which deploy/nginx keeps a line: of the two, nginx ends it.
SECONDS_KEPT = 5


class Command(BaseCommand):
    help = (
        "Serve the site and work its jobs until told to stop (Ctrl+C, SIGTERM); begins again what "
        "ends meanwhile. WEB_CONCURRENCY says how many web processes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="at which to listen; 0.0.0.0 is all (%(default)s)"
        )
        parser.add_argument(
            "--port", type=int, default=8000, help="on which to listen (%(default)s)"
        )
        parser.add_argument(
            "--threads", type=int, default=8, help="requests at once, a process (%(default)s)"
        )
        parser.add_argument(
            "--without-worker", action="store_true", help="where jobs are worked elsewhere"
        )

    def handle(self, *args: object, **options: object) -> None:
        address = f"{options['host']}:{options['port']}"
        programs = [web_server(address, options["threads"])]
        if not options["without_worker"]:
            programs += job_workers()
        with shared_counts(), stop_signals() as stop, running(programs, settings.BASE_DIR):
            say(self.stdout, f"Readers: http://{address}/")
            say(self.stdout, f"Desk:    http://{address}{reverse('admin:index')}")
            ended = keep_running(programs, settings.BASE_DIR, stop, partial(say, self.stderr))
        if ended:
            raise CommandError(f"{ended} has ended, so everything was stopped")


@contextmanager
def shared_counts() -> Iterator[None]:
    """Where web processes add their counts up for `/metrics`; gone with them."""
    if not settings.METRICS_FROM:
        yield
        return
    with TemporaryDirectory(prefix="newsroom-counts-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def say(stream: OutputWrapper, words: str) -> None:
    """Nobody may be left to read it, or its file may lie on a full disk."""
    with suppress(OSError):
        stream.write(words)
        stream.flush()


def web_server(address: str, threads: int) -> Program:
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket"]
    command += ["--worker-class", "newsroom.operations.web.HeadsFirst"]
    command += ["--logger-class", "newsroom.logs.QuietLogger"]
    if HEARTBEATS.is_dir():
        command += ["--worker-tmp-dir", str(HEARTBEATS)]
    command += ["--keep-alive", str(SECONDS_KEPT)]
    command += ["--threads", str(threads), "--bind", address, "newsroom.wsgi"]
    return Program("The web server", command, must_begin=True)


def job_workers() -> list[Program]:
    """They end whenever the database cannot be reached; what one was at, the next one puts back."""
    if not settings.CELERY_BROKER_URL:
        return [_program("The job worker", "db_worker", "--no-reload")]
    return [_program("The job worker", "celery_worker"), _program("The job relay", "job_relay")]


def _program(name: str, *words: str) -> Program:
    return Program(name, [sys.executable, str(settings.BASE_DIR / "manage.py"), *words])
