"""Language versions as the desk's screens read them; what one may not read is not there."""

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.models import Revision, Translation

from .desk import desk_of
from .envelope import number

WITH_THE_TEXT = (
    "article__section",
    "latest_revision__lead_photo",
    "latest_revision__writer",
    "latest_revision__source_revision",
    "source__latest_revision",
    "held_publication",
)


def translation_or_404(request: HttpRequest, object_id: object) -> Translation:
    """The version with its life, its step and its text; one query.

    Raises the same Http404 whether it does not exist or this person may not read it.
    """
    rows = desk_of(request).translations().with_life().with_step().with_source_headline()
    return row_or_404(rows.select_related(*WITH_THE_TEXT), object_id)


def source_or_404(request: HttpRequest, object_id: object) -> Translation:
    """The version to translate from: one that this person may open, or that readers see."""
    desk = desk_of(request)
    if not desk.translates():
        raise Http404
    mine = desk.translations().values("pk")
    seen = Translation.objects.all().live().values("pk")
    return row_or_404(Translation.objects.filter(Q(pk__in=mine) | Q(pk__in=seen)), object_id)


def address_of(translation: Translation) -> str:
    """Where the desk opens the version."""
    return reverse("admin:articles_translation_change", args=[translation.pk])


def row_or_404(rows: models.QuerySet, object_id: object) -> models.Model:
    """The row of this id; Http404 also where the id is no number."""
    row_id = number(object_id)
    if row_id is not None and (row := rows.filter(pk=row_id).first()):
        return row
    raise Http404


def revision_or_404(translation: Translation, number: int) -> Revision:
    """A text by its number within its version, so that no other version's can be asked for."""
    rows = translation.revisions.select_related("writer", "lead_photo")
    if number < 2**31 and (revision := rows.filter(number=number).first()):
        return revision
    raise Http404
