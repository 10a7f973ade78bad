"""A text as readers would see it: their own page, in the desk's keeping and under its banner."""

import re

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation as interface

from articles.admin.picture_files import for_staff
from articles.admin.reading import revision_or_404, translation_or_404
from articles.models import Revision
from articles.pages import documents, inline
from articles.pages.story import from_revision

_TITLE = re.compile("<title>.*?</title>", re.S)
_SKIP = re.compile(r'<a class="skip".*?</a>', re.DOTALL)


def preview_latest(request: HttpRequest, object_id: str) -> HttpResponse:
    translation = translation_or_404(request, object_id)
    return _page(request, translation.latest_revision)


def preview(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """One text of the version by its number, whether readers have seen it or not."""
    translation = translation_or_404(request, object_id)
    return _page(request, revision_or_404(translation, number))


def _page(request: HttpRequest, revision: Revision) -> HttpResponse:
    language = revision.translation.language
    with interface.override(language):
        story = from_revision(revision)
    origin = f"{request.scheme}://{request.get_host()}"
    page = documents.story_preview(story, origin=origin)
    with_policy = csp_update(inline.policy())(lambda: HttpResponse(_marked(page, revision)))
    return with_policy()


def _marked(page: str, revision: Revision) -> str:
    """The readers' page under a banner, and with a title that tells a phone's history nothing."""
    banner = render_to_string("admin/desk/_preview_banner.html", {"revision": revision})
    title = render_to_string("admin/desk/_preview_title.html")
    page = _TITLE.sub(lambda _found: title.strip(), page, count=1)
    # The way past the masthead stays the first thing on the page.
    return _SKIP.sub(lambda skip: skip[0] + banner, for_staff(page), count=1)
