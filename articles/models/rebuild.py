"""What is made anew while the site runs: in short transactions, from where it was stopped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from . import fields

BATCH = 100


class Rebuild(models.Model):
    """How far something that is made anew has come; gone once it is done.

    `what` is a language (its search index), a kind of the desk's rows, or "pages".
    """

    what = fields.CharField(max_length=8, primary_key=True)
    position = models.BigIntegerField(help_text=_("The last row that is done."))

    class Meta:
        verbose_name = _("rebuild")
        verbose_name_plural = _("rebuilds")

    def __str__(self) -> str:
        return f"{self.what} {self.position}"


@dataclass(frozen=True)
class Progress:
    """How many rows are done, of how many; those of an interrupted run count as done."""

    done: int
    total: int


def in_batches(
    what: str, rows: QuerySet, do: Callable[[list[int]], None], *, batch: int = BATCH
) -> Iterator[Progress]:
    """Do something for all rows, given their numbers batch by batch, yielding after each.

    Each batch is one transaction. May be left at any point: the next call goes on after the last
    whole batch.
    """
    rows = rows.order_by("pk").values_list("pk", flat=True)
    # What comes meanwhile is done as it comes; to run after it might never end.
    rows = rows.filter(pk__lte=rows.last() or 0)
    positions = Rebuild.objects.filter(what=what)
    position = positions.values_list("position", flat=True).first() or 0
    total, done = rows.count(), rows.filter(pk__lte=position).count()
    yield Progress(done, total)
    while step := list(rows.filter(pk__gt=position)[:batch]):
        _do(what, step, do)
        position, done = step[-1], done + len(step)
        yield Progress(done, total)
    positions.delete()


@transaction.atomic
def _do(what: str, step: list[int], do: Callable[[list[int]], None]) -> None:
    do(step)
    Rebuild.objects.update_or_create(what=what, defaults={"position": step[-1]})
