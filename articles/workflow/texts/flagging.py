"""Risk flags of a story: set by whoever sees a danger, cleared by an editor who has not written.

One that the outlet lets stop a publication stops what is scheduled at once, in every language; one
of a live story stops its posts as well.
What readers see already stays: that is taken from them by a withdrawal or a kill.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from articles.models import Article, JournalEntry, Outlet, RiskFlag, Translation
from articles.models.clock import database_now
from articles.models.risk_flags import blocking
from articles.states import Move, Subject
from articles.workflow import informing, risk_reasons
from articles.workflow.decisions import Decision, Situation, decide
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import entry_of, record, said_note
from articles.workflow.schedules import hold_schedules_among

from .standing import hold_story, story_situation

NO_FLAG = Decision(False, "flag", risk_reasons.NO_FLAG)
STANDS = Decision(False, "stale", risk_reasons.STANDS)
GONE = Decision(False, "stale", risk_reasons.GONE)
MOVES = (Move.RAISE_FLAG, Move.CLEAR_FLAG)


def raise_flag(
    article: Article, *, actor: AbstractBaseUser, flag: str, note: str, token: str | None = None
) -> JournalEntry:
    """Warn of a danger in the story; the entry names the languages of which a schedule was held.

    `note` says what the danger is, and stays inside. Raises Refused.
    """
    with transaction.atomic():
        blocks = _held_choice()
        versions = _held_with_posts(article)
        held, _own = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.RAISE_FLAG, story_situation(actor, held)))
        flag, note = _known(flag), said_note(note)
        if flag in held.risk_flags:
            raise Refused(STANDS)
        _write(held, {**held.risk_flags, flag: note})
        stopped = []
        if blocking([flag], blocks):
            held_in = hold_schedules_among(versions, actor=actor, move=Move.RAISE_FLAG)
            stopped = list(dict.fromkeys(held_in))
        said = {"flag": flag, **({"stopped": stopped} if stopped else {})}
        return _record(Move.RAISE_FLAG, held, actor, note, token, was={"flag": ""}, now=said)


def clear_flag(
    article: Article, *, actor: AbstractBaseUser, flag: str, note: str, token: str | None = None
) -> JournalEntry:
    """Say that the danger is gone, and why; nothing goes out by that. Raises Refused.

    A newsroom of one that waives the second pair of eyes has it marked in the entry.
    """
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        now = story_situation(actor, held)
        refuse_unless(decide(Move.CLEAR_FLAG, now))
        flag, note = _known(flag), said_note(note)
        if flag not in held.risk_flags:
            raise Refused(GONE)
        _write(held, {name: said for name, said in held.risk_flags.items() if name != flag})
        said = {"flag": "", **_waived(now)}
        entry = _record(Move.CLEAR_FLAG, held, actor, note, token, was={"flag": flag}, now=said)
        informing.story_moved(entry)
        return entry


def _held_choice() -> list[str] | None:
    """Which flags the outlet lets stop a publication, None before one; nobody changes it now.

    Held before the story is, as whoever changes it holds it before what it stops.
    """
    chosen = Outlet.objects.select_for_update(no_key=True).values_list("blocking_flags", flat=True)
    return chosen.first()


def _held_with_posts(article: Article) -> list[int]:
    """The numbers of all that a flag of the story stops, held in the one order of versions."""
    of_story = Q(article=article.pk) | Q(article__part_of=article.pk)
    versions = Translation.objects.filter(of_story).order_by("pk")
    return list(versions.select_for_update(of=("self",)).values_list("pk", flat=True))


def _known(flag: str) -> str:
    if flag not in RiskFlag.values:
        raise Refused(NO_FLAG)
    return str(RiskFlag(flag))


def _write(held: Article, flags: dict[str, str]) -> None:
    held.risk_flags = flags
    held.flagged_since = (held.flagged_since or database_now()) if flags else None
    held.save(update_fields=["risk_flags", "flagged_since"])


def _waived(now: Situation) -> dict[str, bool]:
    return {"waived": True} if now.has_written or now.has_suggested else {}


def _record(
    move: Move,
    held: Article,
    actor: AbstractBaseUser,
    note: str,
    token: str | None,
    *,
    was: dict[str, object],
    now: dict[str, object],
) -> JournalEntry:
    return record(
        move, Subject.STORY, held.pk, actor=actor, note=note, before=was, after=now, token=token
    )
