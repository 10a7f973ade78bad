from datetime import datetime

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from . import fields

# One sealer at a time; on SQLite its transaction is the lock.
SEALERS = 7_024_117
HELD = {"postgresql": f"SELECT pg_advisory_xact_lock({SEALERS})"}


class SealQuerySet(models.QuerySet):
    def last_first(self) -> "SealQuerySet":
        return self.order_by("-number")

    def following(self, number: int) -> "SealQuerySet":
        """The seals after that number, in the order of the chain."""
        return self.filter(number__gt=number).order_by("number")

    def sealed_until(self) -> datetime | None:
        """When the last seal was made; a query."""
        return self.last_first().values_list("sealed_at", flat=True).first()


class Seal(models.Model):
    """A link of the chain over the journal: one entry, in the order in which they were sealed.

    Numbers have no gaps, and `digest` is made of the one before, so that whatever is changed,
    taken out or put in between is found. `came_at` is when the entry came in by the database's
    clock. Made behind the writing: an entry of a slow transaction comes later in the chain.
    """

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField("JournalEntry", on_delete=models.PROTECT, related_name="seal")
    digest = fields.CharField(max_length=64)
    came_at = models.DateTimeField()
    sealed_at = models.DateTimeField()

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


class WaitingQuerySet(models.QuerySet):
    def in_order(self) -> "WaitingQuerySet":
        return self.order_by("entry_id")

    def of_nothing(self) -> "WaitingQuerySet":
        """The numbers of those whose entry is not there."""
        entries = self.model._meta.get_field("entry").related_model.objects
        is_there = models.Exists(entries.filter(pk=models.OuterRef("entry_id")))
        return self.filter(~is_there).in_order().values_list("entry_id", flat=True)


class WaitingEntry(models.Model):
    """An entry of the journal that is not sealed yet: written by the database itself with it."""

    entry = models.OneToOneField(
        "JournalEntry", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    came_at = models.DateTimeField()

    objects = WaitingQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiting entry")
        verbose_name_plural = _("waiting entries")

    def __str__(self) -> str:
        return str(self.entry_id)


def hold_the_chain() -> None:
    """Nobody else seals until the transaction ends."""
    if connection.vendor in HELD:
        with connection.cursor() as cursor:
            cursor.execute(HELD[connection.vendor])
