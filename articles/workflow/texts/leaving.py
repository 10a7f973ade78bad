"""Saying of what the copy desk found that it stays as it is, and taking that back.

Each time is an entry of the journal, whose note has a line for each rule with its words: the rule,
a space, the words, and where they were found more than once a tab and the number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import JournalEntry, LeftFinding, Translation
from articles.proofreading import findings
from articles.states import Move
from articles.workflow.recording import OpenMove, hold, open_move

# How much of the words of a finding an entry repeats.
MOST_LETTERS = 60


@transaction.atomic
def leave(translation: Translation, *, actor: AbstractBaseUser, keys: Iterable[str]) -> int:
    """Say of findings in the latest text that they stay as they are; returns how many did.

    Whoever may save the text may say so. Keys that name nothing in the text are passed over.
    """
    current = open_move(hold(translation.pk), actor=actor, move=Move.LEAVE)
    held = current.translation
    wanted = set(keys)
    # By key: the same words found twice in paragraphs alike are one, which is answered once.
    rows = list({row.key: row for row in _rows(held, actor) if row.key in wanted}.values())
    LeftFinding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["translation", "key"],
        update_fields=["person", "is_standing"],
    )
    _record(current, rows)
    return len(rows)


@transaction.atomic
def ask_again(translation: Translation, *, actor: AbstractBaseUser, keys: Iterable[str]) -> int:
    """Take back that findings stay as they are; returns how many were. Who may leave, may this."""
    current = open_move(hold(translation.pk), actor=actor, move=Move.ASK_AGAIN)
    held = current.translation
    standing = held.left_findings.filter(key__in=list(keys), is_standing=True)
    rows = list(standing.order_by("pk"))
    standing.update(is_standing=False, person_id=actor.pk)
    _record(current, rows)
    return len(rows)


def _record(current: OpenMove, rows: list[LeftFinding]) -> None:
    if rows:
        said = Counter(f"{row.rule} {_short(row.text)}".rstrip() for row in rows)
        note = _note([f"{words}\t{times}" if times > 1 else words for words, times in said.items()])
        current.record(to=None, note=note)


def _note(lines: list[str]) -> str:
    """As many lines as an event holds, and how many there are more."""
    limit = JournalEntry._meta.get_field("note").max_length
    kept = lines
    while len(note := "\n".join(kept)) > limit:
        kept = [*kept[: len(kept) - 2], f"+{len(lines) - len(kept) + 2}"]
    return note


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()}…"


def _rows(translation: Translation, actor: AbstractBaseUser) -> Iterator[LeftFinding]:
    for entry in findings(translation):
        if not entry.is_left:
            yield LeftFinding(
                translation=translation,
                rule=entry.finding.rule,
                text=entry.finding.text[:200],
                key=entry.key,
                person_id=actor.pk,
            )
