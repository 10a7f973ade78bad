"""What was done to a name, to the outlet, an address or a person: who, when, and what it changed.

All of it is done in the office of an administrator or an editor, so that whoever did it is named.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from articles.models import JournalEntry, Tag
from articles.states import Move, Subject

from .differences import Difference, differences_of, labels_of

SHOWN = 40
# Sign-ins would push all else off the screen, and whoever begins a text may be the one behind a
# byline; the journal's own screen has them.
LEFT_OUT = (Move.SIGN_IN, Move.BEGIN_ASSIGNMENT)


@dataclass(frozen=True)
class HouseEntry:
    """One line of the history of a row."""

    logged: JournalEntry
    differences: list[Difference]


def history_of_row(subject: Subject, row: models.Model) -> list[HouseEntry]:
    """The latest entries of a row, newest first; a query, and one per kind of row they name."""
    entries = list(_entries(subject, row).select_related("actor")[:SHOWN])
    labels = labels_of(entries)
    return [HouseEntry(entry, differences_of(entry, labels)) for entry in entries]


def _entries(subject: Subject, row: models.Model) -> QuerySet[JournalEntry]:
    """A tag's history is also that of what was merged into it."""
    if not isinstance(row, Tag):
        return JournalEntry.objects.of(subject, row.pk).exclude(move__in=LEFT_OUT)
    merged = Tag.objects.filter(merged_into=row.pk).values("pk")
    of_tags = JournalEntry.objects.filter(subject=subject)
    return of_tags.filter(models.Q(subject_id=row.pk) | models.Q(subject_id__in=merged))
