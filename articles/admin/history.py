"""The log of a story as one person may see it. Who really wrote is for those who may know."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.table import TABLE
from articles.languages import LANGUAGES, Language
from articles.models import JournalEntry, Translation
from articles.models.journal import JournalQuerySet
from articles.models.prepared import Prepared, Slot
from articles.states import Move, Status, Subject

from .desk import Desk
from .differences import Difference, Labels, differences_of, labels_of

SHOWN = 40
# So many are read, since those about findings fold into one line.
MOST_READ = 200
A_WRITER = _("a writer")
# Made by editors and publishers in their office; any other move may be the hand of a writer.
EDITORIAL_MOVES = {
    Move.APPROVE,
    Move.SEND_BACK,
    Move.PUBLISH,
    Move.UNSCHEDULE,
    Move.PUBLISH_TOGETHER,
    Move.UNSCHEDULE_TOGETHER,
    Move.WANT,
    Move.WITHDRAW,
    Move.REPUBLISH,
    Move.SPIKE,
    Move.UNSPIKE,
    Move.ASK_EMBARGO,
    Move.SHORTEN_EMBARGO,
    Move.CLEAR_FLAG,
    Move.KILL,
    Move.ASK_LIFT,
    Move.LIFT_KILL,
    Move.CLAIM,
    Move.TAKE_OVER,
    Move.RELEASE,
    Move.BEGIN_LIVE,
    Move.END_LIVE,
    Move.ASSIGN,
    Move.CHANGE_ASSIGNMENT,
    Move.DROP_ASSIGNMENT,
}
# What writers do things to; a name at it may be the one behind a byline.
OF_WRITERS = {Subject.STORY, Subject.PHOTO, Subject.ASSIGNMENT}
ABOUT_FINDINGS = {Move.LEAVE, Move.ASK_AGAIN}
# Told with the name where whoever spoke had not written in the story: their entry says so.
ABOUT_TALK = {
    *(Move.COMMENT, Move.SUGGEST, Move.REPLY, Move.RESOLVE, Move.REOPEN),
    *(Move.TAKE_SUGGESTION, Move.REFUSE_SUGGESTION),
}
ABOUT_FLAGS = {Move.RAISE_FLAG, Move.CLEAR_FLAG}


@dataclass(frozen=True)
class Remark:
    """Findings of the copy desk that were left or asked again: their rule, words and number."""

    rule: str | Promise
    words: str = ""
    times: int = 1


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the log; `number` is the revision's, `compared_with` the one before it.

    What is said of findings stands in `remarks`, and what was changed of the shared fields in
    `differences`, and neither in `note`. Answers that follow each other are one line, whose
    `answers` counts the findings.
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
    differences: list[Difference] = field(default_factory=list)

    @property
    def answers(self) -> int:
        return sum(remark.times for remark in self.remarks)


def history_of(translation: Translation, desk: Desk) -> list[HistoryEntry]:
    """The latest moves of a version, newest first; one query."""
    return _lines(OF_VERSION.objects(version=translation.pk), desk)


def history_of_story(entries: JournalQuerySet, desk: Desk) -> list[HistoryEntry]:
    """The latest moves of a story in the languages that the entries were chosen from.

    A query, and one per kind of row that its shared fields were changed to.
    """
    return _entries(entries, desk)


def _entries(entries: JournalQuerySet, desk: Desk) -> list[HistoryEntry]:
    return _lines(list(_with_what_is_told(entries)[:MOST_READ]), desk)


def _with_what_is_told(entries: JournalQuerySet) -> JournalQuerySet:
    """The entries with what lines tell of their rows; of a text no more than its number."""
    own = [field.name for field in JournalEntry._meta.concrete_fields]
    people = [f"actor__{field.name}" for field in get_user_model()._meta.concrete_fields]
    related = entries.select_related("actor", "revision", "translation", "publication")
    return related.only(*own, *people, *TOLD)


TOLD = ("revision__number", "translation__language", "publication__visible_from")

OF_VERSION = Prepared(
    lambda: _with_what_is_told(JournalEntry.objects.filter(translation=Slot("version")))[:MOST_READ]
)


def _lines(rows: list[JournalEntry], desk: Desk) -> list[HistoryEntry]:
    labels = labels_of(rows)
    return _folded(_entry(entry, desk, labels) for entry in rows)[:SHOWN]


def _folded(entries: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """One line for answers of one kind by one person to one text, that follow each other."""
    folded: list[HistoryEntry] = []
    for entry in entries:
        last = folded[-1] if folded else None
        if last and last.remarks and entry.remarks and _answered(last) == _answered(entry):
            folded[-1] = replace(last, remarks=last.remarks + entry.remarks)
        else:
            folded.append(entry)
    return folded


def _answered(entry: HistoryEntry) -> tuple[object, ...]:
    logged = entry.logged
    return entry.move, logged.actor_id, logged.translation_id, logged.revision_id


def _entry(entry: JournalEntry, desk: Desk, labels: Labels) -> HistoryEntry:
    language = entry.translation.language if entry.translation else ""
    number = entry.revision.number if entry.revision else None
    is_about_findings = entry.move in ABOUT_FINDINGS
    differences = differences_of(entry, labels)
    makes_text = entry.move in {Move.SAVE, Move.RESTORE, Move.CREATE, Move.TRANSLATE}
    return HistoryEntry(
        move=Move(entry.move),
        who=who_did(entry, desk),
        logged=entry,
        status=Status(entry.to_status).label if entry.to_status else "",
        language=LANGUAGES.get(language),
        number=number,
        compared_with=number - 1 if makes_text and number and number > 1 else None,
        note=entry.note if _tells_its_note(entry, differences) else "",
        remarks=_remarks(entry.note) if is_about_findings else (),
        differences=differences,
    )


def _tells_its_note(entry: JournalEntry, differences: list[Difference]) -> bool:
    """Whether the note is what somebody said, and not the names of what was changed."""
    if entry.move in ABOUT_FLAGS:
        return True
    return entry.move not in ABOUT_FINDINGS and not differences


def _remarks(note: str) -> tuple[Remark, ...]:
    """What `workflow.leaving` has written into the note; its last line may be a mere number."""
    lines = (line.partition(" ") for line in note.split("\n"))
    return tuple(_remark(rule, words) for rule, _space, words in lines)


def _remark(rule: str, said: str) -> Remark:
    words, _tab, times = said.partition("\t")
    if rule.startswith("+") and rule[1:].isdecimal():
        return Remark(rule, times=int(rule[1:]))
    label = TABLE[rule].label if rule in TABLE else rule
    return Remark(label, words, int(times) if times.isdecimal() else 1)


def who_did(entry: JournalEntry, desk: Desk) -> str | Promise:
    """Whoever did it by name, where that is for this person: it may be the hand of a writer."""
    language = entry.translation.language if entry.translation else ""
    is_open = (
        entry.actor_id == desk.person.pk
        or entry.move in EDITORIAL_MOVES
        or entry.subject not in OF_WRITERS
        or (entry.move in ABOUT_TALK and bool((entry.after or {}).get("named")))
    )
    if entry.subject == Subject.PHOTO:
        is_open = is_open or bool(desk.writers_seen_in)
    return str(entry.actor) if is_open or desk.sees_writers(language) else A_WRITER
