"""Earlier texts of a version: read and compared."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.admin.body import shown
from articles.admin.comparison import compare
from articles.admin.desk import desk_of
from articles.admin.history import A_WRITER
from articles.admin.reading import revision_or_404, translation_or_404
from articles.models import Revision, Translation


def read(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """One text of the version, as it was saved."""
    translation = translation_or_404(request, object_id)
    revision = revision_or_404(translation, number)
    context = {
        **_context(request, translation),
        "revision": revision,
        "text": shown(revision.body),
        "who": _writer(request, revision, translation),
    }
    return TemplateResponse(request, "admin/desk/revision.html", context)


def compare_two(request: HttpRequest, object_id: str, old: int, new: int) -> HttpResponse:
    """What changed from one text of the version to another."""
    translation = translation_or_404(request, object_id)
    before, after = revision_or_404(translation, old), revision_or_404(translation, new)
    context = {
        **_context(request, translation),
        "before": before,
        "after": after,
        "comparison": compare(before, after),
    }
    return TemplateResponse(request, "admin/desk/compare.html", context)


def _context(request: HttpRequest, translation: Translation) -> dict:
    return {
        **site.each_context(request),
        "translation": translation,
        "language": translation.in_language,
    }


def _writer(request: HttpRequest, revision: Revision, translation: Translation) -> object:
    is_known = revision.writer_id == request.user.pk
    if is_known or desk_of(request).sees_writers(translation.language):
        return str(revision.writer)
    return A_WRITER
