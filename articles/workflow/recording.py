"""How every verb begins and ends: the row held, the question asked, the change and its entry."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Subquery

from articles.models import JournalEntry, Publication, Revision, Translation
from articles.models.clock import database_now
from articles.models.prepared import Prepared, Slot
from articles.models.version_querysets import TranslationQuerySet
from articles.states import Move, Status, Subject, needs_note
from articles.text.characters import shows, storable

from . import reasons
from .decisions import Decision, Situation, decide, situation, step
from .errors import Refused, refuse_unless

NOTE_MISSING = Decision(False, "note", reasons.NOTE_MISSING)
STALE = Decision(False, "stale", reasons.STALE)


@dataclass
class OpenMove:
    """A move in the making on a version: the held row, who moves, what is true, and the time."""

    translation: Translation
    actor: AbstractBaseUser
    move: Move
    now: datetime
    note: str = ""
    token: str | None = None
    situation: Situation | None = None

    def record(
        self,
        *,
        to: Status | None,
        revision: Revision | None = None,
        publication: Publication | None = None,
        move: Move | None = None,
        note: str | None = None,
        before: dict[str, object] | None = None,
        after: dict[str, object] | None = None,
    ) -> JournalEntry:
        """Write the entry; an effect of the move (`move` given) does not carry the token.

        `before` and `after` are what it changed beside the text, in values that JSON can hold.
        """
        return JournalEntry.objects.create(
            subject=Subject.STORY,
            subject_id=self.translation.article_id,
            translation=self.translation,
            actor_id=self.actor.pk,
            move=move or self.move,
            from_status=self.translation.status,
            to_status=to or "",
            note=self.note if note is None else note,
            revision_id=revision.pk if revision else self.translation.latest_revision_id,
            publication=publication,
            before=before,
            after=after,
            token=None if move else self.token,
            created_at=self.now,
        )


def record(
    move: Move,
    subject: Subject,
    subject_id: int,
    *,
    actor: AbstractBaseUser,
    note: str = "",
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Write the entry of a change to anything but a version's text; within its transaction.

    `before` and `after` are what the change changed, by field, in values that JSON can hold.
    """
    return JournalEntry.objects.create(
        subject=subject,
        subject_id=subject_id,
        actor_id=actor.pk,
        move=move,
        note=tidy_note(note)[: JournalEntry._meta.get_field("note").max_length],
        before=before,
        after=after,
        token=token,
        created_at=database_now(),
    )


def entry_of(actor: AbstractBaseUser, token: str | None) -> JournalEntry | None:
    """What this very form has already done, if it was sent before; a query if it has a token."""
    return JournalEntry.objects.of_form(actor, token)


def hold(translation_id: int) -> Translation:
    """The row, locked until the transaction ends (on SQLite the transaction itself is the lock).

    With it the other versions of its story, all in one order: those that are translated from it,
    whose moments follow what it does, what it is translated from, for which PostgreSQL looks again
    at the end where the row was changed twice, and those that are to go out together with it.
    Nothing is joined: PostgreSQL would join a row that waited for its lock to the old neighbours.
    """
    for row in BOUND.objects(version=translation_id):
        if row.pk == translation_id:
            return row
    raise Translation.DoesNotExist


def _bound() -> TranslationQuerySet:
    own = Translation.objects.filter(pk=Slot("version")).order_by()
    story = Subquery(own.values("article_id")[:1])
    return Translation.objects.filter(article=story).order_by("pk").select_for_update()


BOUND = Prepared(_bound)


def _hold_its_story(version: Translation) -> None:
    """The version of the live story that a post is to be seen with, before the post's own row.

    Whoever takes that story from readers holds it too, and then its posts.
    """
    if story := version.article.part_of_id:
        rows = Translation.objects.filter(article=story, language=version.language)
        list(rows.select_for_update().values_list("pk"))


Verb = Callable[..., JournalEntry]
WITH_ITS_STORY = {Move.PUBLISH, Move.REPUBLISH}


def once(move: Move) -> Callable[[Verb], Verb]:
    """Let the same form, sent again or twice at once, answer with the entry it made before.

    One that says something else than before, since its answer was lost, is judged anew. The verb
    is given the held row.
    """

    def wrap(verb: Verb) -> Verb:
        @wraps(verb)
        def run(
            translation: Translation,
            *,
            actor: AbstractBaseUser,
            token: str | None = None,
            **options: object,
        ) -> JournalEntry:
            with transaction.atomic():
                if move in WITH_ITS_STORY:
                    _hold_its_story(translation)
                held = hold(translation.pk)
                before = entry_of(actor, token)
                if before is None:
                    return verb(held, actor=actor, token=token, **options)
                if _is_repeated(before, held, move, options):
                    return before
                return verb(held, actor=actor, token=None, **options)

        return run

    return wrap


def _is_repeated(
    before: JournalEntry, held: Translation, move: Move, options: dict[str, object]
) -> bool:
    """Whether a form that made `before` asks for the very same once more."""
    if (before.translation_id, before.move) != (held.pk, move):
        return False
    if move == Move.PUBLISH:
        return before.publication.visible_from == (options.get("at") or before.created_at)
    if move == Move.WANT:
        return before.after["wanted_by"] == as_kept(options.get("by"))
    return before.note == tidy_note(str(options.get("note", "")))


def open_move(
    held: Translation,
    *,
    actor: AbstractBaseUser,
    move: Move,
    opened_revision: int | None = None,
    note: str = "",
    token: str | None = None,
    visible_from: datetime | None = None,
) -> OpenMove:
    """Ask again while the row is held, and refuse before anything has changed; one query.

    `held` is what `hold` gave in the transaction that is open. `opened_revision` is the id of the
    revision that the actor has seen; a move that concerns the text is refused where that is no
    longer the latest. Raises Refused.
    """
    now = situation(actor, held)
    now = replace(now, visible_from=visible_from or now.moment)
    refuse_unless(decide(move, now))
    if opened_revision is not None and opened_revision != held.latest_revision_id:
        raise Refused(STALE)
    note = said_note(note) if needs_note(move) else tidy_note(note)
    return OpenMove(now.version, actor, move, now.moment, note, token, now)


def as_kept(moment: datetime | None) -> str | None:
    """A moment as the journal keeps it, in UTC."""
    return moment.astimezone(UTC).isoformat() if moment else None


def said_note(note: str) -> str:
    """The note as it is stored. Raises Refused where it says nothing."""
    if tidied := tidy_note(note):
        return tidied
    raise Refused(NOTE_MISSING)


def tidy_note(note: str) -> str:
    """A note as it is stored; "" where it shows nothing, which says nothing."""
    return storable(note).strip() if shows(note) else ""


NO_CLAIM = {"reviewer": None, "reviewing_until": None}


def change_status(current: OpenMove, **changes: object) -> Status:
    """The one conditional write of a move; raises Refused where another move came first.

    Whoever had taken the review has it no longer, once the text waits for none.
    """
    held = current.translation
    to = step(current.move, Status(held.status))
    if held.reviewer_id and to != Status.SUBMITTED:
        changes |= NO_CLAIM
    rows = Translation.objects.filter(
        pk=held.pk, status=held.status, latest_revision_id=held.latest_revision_id
    )
    if not rows.update(status=to, **changes):
        raise Refused(STALE)
    return to
