"""Language versions as the desk's screens read them; what one may not read is not there."""

from collections.abc import Callable
from functools import lru_cache

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.models import Revision, Translation
from articles.models.prepared import Prepared, Slot
from articles.models.version_querysets import TranslationQuerySet
from articles.states import Role
from articles.workflow.decisions import RELATED
from articles.workflow.texts.standing import edits_of

from .desk import desk_of, desk_of_anyone
from .envelope import number

Memberships = frozenset[tuple[str, Role]]

WITH_THE_TEXT = (
    "article__section",
    "latest_revision__lead_photo",
    "latest_revision__writer",
    "latest_revision__source_revision",
    "source__latest_revision",
    "held_publication",
    "reviewer",
)


def translation_or_404(request: HttpRequest, object_id: object) -> Translation:
    """The version with its life, its step and its text; one query.

    Raises the same Http404 whether it does not exist or this person may not read it.
    """
    return _version_or_404(request, object_id, _versions)


def version_at_desk_or_404(request: HttpRequest, object_id: object) -> Translation:
    """The same with all that `situation_of` asks, and what the copy desk found; one query."""
    return _version_or_404(request, object_id, _versions_at_desk)


def _version_or_404(
    request: HttpRequest, object_id: object, prepared: Callable[[Memberships], Prepared]
) -> Translation:
    desk, version = desk_of(request), number(object_id)
    if desk.memberships and version is not None:
        asked = prepared(desk.memberships)
        for found in asked.objects(person=desk.person.pk, version=version):
            return found
    raise Http404


@lru_cache(maxsize=256)
def _versions(memberships: Memberships) -> Prepared:
    rows = _readable(memberships).with_life().select_related(*WITH_THE_TEXT)
    return Prepared(lambda: rows)


@lru_cache(maxsize=256)
def _versions_at_desk(memberships: Memberships) -> Prepared:
    rows = _readable(memberships).with_situation_of(Slot("person")).with_source_public()
    rows = rows.annotate(last_edit=Coalesce(Subquery(_edits()), 0))
    related = *WITH_THE_TEXT, *RELATED, "latest_revision__stored_findings"
    return Prepared(lambda: rows.select_related(*related))


def _edits() -> models.QuerySet:
    return edits_of(OuterRef("article")).order_by("-pk").values("pk")[:1]


def _readable(memberships: Memberships) -> TranslationQuerySet:
    rows = desk_of_anyone(memberships).translations().filter(pk=Slot("version"))
    return rows.with_step().with_source_headline().order_by()


def source_or_404(request: HttpRequest, object_id: object) -> Translation:
    """The version to translate from: one that this person may open, or that readers see."""
    desk = desk_of(request)
    if not desk.translates():
        raise Http404
    seen = Translation.objects.all().live()
    return _row(desk.translations(), object_id) or row_or_404(seen, object_id)


def address_of(translation: Translation) -> str:
    """Where the desk opens the version."""
    return reverse("admin:articles_translation_change", args=[translation.pk])


def row_or_404(rows: models.QuerySet, object_id: object) -> models.Model:
    """The row of this id; Http404 also where the id is no number."""
    if row := _row(rows, object_id):
        return row
    raise Http404


def _row(rows: models.QuerySet, object_id: object) -> models.Model | None:
    row_id = number(object_id)
    return None if row_id is None else rows.filter(pk=row_id).first()


def revision_or_404(translation: Translation, number: int) -> Revision:
    """A text by its number within its version, so that no other version's can be asked for."""
    rows = translation.revisions.select_related("writer", "lead_photo")
    if number < 2**31 and (revision := rows.filter(number=number).first()):
        return revision
    raise Http404
