import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.checks import REINDEX, is_index_outdated
from articles.languages import CODES, is_published_in
from articles.search import Hit, search
from articles.text.characters import is_damaged

BAD_INPUT = 2
MOST = 1000


class Command(BaseCommand):
    help = (
        "Look for words in what readers can see, as their own search does, the best first: to see "
        "why something is found or is not. Finding nothing is no failure."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", help="what to look for, as a reader would type it")
        parser.add_argument("--language", required=True, help=", ".join(CODES))
        parser.add_argument("--limit", type=int, default=20, help="how many hits at most")
        parser.add_argument("--json", action="store_true", help="print a list of hits")

    def handle(self, *args: object, **options: object) -> None:
        language, limit = options["language"], options["limit"]
        if not is_published_in(language):
            self._refuse(f"unknown language “{language}”; known: {', '.join(CODES)}")
        if not 1 <= limit <= MOST:
            self._refuse(f"--limit must be from 1 to {MOST}")
        if is_damaged(options["words"]):
            self._refuse("the words are no text in UTF-8")
        if is_index_outdated():
            self.stderr.write(REINDEX)
        hits = search(options["words"], language=language, limit=limit).hits
        if options["json"]:
            self.stdout.write(json.dumps([_values(hit) for hit in hits], ensure_ascii=False))
            return
        for hit in hits:
            self.stdout.write("{score:4} {article:7} {headline}".format(**_values(hit)))

    def _refuse(self, problem: str) -> None:
        raise CommandError(problem, returncode=BAD_INPUT)


def _values(hit: Hit) -> dict[str, object]:
    publication = hit.publication
    return {
        "article": publication.translation.article_id,
        "language": publication.language,
        "headline": publication.revision.headline,
        "score": hit.score,
    }
