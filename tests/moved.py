"""The rows that a move leaves, written without asking what its verb asks; the guards stand.

`test_make.py` holds them equal to what the verbs leave.
"""

from datetime import datetime

from articles import freshness
from articles.models import (
    Approval,
    Publication,
    Revision,
    RevisionFigure,
    RevisionPhoto,
    RevisionTag,
    Translation,
)
from articles.models.clock import database_now
from articles.models.linking import linked_body
from articles.search.index import index_new
from articles.states import Move, Status
from articles.text.plain import word_count
from articles.text.slugs import slug
from articles.workflow import finished, informing
from articles.workflow.recording import OpenMove


def submit(translation: Translation, *, actor: object) -> None:
    """For a draft."""
    entry = OpenMove(translation, actor, Move.SUBMIT, database_now()).record(to=Status.SUBMITTED)
    informing.text_moved(entry)
    _change(translation, status=Status.SUBMITTED)


def approve(translation: Translation, *, actor: object) -> None:
    """For a submitted text that the actor has not written."""
    now, text = database_now(), translation.latest_revision
    approval = Approval.objects.create(
        revision=text, writer_id=text.writer_id, approver_id=actor.pk, created_at=now
    )
    informing.text_moved(OpenMove(translation, actor, Move.APPROVE, now).record(to=Status.APPROVED))
    _change(translation, status=Status.APPROVED, approval=approval)


def publish(translation: Translation, *, actor: object, at: datetime | None = None) -> None:
    """For an approved text of a version that was never published."""
    now, text = database_now(), translation.latest_revision
    tags = text.tags.all() if "#" in text.body else ()
    publication = Publication.objects.create(
        translation=translation,
        language=translation.language,
        revision=text,
        approval_id=translation.approval_id,
        publisher_id=actor.pk,
        visible_from=at or now,
        first_published_at=at or now,
        body=linked_body(text.body, translation.language, tags),
        word_count=word_count(text.body),
        created_at=now,
    )
    _change(
        translation,
        first_published_at=at or now,
        slug=slug(text.headline, translation.language),
        last_from=at or now,
        last_out=text,
    )
    index_new(publication)
    finished.finish_new(publication)
    freshness.make_old([translation.language])
    OpenMove(translation, actor, Move.PUBLISH, now).record(
        to=Status.APPROVED, publication=publication
    )


def say_that_nothing_hangs_on(text: Revision) -> None:
    """Neither tags nor photos, so that nobody asks for them."""
    nothing = (("tag_links", RevisionTag), ("gallery_links", RevisionPhoto))
    nothing += (("figure_links", RevisionFigure),)
    text._prefetched_objects_cache = {name: model.objects.none() for name, model in nothing}


def _change(translation: Translation, **columns: object) -> None:
    for column, value in columns.items():
        setattr(translation, column, value)
    translation.save(update_fields=list(columns))
