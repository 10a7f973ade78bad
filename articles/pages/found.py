"""What was found for a search, as HTML."""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from .patterns import Pattern
from .search import Found, Runs
from .teasers import Showing

_ALWAYS = ("path", "headline", "snippet", "iso", "brief")


def found(hit: Found, showing: Showing) -> SafeString:
    """A hit with its words marked."""
    teaser = hit.teaser
    values = {
        "path": teaser["path"],
        "headline": _marked(hit.headline),
        "snippet": _marked(hit.snippet),
        "bylines": "".join(f"<bdi>{_marked(runs)}</bdi>" for runs in hit.bylines),
        "section": teaser["section"],
        "iso": teaser["iso"],
        "brief": showing.brief(teaser),
    }
    has = tuple(name for name in ("bylines", "section") if values[name])
    return _pattern(showing.language, has).fill(values)


def _marked(runs: Runs) -> str:
    return "".join(
        f"<mark>{escape(text)}</mark>" if is_found else escape(text) for text, is_found in runs
    )


@lru_cache(maxsize=16)
def _pattern(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern("public/_found.html", language, (*_ALWAYS, *has))
