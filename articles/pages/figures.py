"""A photo with what stands under it."""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from articles.models import Photo
from articles.templatetags.pictures import picture

from .patterns import Pattern

SIZES = "(min-width: 48rem) 40rem, 100vw"


def figure(
    photo: Photo,
    language: str,
    *,
    caption: str,
    credit: str,
    alt: str = "",
    is_lead: bool = False,
) -> SafeString:
    """The `<figure>` as HTML; no query. A caption that is safe is HTML already."""
    values = {
        "picture": picture(photo, language, SIZES, alt, is_lead),
        "caption": caption if isinstance(caption, SafeString) else escape(caption),
        "credit": escape(credit),
    }
    return _pattern(tuple(name for name in values if values[name])).fill(values)


@lru_cache(maxsize=8)
def _pattern(has: tuple[str, ...]) -> Pattern:
    # There is no word in it.
    return Pattern("public/_figure.html", "", has)
