from argparse import ArgumentParser
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError

from articles.languages import CODES, is_published_in
from articles.management.progress import stopped, watched
from articles.models.rebuild import Progress
from articles.search import rebuild
from articles.search.desk import Kind, rebuild_kind

BAD_INPUT = 2
ROWS = {
    Kind.TEXT: "texts",
    Kind.STORY: "stories",
    Kind.PHOTO_AR: "photos, in Arabic,",
    Kind.TAG: "tags",
    Kind.AUTHOR: "authors",
    Kind.PHOTO_CKB: "photos, in Sorani,",
    Kind.PHOTO_KMR: "photos, in Kurmanji,",
}


class Command(BaseCommand):
    help = (
        "Build the search index anew while the site runs. Stopped (Ctrl-C) and started again, "
        "it goes on where it was. The desk's own index comes last, where no language is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", help=f"one of {', '.join(CODES)}; all if not given")

    def handle(self, *args: object, **options: object) -> None:
        language = options["language"]
        if language and not is_published_in(language):
            known = ", ".join(CODES)
            raise CommandError(
                f"unknown language “{language}”; known: {known}", returncode=BAD_INPUT
            )
        try:
            for code in [language] if language else CODES:
                self._rebuild(code, rebuild(code), "publications")
            for kind in [] if language else Kind:
                self._rebuild("desk", rebuild_kind(kind), ROWS[kind])
        except KeyboardInterrupt:
            raise stopped(self.stderr) from None

    def _rebuild(self, name: str, steps: Iterable[Progress], rows: str) -> None:
        self.stdout.write(f"{name}: {watched(name, steps, self.stderr)} {rows} indexed")
