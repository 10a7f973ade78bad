"""The text behind a preview link: first a page that tells nothing, and the text when asked for.

Messengers fetch every address that is sent, and keep what they find; they press no button.
"""

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils import translation as interface
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from articles.admin.previewing import under_banner
from articles.languages import LANGUAGES
from articles.models import PreviewLink
from articles.pages import documents
from articles.pages.story import from_revision
from articles.workflow.links import count_opening, link_behind

from .pictures import for_holders_of

ALLOWED = ("GET", "HEAD", "POST")
# What leads to a story that is nowhere, for whoever is to pass nothing on.
_ONWARD = re.compile(
    r'<div class="share">.*?</div>|<p class="more"><a href="[^"]*/report/.*?</p>'
    r'|<link rel="canonical"[^>]*>|<meta property="[^"]*"[^>]*>|<meta name="twitter:[^>]*>'
    r'|<meta name="description"[^>]*>|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)


# Nobody is signed in here, so that no other site could do something in somebody's name.
@csrf_exempt
def text(request: HttpRequest, address: str) -> HttpResponse:
    """A page with a button, or what it leads to; the same where it leads to nothing any more."""
    if request.method not in ALLOWED:
        return HttpResponseNotAllowed(ALLOWED)
    link = link_behind(address)
    if link is None:
        return _said("shared/gone.html", HTTPStatus.NOT_FOUND)
    if request.method != "POST":
        return _closed(link)
    if not count_opening(link):
        return _said("shared/often.html", HTTPStatus.TOO_MANY_REQUESTS)
    return _opened(request, link)


def _closed(link: PreviewLink) -> HttpResponse:
    language = link.revision.translation.in_language
    context = {"language": language, "link": link}
    with interface.override(language.code):
        return HttpResponse(render_to_string("shared/closed.html", context))


def _opened(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    language = link.revision.translation.in_language
    origin = f"{request.scheme}://{request.get_host()}"
    with interface.override(language.code):
        story = from_revision(link.revision)
        page = documents.story_preview(story, origin=origin)
        banner = render_to_string("shared/_banner.html", {"language": language, "link": link})
        return under_banner(
            _ONWARD.sub("", page),
            banner,
            title=gettext("Preview"),
            with_pictures=for_holders_of(link),
        )


def _said(template: str, status: int) -> HttpResponse:
    """In every language, since nothing is known of whoever asks."""
    said = []
    for language in LANGUAGES.values():
        with interface.override(language.code):
            said.append((language, render_to_string(template)))
    page = render_to_string("shared/said.html", {"said": said, "status": int(status)})
    return HttpResponse(page, status=status)
