"""A shorter embargo, once a text was submitted: one editor asks, another one agrees."""

from dataclasses import replace
from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, JournalEntry
from articles.states import Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision, Situation, decide
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import entry_of, record

from .standing import edits_of, hold_story, story_situation


def needs_second_editor(held: Article, until: datetime | None, now: Situation) -> bool:
    """Whether this would shorten or lift an embargo that one person alone may not shorten."""
    if held.embargo_until is None or not now.concerned or now.waives_four_eyes:
        return False
    return until is None or until < held.embargo_until


def ask(
    held: Article,
    until: datetime | None,
    *,
    actor: AbstractBaseUser,
    now: Situation,
    token: str | None,
) -> JournalEntry:
    """Record that an editor wishes the embargo to end earlier; nothing else is changed."""
    refuse_unless(decide(Move.ASK_EMBARGO, now))
    return record(
        Move.ASK_EMBARGO,
        Subject.STORY,
        held.pk,
        actor=actor,
        before={"embargo_until": _moment(held.embargo_until)},
        after={"embargo_until": _moment(until)},
        token=token,
    )


def asked_embargo(article: Article) -> JournalEntry | None:
    """The wish that waits for a second editor; none once the embargo was changed since."""
    entries = edits_of(article.pk)
    latest = entries.filter(after__has_key="embargo_until").select_related("actor").first()
    return latest if latest and latest.move == Move.ASK_EMBARGO else None


def shorten_embargo(
    article: Article,
    *,
    actor: AbstractBaseUser,
    asked: int,
    token: str | None = None,
) -> JournalEntry:
    """Agree to the shorter embargo that the entry `asked` wishes for; raises Refused."""
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        wish = asked_embargo(held)
        if wish is None or wish.pk != asked:
            raise Refused(Decision(False, "stale", reasons.STALE))
        now = story_situation(actor, held)
        is_another = wish.actor_id != actor.pk
        refuse_unless(decide(Move.SHORTEN_EMBARGO, replace(now, is_asked_by_another=is_another)))
        until = wish.after["embargo_until"]
        held.embargo_until = datetime.fromisoformat(until) if until else None
        held.save(update_fields=["embargo_until"])
        return record(
            Move.SHORTEN_EMBARGO,
            Subject.STORY,
            held.pk,
            actor=actor,
            before=wish.before,
            after=wish.after,
            token=token,
        )


def _moment(until: datetime | None) -> str | None:
    return until.astimezone(UTC).isoformat() if until else None
