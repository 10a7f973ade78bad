"""What readers see: the only code that opens and closes publications."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from articles.models import JournalEntry, Publication, Revision, RevisionKind, Tag, Translation
from articles.models.linking import linked_body
from articles.states import Move, Status
from articles.text.characters import line, storable
from articles.text.plain import word_count
from articles.text.slugs import slug
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.holding import hold_authors, hold_shown
from articles.workflow.recording import OpenMove, once, open_move
from articles.workflow.schedules import cancel_pending, end

TOO_LONG_FOR_READERS = Decision(False, "told", reasons.GONE_NOTE_TOO_LONG)
IN_THE_PAST = Decision(False, "past", _("That time has passed. Choose a later one."))


@once(Move.PUBLISH)
def publish(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    at: datetime | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Let readers see the approved text, now or from `at` on.

    A live text stays until that moment and ends in it, so that readers always see one of the two.
    Raises Refused, also where `at` has passed by the database's clock.
    """
    current = open_move(
        translation,
        actor=actor,
        move=Move.PUBLISH,
        opened_revision=opened_revision,
        token=token,
        visible_from=at,
    )
    if at is not None and at <= current.now:
        raise Refused(IN_THE_PAST)
    held = current.translation
    hold_shown(held.article, held.latest_revision)
    if current.situation.is_scheduled:
        cancel_pending(current)
    publication = _open(current, held.latest_revision, held.approval_id, at or current.now)
    return current.record(to=Status(held.status), publication=publication)


@once(Move.UNSCHEDULE)
def unschedule(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Cancel what was to go out later; what readers see now stays."""
    current = open_move(translation, actor=actor, move=Move.UNSCHEDULE, token=token)
    hold_authors(current.translation.article)
    cancelled = cancel_pending(current)
    after.publication_ended(current.translation)
    return current.record(to=Status(current.translation.status), publication=cancelled)


@once(Move.WITHDRAW)
def withdraw(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    note: str,
    told: str = "",
    token: str | None = None,
) -> JournalEntry:
    """Take the story from readers at once, and cancel what was to replace it.

    `note` says why, and stays inside; `told` is what readers are told at its address.
    """
    current = open_move(translation, actor=actor, move=Move.WITHDRAW, note=note, token=token)
    hold_authors(current.translation.article)
    cancel_pending(current)
    tell_at_address(current.translation, told)
    live = current.translation.publications.visible().get()
    end(live, current.now)
    after.publication_ended(current.translation)
    after.taken_from_readers(current.translation)
    return current.record(to=Status(current.translation.status), publication=live)


@once(Move.REPUBLISH)
def republish(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Show readers again the text that was withdrawn, whatever has been drafted since."""
    current = open_move(translation, actor=actor, move=Move.REPUBLISH, token=token)
    last = current.translation.publications.once_visible().latest("visible_from")
    hold_shown(current.translation.article, last.revision)
    publication = _open(current, last.revision, last.approval_id, current.now)
    return current.record(
        to=Status(current.translation.status),
        revision=last.revision,
        publication=publication,
    )


def tell_at_address(held: Translation, told: str) -> None:
    """Keep what readers are told where the story is gone, in place of what they were told before.

    Raises Refused where it is too long.
    """
    told = line(storable(told))
    if len(told) > Translation._meta.get_field("gone_note").max_length:
        raise Refused(TOO_LONG_FOR_READERS)
    Translation.objects.filter(pk=held.pk).update(gone_note=told)


def _is_first(current: OpenMove) -> bool:
    """Whether nothing of this version is or was to be seen, so that the index has none of it."""
    return not (current.situation.was_live or current.situation.is_scheduled)


def _open(
    current: OpenMove, revision: Revision, approval_id: int, visible_from: datetime
) -> Publication:
    held = current.translation
    if current.situation.is_live:
        for live in held.publications.visible():
            end(live, visible_from)
    first, words = _first_seen(current, revision, visible_from)
    changes: dict[str, object] = {"first_published_at": first, "slug": words}
    if current.move == Move.PUBLISH:
        changes["held_publication"] = None
    held.first_published_at, held.slug = first, words
    publication = Publication.objects.create(
        translation=held,
        language=held.language,
        revision=revision,
        approval_id=approval_id,
        publisher_id=current.actor.pk,
        visible_from=visible_from,
        first_published_at=first,
        is_minor=not _is_first(current) and _is_minor(held, revision),
        body=linked_body(revision.body, held.language, _tags(revision)),
        word_count=word_count(revision.body),
        created_at=current.now,
    )
    after.publication_opened(held, publication, is_first=_is_first(current), **changes)
    return publication


def _tags(revision: Revision) -> list[Tag]:
    return [link.tag for link in revision.tag_links.all()]


def _first_seen(
    current: OpenMove, revision: Revision, visible_from: datetime
) -> tuple[datetime, str]:
    """When the version was published first, and the words of its address.

    Until readers have seen one, neither the time nor the words of a cancelled schedule count.
    """
    held = current.translation
    if current.situation.was_live:
        seen = held.publications.once_visible().earliest("visible_from")
        return seen.first_published_at, held.slug
    return visible_from, slug(revision.headline, held.language)


def _is_minor(held: Translation, revision: Revision) -> bool:
    """Whether everything written since the last publication was marked as minor."""
    numbers = held.publications.not_cancelled().values_list("revision__number", flat=True)
    before = max((number for number in numbers if number < revision.number), default=None)
    if before is None:
        return False
    since = held.revisions.filter(number__gt=before, number__lte=revision.number)
    return not since.exclude(kind=RevisionKind.MINOR).exists()
