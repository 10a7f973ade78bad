"""A text as it would be seen on a phone and a desktop, in both themes, and as WhatsApp shows it."""

import re

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.admin.picture_files import for_staff
from articles.admin.reading import revision_or_404, translation_or_404
from articles.admin.rows import headline_of
from articles.models import Revision
from articles.pages import documents, inline
from articles.pages.card.contents import contents
from articles.workflow.cards import picture_of

from .preview import origin_of, story_of

THEMES = {"light": _("Light"), "dark": _("Dark")}
_ROOT = re.compile("<html ")
# Of the page's own; no text holds one.
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


@csp_update({"frame-src": [SELF]})
def looks(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """The page that shows one text in all its looks, each in a frame of its own."""
    translation = translation_or_404(request, object_id)
    revision = revision_or_404(translation, number)
    story = story_of(revision)
    context = {
        **site.each_context(request),
        "translation": translation,
        "language": translation.in_language,
        "revision": revision,
        "headline": headline_of(revision, translation.language),
        "themes": list(THEMES.items()),
        "story": story,
        "has_card": contents(story) is not None,
        "host": request.get_host(),
        "address": f"{origin_of(request)}{story.short_path}",
    }
    return TemplateResponse(request, "admin/desk/looks.html", context)


@xframe_options_sameorigin
def framed(request: HttpRequest, object_id: str, number: int, theme: str) -> HttpResponse:
    """The readers' page of a text in one theme, for a frame of the desk: without its script."""
    if theme not in THEMES:
        raise Http404
    revision = _revision(request, object_id, number)
    page = documents.story_preview(story_of(revision), origin=origin_of(request))
    page = _SCRIPT.sub("", for_staff(page))
    page = _ROOT.sub(f'<html data-theme="{theme}" ', page, count=1)
    styled = csp_update({"style-src": inline.policy(inline.STORY)["style-src"]})
    in_frames = csp_replace({"frame-ancestors": [SELF]})
    return in_frames(styled(lambda: HttpResponse(page)))()


def card(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """The picture that other sites would show of a text."""
    wanted = contents(story_of(_revision(request, object_id, number)))
    if wanted is None:
        raise Http404
    try:
        return HttpResponse(picture_of(wanted), content_type="image/jpeg")
    except OSError as error:
        raise Http404 from error


def _revision(request: HttpRequest, object_id: str, number: int) -> Revision:
    return revision_or_404(translation_or_404(request, object_id), number)
