import time
from argparse import ArgumentParser
from contextlib import closing
from random import Random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles import freshness
from articles.languages import CODES
from newsroom.operations.archive.making import add_stories, processes_at_best
from newsroom.operations.archive.setting import setting
from newsroom.operations.programs import stop_signals


class Command(BaseCommand):
    help = (
        "Add made-up stories over three years by the thousand, with pictures, corrections and "
        "withdrawn ones, to try lists and searches at size. Never where people work: nothing "
        "takes them out again. Stopped (Ctrl+C), what it has made is whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N", help="how many stories")
        parser.add_argument("--seed", type=int, default=1, help="other seed, other stories")
        parser.add_argument("--force", action="store_true", help="even where BEHIND_HTTPS is set")
        parser.add_argument(
            "--processes",
            type=int,
            help="how many make stories beside the first; 0 is none, by itself it takes all cores",
        )

    def handle(self, *args: object, **options: object) -> None:
        if settings.BEHIND_HTTPS and not options["force"]:
            raise CommandError("Readers would see the made-up stories. Use --force all the same.")
        count, seed = options["count"], options["seed"]
        processes = options["processes"]
        if processes is None:
            processes = processes_at_best()
        if count < 1 or processes < 0:
            raise CommandError("An archive has one story or more, made by no process or more.")
        done, counted, started = 0, 0, time.monotonic()
        ground = setting(Random(seed))  # noqa: S311  nothing secret is made of it
        batches = add_stories(ground, count, seed=seed, processes=processes)
        with stop_signals() as stop, closing(batches):
            for added in batches:
                done += added
                if done >= 2 * counted:
                    _count_rows_anew()
                    counted = done
                self._report(done, count, time.monotonic() - started)
                if stop.is_set():
                    break
        _count_rows_anew()
        freshness.make_old(CODES)

    def _report(self, done: int, count: int, seconds: float) -> None:
        self.stdout.write(f"{done:,} of {count:,} stories, {done / seconds:,.0f} a second")
        self.stdout.flush()


def _count_rows_anew() -> None:
    # The guards' queries are planned once for a session: planned for the empty tables of the
    # beginning, each would read the whole of what has been written since.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
