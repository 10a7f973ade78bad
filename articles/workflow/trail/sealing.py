"""Seals what waits: behind the writing, so that no move waits for another one."""

from django.db import transaction

from articles.models import Seal, WaitingEntry
from articles.models.clock import database_now
from articles.models.seal import hold_the_chain

from .links import SEALED, digest, head

# So many in a transaction: on SQLite others wait meanwhile.
BATCH = 500


def is_anything_waiting() -> bool:
    return WaitingEntry.objects.exists()


def seal_what_waits() -> int:
    """Seal every entry that is stored now; returns how many. What comes meanwhile is left."""
    sealed, last = 0, WaitingEntry.objects.in_order().last()
    while last and (step := _seal_some(last.entry_id)):
        sealed += step
    return sealed


@transaction.atomic
def _seal_some(until: int) -> int:
    hold_the_chain()
    waiting = WaitingEntry.objects.in_order().filter(entry_id__lte=until)
    rows = waiting.values_list("came_at", *(f"entry__{name}" for name in SEALED))[:BATCH]
    last, now, seals = head(), database_now(), []
    before = last.digest
    for number, (came_at, *row) in enumerate(rows, start=last.number + 1):
        entry = dict(zip(SEALED, row, strict=True))
        before = digest(before, number, came_at, now, entry)
        link = {"number": number, "digest": before, "came_at": came_at, "sealed_at": now}
        seals.append(Seal(entry_id=entry["id"], **link))
    Seal.objects.bulk_create(seals)
    WaitingEntry.objects.filter(entry_id__in=[seal.entry_id for seal in seals]).delete()
    return len(seals)
