"""The desk's index made anew while people work, as the readers' is."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Rebuild
from articles.search.index import database
from articles.search.rebuilding import BATCH, Progress

from .documents import SOURCES, Kind
from .index import index_rows


def rebuild_kind(kind: Kind, *, batch: int = BATCH) -> Iterator[Progress]:
    """Index every row of a kind anew, yielding after each batch; goes on where it was stopped."""
    rows = SOURCES[kind].rows().order_by("pk").prefetch_related(None)
    last = rows.values_list("pk", flat=True).last() or 0
    rows = rows.filter(pk__lte=last)
    positions = Rebuild.objects.filter(what=kind)
    position = positions.values_list("position", flat=True).first() or 0
    total, done = rows.count(), rows.filter(pk__lte=position).count()
    yield Progress(done, total)
    while step := list(rows.filter(pk__gt=position).values_list("pk", flat=True)[:batch]):
        position, done = step[-1], done + len(step)
        _index(kind, rows, step)
        yield Progress(done, total)
    positions.delete()
    database().forget()


@transaction.atomic
def _index(kind: Kind, rows: QuerySet, step: list[int]) -> None:
    # A verb that changes one of them meanwhile waits, or is waited for.
    held = rows.select_related(None).filter(pk__in=step).select_for_update(no_key=True)
    list(held.values_list("pk"))
    index_rows(kind, step)
    Rebuild.objects.update_or_create(what=kind, defaults={"position": step[-1]})
