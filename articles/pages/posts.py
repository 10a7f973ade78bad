"""A post of a live story as it stands on the page of that, worked out when it is published."""

import re
from functools import lru_cache
from html import escape

from articles import addresses

from .figures import figure
from .insides import ORIGIN, bylines, gallery
from .parts import said
from .patterns import Pattern
from .story import Lead, StoryPage
from .structured import of_post

# Its own headline stands under the story's and the list's.
_HEADING = re.compile(r"(</?)h([2-4])(?=[ >])")
_LOWER = 2


def post_head(page: StoryPage) -> str:
    """What machines read of it, as JSON, addresses under ORIGIN."""
    return of_post(page, ORIGIN)


def post_inside(page: StoryPage) -> str:
    """The post itself under its anchor."""
    language = page.language.code
    values = {
        "anchor": addresses.anchor(page.number),
        "path": page.short_path,
        "headline": escape(page.headline),
        "bylines": bylines(page.bylines),
        "published": escape(page.published.text) if page.published else "",
        "published_iso": page.published.iso if page.published else "",
        "updated": escape(page.updated.text) if page.updated else "",
        "updated_iso": page.updated.iso if page.updated else "",
        "lead": _lead(page.lead) if page.lead else "",
        "notice_kind": escape(said(page.notice.kind, language)) if page.notice else "",
        "notice": escape(page.notice.text) if page.notice else "",
        "body": _HEADING.sub(_lower, page.body),
        "gallery": gallery(page),
    }
    has = tuple([name for name, value in values.items() if value])
    return _pattern(language, has).fill(values)


def _lead(lead: Lead) -> str:
    """Its picture, which is not the first on the page."""
    words = {"caption": lead.caption, "credit": lead.credit, "alt": lead.alt}
    return figure(lead.photo, lead.language, **words, is_lead=False)


def _lower(found: re.Match) -> str:
    return f"{found[1]}h{int(found[2]) + _LOWER}"


@lru_cache(maxsize=64)
def _pattern(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern(
        "public/_post.html", language, has, corrections_path=addresses.corrections(language)
    )
