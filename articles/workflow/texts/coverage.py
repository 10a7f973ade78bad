"""Live coverage of a story: begun, ended and taken up again, in all its languages at once."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, JournalEntry, Publication
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import after
from articles.workflow.decisions import Decision, decide
from articles.workflow.errors import refuse_unless
from articles.workflow.holding import hold_filing
from articles.workflow.recording import entry_of, record
from articles.workflow.schedules import hold_schedules

from .standing import hold_story, story_situation

FIELDS = ("live_from", "live_until")


def may_begin_live(actor: AbstractBaseUser, article: Article) -> Decision:
    """Whether `actor` may make this a live story; two queries."""
    return decide(Move.BEGIN_LIVE, story_situation(actor, article))


def begin_live(
    article: Article, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Make a story live, or go on with one that had ended. Raises Refused."""
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.BEGIN_LIVE, story_situation(actor, held)))
        was = _moments(held)
        held.live_from, held.live_until = held.live_from or database_now(), None
        return _change(held, Move.BEGIN_LIVE, was, actor=actor, token=token)


def end_live(
    article: Article, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """End the live coverage: no post is added, and none goes out that readers have not seen.

    Those that were scheduled are held. What was seen stays, and may be corrected. Raises Refused.
    """
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.END_LIVE, story_situation(actor, held)))
        was = _moments(held)
        held.live_until = database_now()
        posts = Publication.objects.filter(translation__article__part_of=held)
        hold_schedules(posts.pending().first_of_all(), actor=actor, move=Move.END_LIVE)
        return _change(held, Move.END_LIVE, was, actor=actor, token=token)


def _change(
    held: Article, move: Move, was: dict, *, actor: AbstractBaseUser, token: str | None
) -> JournalEntry:
    held.save(update_fields=FIELDS)
    hold_filing(held)
    after.coverage_changed(held)
    becomes = _moments(held)
    changed = [name for name in FIELDS if was[name] != becomes[name]]
    return record(
        move,
        Subject.STORY,
        held.pk,
        actor=actor,
        before={name: was[name] for name in changed},
        after={name: becomes[name] for name in changed},
        token=token,
    )


def _moments(held: Article) -> dict[str, str | None]:
    """As the journal keeps them."""
    moments = {name: getattr(held, name) for name in FIELDS}
    return {name: moment and moment.isoformat() for name, moment in moments.items()}
