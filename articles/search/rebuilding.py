"""The index made anew while the site runs: in short transactions, from where it was stopped."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Publication, Rebuild

from .index import database, index_again

BATCH = 100


@dataclass(frozen=True)
class Progress:
    """How many publications are done, of how many; those of an interrupted run count as done."""

    done: int
    total: int


def rebuild(language: str, *, batch: int = BATCH) -> Iterator[Progress]:
    """Index every publication of a language anew, yielding after each batch.

    May be left at any point: the next call goes on after the last whole batch. Every batch is
    done in one transaction, so that search is never without its stories and writers wait shortly.
    """
    publications = Publication.objects.in_language(language).order_by("pk")
    # What comes out meanwhile is indexed as it does; to run after it might never end.
    last = publications.values_list("pk", flat=True).last() or 0
    publications = publications.filter(pk__lte=last)
    rows = Rebuild.objects.filter(what=language)
    position = rows.values_list("position", flat=True).first() or 0
    total, done = publications.count(), publications.filter(pk__lte=position).count()
    yield Progress(done, total)
    while step := _next_batch(publications, position, batch):
        position, done = step[-1], done + len(step)
        _index(publications, step, language)
        yield Progress(done, total)
    rows.delete()
    database().forget()


def _next_batch(publications: QuerySet, position: int, batch: int) -> list[int]:
    return list(publications.filter(pk__gt=position).values_list("pk", flat=True)[:batch])


@transaction.atomic
def _index(publications: QuerySet, step: list[int], language: str) -> None:
    index_again(publications.filter(pk__in=step))
    Rebuild.objects.update_or_create(what=language, defaults={"position": step[-1]})
