import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.templatetags.static import static

from articles.models import Article
from newsroom.operations.archive.setting import SLUGLINE
from newsroom.operations.benchmark.own import Failed, measured_on_its_own
from newsroom.operations.benchmark.pages import newest_story
from newsroom.operations.benchmark.running import WrongAnswer, measure
from newsroom.operations.benchmark.table import table
from newsroom.operations.benchmark.web_process import DidNotBegin

NO_ARCHIVE = "There is no archive here. `make_archive N` makes one; --make N makes one of its own."
NOT_ONE = "There are stories here that make_archive has not made. Use --force all the same."
TOO_SMALL = "The archive is too small: no Arabic story with a picture and a tag is to be seen."
NO_STATIC = "Styles and scripts have not been collected: `collectstatic` comes first."


class Command(BaseCommand):
    help = (
        "Measure what pages, the desk and publishing cost on an archive that make_archive has "
        "made, or with --make on one of its own; leaves nothing. `benchmark_report` sets several "
        "of its files beside each other."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=50, help="how often each page is timed")
        parser.add_argument("--out", type=Path, metavar="FILE", help="where the JSON goes")
        parser.add_argument(
            "--make", type=int, metavar="N", help="N stories in a database of its own"
        )
        parser.add_argument("--force", action="store_true", help="also where people work")

    def handle(self, *args: object, **options: object) -> None:
        rounds, out, stories = options["rounds"], options["out"], options["make"]
        if rounds < 2:
            raise CommandError("Two rounds are the least from which anything can be told.")
        if out and not out.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.")
        self._refuse_without_static()
        if stories is not None:
            self._make(stories, ["--rounds", str(rounds), *(["--out", str(out)] if out else [])])
            return
        self._refuse_wrong_database(is_forced=options["force"])
        try:
            figures = measure(rounds, self._say)
        except (WrongAnswer, DidNotBegin) as problem:
            raise CommandError(str(problem)) from problem
        if out:
            out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
        self.stdout.write(table(figures))

    def _make(self, stories: int, options: list[str]) -> None:
        if stories < 1:
            raise CommandError("An archive has one story or more.")
        try:
            measured_on_its_own(stories, options)
        except Failed as problem:
            raise CommandError(str(problem)) from problem

    def _refuse_without_static(self) -> None:
        try:
            static("public/icon.svg")
        except ValueError as problem:
            raise CommandError(NO_STATIC) from problem

    def _refuse_wrong_database(self, *, is_forced: bool) -> None:
        try:
            others = Article.objects.exclude(slugline=SLUGLINE).exists()
            has_any = Article.objects.filter(slugline=SLUGLINE).exists()
        except DatabaseError as problem:
            name = connection.settings_dict["NAME"]
            raise CommandError(f"The database {name} holds no newsroom: {problem}") from problem
        if not has_any:
            raise CommandError(NO_ARCHIVE)
        if others and not is_forced:
            raise CommandError(NOT_ONE)
        if newest_story() is None:
            raise CommandError(TOO_SMALL)

    def _say(self, name: str) -> None:
        self.stderr.write(f"measured: {name}")
