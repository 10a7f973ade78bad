"""The desk's index made anew while people work, as the readers' is."""

from collections.abc import Iterator

from articles.models.rebuild import BATCH, Progress, in_batches
from articles.search.index import database

from .documents import SOURCES, Kind
from .index import index_rows


def rebuild_kind(kind: Kind, *, batch: int = BATCH) -> Iterator[Progress]:
    """Index every row of a kind anew, yielding after each batch; goes on where it was stopped."""
    rows = SOURCES[kind].rows().prefetch_related(None)

    def index(numbers: list[int]) -> None:
        # A verb that changes one of them meanwhile waits, or is waited for.
        held = rows.select_related(None).filter(pk__in=numbers).order_by("pk")
        list(held.select_for_update(no_key=True).values_list("pk"))
        index_rows(kind, numbers)

    yield from in_batches(kind, rows, index, batch=batch)
    database().forget()
