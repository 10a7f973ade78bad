"""The readers' index made anew while the site runs."""

from collections.abc import Iterator

from articles.models import Publication
from articles.models.rebuild import BATCH, Progress, in_batches

from .index import database, index_again


def rebuild(language: str, *, batch: int = BATCH) -> Iterator[Progress]:
    """Index every publication of a language anew, yielding after each batch.

    Goes on where it was stopped. Search is never without its stories, and writers wait shortly.
    """
    publications = Publication.objects.in_language(language)

    def index(numbers: list[int]) -> None:
        index_again(publications.filter(pk__in=numbers))

    yield from in_batches(language, publications, index, batch=batch)
    database().forget()
