"""What readers see: the only code that opens and closes publications."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from articles.models import Publication, Revision, RevisionKind, Translation, WorkflowEvent
from articles.models.linking import linked_body
from articles.search import follow, hold_names
from articles.states import Move, Status
from articles.text.plain import word_count
from articles.text.slugs import slug
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import Turn, once, turn

IN_THE_PAST = Decision(False, "past", _("That time has passed. Choose a later one."))


@once
def publish(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    at: datetime | None = None,
    token: str | None = None,
) -> WorkflowEvent:
    """Let readers see the approved text, now or from `at` on.

    A live text stays until that moment and ends in it, so that readers always see one of the two.
    Raises Refused, also where `at` has passed by the database's clock.
    """
    with turn(
        translation,
        actor=actor,
        move=Move.PUBLISH,
        opened_revision=opened_revision,
        token=token,
        visible_from=at,
    ) as current:
        if at is not None and at <= current.now:
            raise Refused(IN_THE_PAST)
        held = current.translation
        hold_names(held.article_id, revision_id=held.latest_revision_id)
        _cancel_pending(current)
        publication = _open(current, held.latest_revision, held.approval_id, at or current.now)
        Translation.objects.filter(pk=held.pk).update(held_publication=None)
        follow(held)
        return current.record(to=Status(held.status), publication=publication)


@once
def unschedule(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> WorkflowEvent:
    """Cancel what was to go out later; what readers see now stays."""
    with turn(translation, actor=actor, move=Move.UNSCHEDULE, token=token) as current:
        hold_names(current.translation.article_id)
        cancelled = _cancel_pending(current)
        follow(current.translation)
        return current.record(to=Status(current.translation.status), publication=cancelled)


@once
def withdraw(
    translation: Translation, *, actor: AbstractBaseUser, note: str, token: str | None = None
) -> WorkflowEvent:
    """Take the story from readers at once, and cancel what was to replace it."""
    with turn(translation, actor=actor, move=Move.WITHDRAW, note=note, token=token) as current:
        hold_names(current.translation.article_id)
        _cancel_pending(current)
        live = current.translation.publications.visible().get()
        _end(live, current.now)
        follow(current.translation)
        return current.record(to=Status(current.translation.status), publication=live)


@once
def republish(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> WorkflowEvent:
    """Show readers again the text that was withdrawn, whatever has been drafted since."""
    with turn(translation, actor=actor, move=Move.REPUBLISH, token=token) as current:
        last = current.translation.publications.once_visible().latest("visible_from")
        hold_names(current.translation.article_id, revision_id=last.revision_id)
        publication = _open(current, last.revision, last.approval_id, current.now)
        follow(current.translation)
        return current.record(
            to=Status(current.translation.status),
            revision=last.revision,
            publication=publication,
        )


def hold_schedule(current: Turn) -> None:
    """Stop what was to go out later, since its approval is void; staff are told by `held`."""
    if not current.translation.publications.pending().exists():
        return
    hold_names(current.translation.article_id)
    cancelled = _cancel_pending(current)
    follow(current.translation)
    Translation.objects.filter(pk=current.translation.pk).update(held_publication=cancelled)
    current.record(to=None, move=Move.HOLD, note="", publication=cancelled)


def _cancel_pending(current: Turn) -> Publication | None:
    """End a scheduled publication where it would begin, and let the live one run on."""
    publications = current.translation.publications
    pending = publications.pending().first()
    if pending is None:
        return None
    _end(pending, pending.visible_from)
    publications.visible().update(visible_until=None)
    return pending


def _end(publication: Publication, moment: datetime) -> None:
    publication.visible_until = moment
    publication.save(update_fields=["visible_until"])


def _open(
    current: Turn, revision: Revision, approval_id: int, visible_from: datetime
) -> Publication:
    held = current.translation
    for live in held.publications.visible():
        _end(live, visible_from)
    seen = held.publications.once_visible().order_by("visible_from").first()
    # Until readers have seen one, neither the time nor the words of a cancelled schedule count.
    first = seen.first_published_at if seen else visible_from
    words = held.slug if seen else slug(revision.headline, held.language)
    Translation.objects.filter(pk=held.pk).update(first_published_at=first, slug=words)
    return Publication.objects.create(
        translation=held,
        language=held.language,
        revision=revision,
        approval_id=approval_id,
        publisher_id=current.actor.pk,
        visible_from=visible_from,
        first_published_at=first,
        is_minor=_is_minor(held, revision),
        body=linked_body(revision.body, held.language),
        word_count=word_count(revision.body),
        created_at=current.now,
    )


def _is_minor(held: Translation, revision: Revision) -> bool:
    """Whether everything written since the last publication was marked as minor."""
    numbers = held.publications.real().values_list("revision__number", flat=True)
    before = max((number for number in numbers if number < revision.number), default=None)
    if before is None:
        return False
    since = held.revisions.filter(number__gt=before, number__lte=revision.number)
    return not since.exclude(kind=RevisionKind.MINOR).exists()
