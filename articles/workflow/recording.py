"""How every verb begins and ends: the row held, the question asked, the change and its event."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, Publication, Revision, Translation, WorkflowEvent
from articles.models.clock import database_now
from articles.states import Move, Status, needs_note
from articles.text.characters import shows, storable

from . import reasons
from .decisions import Decision, decide, situation, step
from .errors import Refused

NOTE_MISSING = Decision(False, "note", reasons.NOTE_MISSING)
STALE = Decision(False, "stale", reasons.STALE)


@dataclass
class Turn:
    """One move in the making: the held row, who moves, and the database's time."""

    translation: Translation
    actor: AbstractBaseUser
    move: Move
    now: datetime
    note: str = ""
    token: str | None = None

    def record(
        self,
        *,
        to: Status | None,
        revision: Revision | None = None,
        publication: Publication | None = None,
        move: Move | None = None,
        note: str | None = None,
    ) -> WorkflowEvent:
        """Write the event; an effect of the move (`move` given) does not carry the token."""
        return WorkflowEvent.objects.create(
            article_id=self.translation.article_id,
            translation=self.translation,
            actor=self.actor,
            move=move or self.move,
            from_status=self.translation.status,
            to_status=to or "",
            note=self.note if note is None else note,
            revision_id=revision.pk if revision else self.translation.latest_revision_id,
            publication=publication,
            token=None if move else self.token,
            created_at=self.now,
        )


def event_of(actor: AbstractBaseUser, token: str | None) -> WorkflowEvent | None:
    """The event that this very form has already made, if it was sent before."""
    if not token:
        return None
    return WorkflowEvent.objects.filter(actor=actor, token=token).first()


def hold(translation_id: int) -> Translation:
    """The row, locked until the transaction ends (on SQLite the transaction itself is the lock).

    Nothing is joined: PostgreSQL would join a row that waited for its lock to the old neighbours.
    """
    return Translation.objects.select_for_update().get(pk=translation_id)


def once(verb: Callable[..., WorkflowEvent]) -> Callable[..., WorkflowEvent]:
    """Let the same form, sent again or twice at once, answer with the event it made before.

    One that says something else than before, since its answer was lost, is judged anew.
    """

    @wraps(verb)
    def run(
        translation: Translation,
        *,
        actor: AbstractBaseUser,
        token: str | None = None,
        **options: object,
    ) -> WorkflowEvent:
        with transaction.atomic():
            held = hold(translation.pk)
            before = event_of(actor, token)
            if before is None:
                return verb(held, actor=actor, token=token, **options)
            if _is_repeated(before, held, verb.__name__, options):
                return before
            return verb(held, actor=actor, token=None, **options)

    return run


def _is_repeated(
    before: WorkflowEvent, held: Translation, move: str, options: dict[str, object]
) -> bool:
    """Whether a form that made `before` asks for the very same once more."""
    if (before.translation_id, before.move) != (held.pk, move):
        return False
    if move == Move.PUBLISH:
        return before.publication.visible_from == (options.get("at") or before.created_at)
    return before.note == _tidy(str(options.get("note", "")))


@contextmanager
def turn(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    move: Move,
    opened_revision: int | None = None,
    note: str = "",
    token: str | None = None,
    visible_from: datetime | None = None,
) -> Iterator[Turn]:
    """Hold the row, ask again while holding it, and refuse before anything has changed.

    `opened_revision` is the id of the revision that the actor has seen; a move that concerns the
    text is refused where that is no longer the latest. Raises Refused.
    """
    with transaction.atomic():
        held = hold(translation.pk)
        now = database_now()
        decision = decide(move, situation(actor, held, visible_from=visible_from or now))
        if not decision:
            raise Refused(decision)
        if opened_revision is not None and opened_revision != held.latest_revision_id:
            raise Refused(STALE)
        note = _tidy(note)
        if needs_note(move) and not note:
            raise Refused(NOTE_MISSING)
        yield Turn(held, actor, move, now, note, token)


def _tidy(note: str) -> str:
    """A note as it is stored; "" where it shows nothing, which says nothing."""
    return storable(note).strip() if shows(note) else ""


def change_status(current: Turn, **changes: object) -> Status:
    """The one conditional write of a move; raises Refused where another move came first."""
    held = current.translation
    to = step(current.move, Status(held.status))
    rows = Translation.objects.filter(
        pk=held.pk, status=held.status, latest_revision_id=held.latest_revision_id
    )
    if not rows.update(status=to, **changes):
        raise Refused(STALE)
    return to


def record_story_event(
    article: Article, *, actor: AbstractBaseUser, note: str, token: str | None
) -> WorkflowEvent:
    """Write the event of a change to what the languages share."""
    return WorkflowEvent.objects.create(
        article=article,
        actor=actor,
        move=Move.EDIT_STORY,
        note=note,
        token=token,
        created_at=database_now(),
    )
