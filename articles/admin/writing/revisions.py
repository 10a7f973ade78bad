"""Earlier texts of a version: listed, read and compared."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles import workflow
from articles.admin import envelope
from articles.admin.body import shown
from articles.admin.comparison import compare
from articles.admin.desk import desk_of
from articles.admin.history import A_WRITER
from articles.admin.problems import Problem
from articles.admin.reading import (
    revision_or_404,
    translation_or_404,
    version_at_desk_or_404,
)
from articles.admin.rows import headline_of
from articles.models import Revision, Translation
from articles.states import Move
from articles.workflow.decisions import decide, situation_of

from . import all_texts


def read(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """One text of the version, as it was saved."""
    translation = translation_or_404(request, object_id)
    revision = revision_or_404(translation, number)
    context = {
        **_context(request, translation),
        "revision": revision,
        "text": shown(revision.body),
        **restoring_of(request, translation),
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
        **restoring_of(request, translation),
    }
    return TemplateResponse(request, "admin/desk/compare.html", context)


def texts(request: HttpRequest, object_id: str, *, problem: Problem | None = None) -> HttpResponse:
    """All texts of the version, newest first, with when readers saw each; three queries."""
    translation = version_at_desk_or_404(request, object_id)
    before = envelope.number(request.GET.get("before"))
    rows = all_texts.texts_of(translation, desk_of(request), before=before)
    context = {
        **_context(request, translation),
        **restoring_of(request, translation),
        "rows": rows,
        "headline": headline_of(translation.latest_revision, translation.language),
        "problem": problem,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/texts.html", context, status=status)


def restoring_of(request: HttpRequest, translation: Translation) -> dict:
    """What the buttons need that bring an earlier text back; a query."""
    if not hasattr(translation, "read_at"):
        decision = workflow.may(request.user, Move.RESTORE, translation)
    else:
        now = situation_of(request.user, translation, count_unanswered=lambda _version: 0)
        decision = decide(Move.RESTORE, now)
    return {
        "may_restore": decision,
        "token": envelope.new_token(),
        "opened": translation.latest_revision_id,
        "latest": translation.latest_revision.number,
    }


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
