from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from django.db import models

BATCH = 500


@dataclass(frozen=True)
class Step:
    """How many rows a check has read, of about how many; `damage` is what it has found in one."""

    done: int
    total: int
    damage: str = ""


@dataclass(frozen=True)
class Check:
    """`repair` makes anew what can be made from the rest; None where nothing should."""

    name: str
    steps: Callable[[], Iterator[Step]]
    repair: Callable[[], None] | None = None


def walked(
    rows: models.QuerySet, look: Callable[[list[int]], Collection[str]], *, batch: int = BATCH
) -> Iterator[Step]:
    """Look at rows by their numbers, batch by batch; what comes meanwhile is left for next time."""
    rows = rows.order_by("pk").values_list("pk", flat=True)
    last, total = rows.last() or 0, rows.count()
    done = position = 0
    while numbers := list(rows.filter(pk__gt=position, pk__lte=last)[:batch]):
        position, done = numbers[-1], done + len(numbers)
        for damage in look(numbers):
            yield Step(done, total, damage)
        yield Step(done, total)
