"""Saying of what the copy desk found that it stays as it is, and taking that back.

Each time is an event, whose note has a line for each rule with its words: the rule, a space, the
words, and where they were found more than once a tab and the number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import LeftFinding, Translation, WorkflowEvent
from articles.models.clock import database_now
from articles.proofreading import findings
from articles.states import Move
from articles.workflow.decisions import decide, situation
from articles.workflow.errors import Refused
from articles.workflow.recording import Turn, hold

# How much of the words of a finding an event repeats.
LONGEST = 60


@transaction.atomic
def leave(translation: Translation, *, actor: AbstractBaseUser, keys: Iterable[str]) -> int:
    """Say of findings in the latest text that they stay as they are; returns how many did.

    Whoever may save the text may say so. Keys that name nothing in the text are passed over.
    """
    held = hold(translation.pk)
    decision = decide(Move.SAVE, situation(actor, held))
    if not decision:
        raise Refused(decision)
    wanted = set(keys)
    # By key: the same words found twice in paragraphs alike are one, which is answered once.
    rows = list({row.key: row for row in _rows(held, actor) if row.key in wanted}.values())
    LeftFinding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["translation", "key"],
        update_fields=["person", "is_standing"],
    )
    _record(held, actor, Move.LEAVE, rows)
    return len(rows)


@transaction.atomic
def ask_again(translation: Translation, *, actor: AbstractBaseUser, keys: Iterable[str]) -> int:
    """Take back that findings stay as they are; returns how many were. Who may leave, may this."""
    held = hold(translation.pk)
    decision = decide(Move.SAVE, situation(actor, held))
    if not decision:
        raise Refused(decision)
    standing = held.left_findings.filter(key__in=list(keys), is_standing=True)
    rows = list(standing.order_by("pk"))
    standing.update(is_standing=False, person_id=actor.pk)
    _record(held, actor, Move.ASK_AGAIN, rows)
    return len(rows)


def _record(
    held: Translation, actor: AbstractBaseUser, move: Move, rows: list[LeftFinding]
) -> None:
    if rows:
        said = Counter(f"{row.rule} {_short(row.text)}".rstrip() for row in rows)
        note = _note([f"{words}\t{times}" if times > 1 else words for words, times in said.items()])
        Turn(held, actor, move, database_now(), note).record(to=None)


def _note(lines: list[str]) -> str:
    """As many lines as an event holds, and how many there are more."""
    limit = WorkflowEvent._meta.get_field("note").max_length
    kept = lines
    while len(note := "\n".join(kept)) > limit:
        kept = [*kept[: len(kept) - 2], f"+{len(lines) - len(kept) + 2}"]
    return note


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


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
