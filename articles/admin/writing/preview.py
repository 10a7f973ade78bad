"""A text as readers would see it: their own page, in the desk's keeping and under its banner."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation as interface

from articles.admin.previewing import under_banner
from articles.admin.reading import revision_or_404, translation_or_404
from articles.models import Revision
from articles.pages import documents
from articles.pages.story import StoryPage, from_revision


def preview_latest(request: HttpRequest, object_id: str) -> HttpResponse:
    translation = translation_or_404(request, object_id)
    return _page(request, translation.latest_revision)


def preview(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """One text of the version by its number, whether readers have seen it or not."""
    translation = translation_or_404(request, object_id)
    return _page(request, revision_or_404(translation, number))


def _page(request: HttpRequest, revision: Revision) -> HttpResponse:
    story, origin = story_of(revision), origin_of(request)
    banner = render_to_string("admin/desk/_preview_banner.html", {"revision": revision})
    return under_banner(documents.story_preview(story, origin=origin), banner)


def story_of(revision: Revision) -> StoryPage:
    """What readers would see of a text."""
    with interface.override(revision.translation.language):
        return from_revision(revision)


def origin_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
