"""A readers' page in the desk's keeping: under a banner, seen by staff alone and kept by nobody."""

import re

from csp.decorators import csp_update
from django.http import HttpResponse
from django.template.loader import render_to_string

from articles.pages import inline

from .picture_files import for_staff

_TITLE = re.compile("<title>.*?</title>", re.S)
_SKIP = re.compile(r'<a class="skip".*?</a>', re.DOTALL)


def under_banner(page: str, banner: str) -> HttpResponse:
    """The page with a title that tells a phone's history nothing."""
    title = render_to_string("admin/desk/_preview_title.html")
    page = _TITLE.sub(lambda _found: title.strip(), page, count=1)
    # The way past the masthead stays the first thing on the page.
    marked = _SKIP.sub(lambda skip: skip[0] + banner, for_staff(page), count=1)
    return csp_update(inline.policy())(lambda: HttpResponse(marked))()
