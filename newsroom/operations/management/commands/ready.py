import time
from argparse import ArgumentParser
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from django.core.management.base import BaseCommand, CommandError

READY = "/readyz"
PAUSE, PATIENCE = 0.5, 10


class Command(BaseCommand):
    help = (
        "Wait until a web process can answer readers: its database is there, with the tables of "
        "its version. For what goes on only then, as an upgrade. Status 1 where it is not so "
        "after --seconds, with what it said last."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at",
            default="http://127.0.0.1:8000",
            metavar="ADDRESS",
            help="of the process itself, not of a proxy before several (%(default)s)",
        )
        parser.add_argument("--seconds", type=int, default=120, help="at most (%(default)s)")

    def handle(self, *args: object, **options: object) -> None:
        address, end = options["at"].rstrip("/") + READY, time.monotonic() + options["seconds"]
        while (said := _asked(address)) is not None:
            if time.monotonic() >= end:
                raise CommandError(f"{address} is not ready: {said}")
            time.sleep(PAUSE)
        self.stdout.write(f"{address} is ready")


def _asked(address: str) -> str | None:
    """What it says; None once it is ready."""
    try:
        with urlopen(address, timeout=PATIENCE):  # noqa: S310  an operator's own
            return None
    except HTTPError as error:
        return " ".join(error.read().decode(errors="replace").split())
    except (OSError, HTTPException) as error:
        return str(error)
