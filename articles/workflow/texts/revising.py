"""Revisions: only here are they made, with all that belongs to them."""

from articles.models import (
    Photo,
    Revision,
    RevisionFigure,
    RevisionPhoto,
    RevisionTag,
)
from articles.models.revision_figure import figures_of
from articles.text.figures import photos_in
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import OpenMove

from .content import Content
from .passages import carry_comments


def _hold_photos(content: Content) -> None:
    """Keep the photos of a text from being removed until it is stored; raises Refused."""
    chosen = {content.lead_photo, *(stands.photo for stands in content.gallery)} - {None}
    shown = chosen.union(photos_in(content.body))
    if not shown:
        return
    # In one order, so that two texts never wait for each other.
    rows = Photo.objects.kept().filter(pk__in=shown).order_by("pk")
    held = rows.select_for_update(no_key=True).values_list("pk", flat=True)
    if not chosen.issubset(held):
        raise Refused(Decision(False, "removed", reasons.REMOVED_PHOTO))


def make_revision(
    current: OpenMove,
    content: Content,
    follows: Revision | None,
    *,
    only_repairs: bool = False,
    restored_number: int | None = None,
    suggested_by: int | None = None,
) -> Revision:
    """Store a text as the next revision, with its tags and photos; raises Refused.

    `restored_number` is that of the earlier text whose words these are, `suggested_by` the number
    of whoever suggested what is new in it. Open comments follow.
    """
    _hold_photos(content)
    carry_comments(current.translation, content)
    latest = current.translation.latest_revision
    revision = Revision.objects.create(
        translation=current.translation,
        number=latest.number + 1 if latest else 1,
        kicker=content.kicker,
        headline=content.headline,
        standfirst=content.standfirst,
        body=content.body,
        lead_photo_id=content.lead_photo,
        lead_caption=content.lead_caption,
        lead_alt=content.lead_alt,
        kind=content.kind,
        note=content.note,
        writer_id=current.actor.pk,
        source_revision=follows,
        only_repairs=only_repairs,
        restored_number=restored_number,
        suggested_by_id=suggested_by,
        created_at=current.now,
    )
    RevisionTag.objects.bulk_create(
        RevisionTag(content_object=revision, tag_id=tag) for tag in sorted(content.tags)
    )
    RevisionPhoto.objects.bulk_create(
        RevisionPhoto(
            revision=revision, photo_id=stands.photo, position=place, caption=stands.caption
        )
        for place, stands in enumerate(content.gallery)
    )
    RevisionFigure.objects.bulk_create(figures_of(revision))
    after.text_saved(revision, {each.photo: each.caption for each in content.gallery})
    return revision
