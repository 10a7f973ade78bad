"""The log of a story as one person may see it. Who really wrote is for those who may know."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.table import TABLE
from articles.languages import LANGUAGES, Language
from articles.models import JournalEntry, Translation
from articles.states import Move, Status

from .desk import Desk

SHOWN = 40
A_WRITER = _("a writer")
# Made by editors and publishers in their office; any other move may be the hand of a writer.
EDITORIAL_MOVES = {
    Move.APPROVE,
    Move.SEND_BACK,
    Move.PUBLISH,
    Move.UNSCHEDULE,
    Move.WITHDRAW,
    Move.REPUBLISH,
    Move.SPIKE,
    Move.UNSPIKE,
}
ABOUT_FINDINGS = {Move.LEAVE, Move.ASK_AGAIN}


@dataclass(frozen=True)
class Remark:
    """A finding of the copy desk that was left or asked again: its rule, and its words."""

    rule: str | Promise
    words: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the log; `number` is the revision's, `compared_with` the one before it.

    What is said of findings stands in `remarks` and not in `note`.
    """

    move: Move
    who: str | Promise
    logged: JournalEntry
    status: str | Promise
    language: Language | None = None
    number: int | None = None
    compared_with: int | None = None
    note: str = ""
    remarks: tuple[Remark, ...] = ()


def history_of(translation: Translation, desk: Desk) -> list[Entry]:
    """The latest moves of a version, newest first; one query."""
    return _entries(translation.journal.all(), desk)


def history_of_story(entries: QuerySet[JournalEntry], desk: Desk) -> list[Entry]:
    """The latest moves of a story in the languages that the entries were chosen from; one query."""
    return _entries(entries, desk)


def _entries(entries: QuerySet[JournalEntry], desk: Desk) -> list[Entry]:
    rows = entries.select_related("actor", "revision", "translation", "publication")[:SHOWN]
    return [_entry(entry, desk) for entry in rows]


def _entry(entry: JournalEntry, desk: Desk) -> Entry:
    language = entry.translation.language if entry.translation else ""
    number = entry.revision.number if entry.revision else None
    is_about_findings = entry.move in ABOUT_FINDINGS
    makes_text = entry.move in {Move.SAVE, Move.CREATE, Move.TRANSLATE}
    return Entry(
        move=Move(entry.move),
        who=_name(entry, desk, language),
        logged=entry,
        status=Status(entry.to_status).label if entry.to_status else "",
        language=LANGUAGES.get(language),
        number=number,
        compared_with=number - 1 if makes_text and number and number > 1 else None,
        note="" if is_about_findings else entry.note,
        remarks=_remarks(entry.note) if is_about_findings else (),
    )


def _remarks(note: str) -> tuple[Remark, ...]:
    """What `workflow.leaving` has written into the note; its last line may be a mere number."""
    lines = (line.partition(" ") for line in note.split("\n"))
    return tuple(
        Remark(TABLE[rule].label if rule in TABLE else rule, words) for rule, _space, words in lines
    )


def _name(entry: JournalEntry, desk: Desk, language: str) -> str | Promise:
    is_open = entry.actor_id == desk.person.pk or entry.move in EDITORIAL_MOVES
    return str(entry.actor) if is_open or desk.sees_writers(language) else A_WRITER


def numbers(entries: Iterable[Entry]) -> list[int]:
    """The numbers of the revisions that the log names, newest first."""
    return sorted({entry.number for entry in entries if entry.number}, reverse=True)
