import time
from argparse import ArgumentParser
from random import Random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from articles import freshness
from articles.languages import CODES
from newsroom.operations.archive.batch import Batch, numbers, write
from newsroom.operations.archive.setting import setting
from newsroom.operations.archive.stories import add_story

AT_ONCE = 1000


class Command(BaseCommand):
    help = "Add made-up stories by the thousand, to try lists and searches at size."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N", help="how many stories")
        parser.add_argument("--seed", type=int, default=1, help="other seed, other stories")
        parser.add_argument("--force", action="store_true", help="even where BEHIND_HTTPS is set")

    def handle(self, *args: object, **options: object) -> None:
        if settings.BEHIND_HTTPS and not options["force"]:
            raise CommandError("Readers would see the made-up stories. Use --force all the same.")
        count, started = options["count"], time.monotonic()
        random = Random(options["seed"])  # noqa: S311  nothing secret is made of it
        ground = setting(random)
        counted = 0
        for before in range(0, count, AT_ONCE):
            done = min(before + AT_ONCE, count)
            with transaction.atomic():
                batch = Batch(numbers(done - before))
                for _ in range(done - before):
                    add_story(batch, ground, random, ground.now)
                write(batch.rows)
            if done >= 2 * counted:
                _count_rows_anew()
                counted = done
            self._report(done, count, time.monotonic() - started)
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
