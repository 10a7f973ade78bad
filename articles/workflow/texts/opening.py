"""How a publication is opened; only verbs that let readers see a text call this."""

from datetime import datetime

from articles.models import Publication, Revision, RevisionKind, Tag, Translation
from articles.models.linking import linked_body
from articles.states import Move
from articles.text.plain import word_count
from articles.text.slugs import slug
from articles.workflow import after
from articles.workflow.recording import OpenMove
from articles.workflow.schedules import end


def open_publication(
    current: OpenMove,
    revision: Revision,
    approval_id: int,
    visible_from: datetime,
    *,
    together_at: datetime | None = None,
) -> Publication:
    """Have readers see a text from that moment on, in place of what they see until then.

    What it shows is held. `together_at` is that moment where other languages begin at it too.
    """
    held = current.translation
    if current.situation.is_live:
        for live in held.publications.visible():
            end(live, visible_from)
    first, words = _first_seen(current, revision, visible_from)
    changes: dict[str, object] = {"first_published_at": first, "slug": words}
    if current.move == Move.PUBLISH:
        changes |= {"held_publication": None, "together_at": together_at, "wanted_by": None}
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
        body=linked_body(revision.body, held.language, _tags(held, revision)),
        word_count=word_count(revision.body),
        created_at=current.now,
    )
    after.publication_opened(held, publication, is_first=_is_first(current), **changes)
    return publication


def _is_first(current: OpenMove) -> bool:
    """Whether nothing of this version is or was to be seen, so that the index has none of it."""
    return not (current.situation.was_live or current.situation.is_scheduled)


def _tags(held: Translation, revision: Revision) -> list[Tag]:
    """Those whose pages a text leads to; what stands in no list opens none and leads to none."""
    if not held.article.is_listed:
        return []
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
