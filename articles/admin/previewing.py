"""A readers' page in the desk's keeping: under a banner, and kept by nobody."""

import re
from collections.abc import Callable
from html import escape

from csp.decorators import csp_update
from django.http import HttpResponse
from django.utils.translation import gettext

from articles.pages import inline

from .picture_files import for_staff

_TITLE = re.compile("<title>.*?</title>", re.S)
_SKIP = re.compile(r'<a class="skip".*?</a>', re.DOTALL)


def under_banner(
    page: str,
    banner: str,
    *,
    title: str = "",
    kind: str = inline.STORY,
    with_pictures: Callable[[str], str] = for_staff,
) -> HttpResponse:
    """The page with a title that tells a phone's history nothing.

    `kind` is the page's own. `with_pictures` leads its pictures to where whoever reads it may
    fetch them.
    """
    called = title or gettext("Desk")
    page = _TITLE.sub(lambda _found: f"<title>{escape(called)}</title>", page, count=1)
    # The way past the masthead stays the first thing on the page.
    marked = _SKIP.sub(lambda skip: skip[0] + banner, with_pictures(page), count=1)
    return csp_update(inline.policy(kind))(lambda: HttpResponse(marked))()
