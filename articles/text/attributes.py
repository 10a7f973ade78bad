"""Which values of attributes, and which characters, a body may hold."""

import re

from articles.text.characters import lines_ended, storable
from articles.text.tags import attribute_values, escape_attribute

MAX_ADDRESS = 2048

# Kept: ZWNJ and ZWJ (spelling), U+200E/F and U+061C (direction), U+202A–202E and
# U+2066–2069, of which a line keeps the pairs.
_UNPRINTABLE = re.compile("[\u00ad\u200b\u206a-\u206f\ufeff\ufff9-\ufffb]")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}", re.I | re.A)
_DIRECTIONS = frozenset({"rtl", "ltr", "auto"})
_PHOTO = re.compile(r"[1-9][0-9]{0,17}", re.A)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.I)

_NOT_IN_ADDRESS = re.compile("[\t\n\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Browsers read "\" as "/", so neither "/\host" nor "https:\\host" may pass; no name before "@".
_ADDRESS = re.compile(
    r"https?://[^\s\\/?#@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\@]+@[^\s\\@]+|/(?![/\\])[^\s\\]*", re.I
)


def printable(text: str) -> str:
    """`text` with LF for every line end, without what has no meaning or shows nothing."""
    return _UNPRINTABLE.sub("", storable(lines_ended(text)))


def address(value: str) -> str | None:
    """The address of a link as it is stored, or None when it leads nowhere a story may link to."""
    value = _NOT_IN_ADDRESS.sub("", printable(value)).strip().replace(" ", "%20")
    if len(value) > MAX_ADDRESS or not _ADDRESS.fullmatch(value):
        return None
    return value


def language_and_direction(source: str) -> str:
    """The `dir` and `lang` of a start tag, ready to stand in one, where they are valid."""
    if not source:
        return ""
    values = attribute_values(source)
    direction = values.get("dir", "").lower()
    language = values.get("lang", "")
    kept = f' dir="{direction}"' if direction in _DIRECTIONS else ""
    return kept + (f' lang="{language}"' if _LANGUAGE.fullmatch(language) else "")


def photo(source: str) -> str | None:
    """The number of the photo that a figure's start tag names."""
    number = attribute_values(source).get("data-photo", "")
    return number if _PHOTO.fullmatch(number) else None


def mark_tag(name: str, source: str) -> str:
    """The start tag of an inline element, or nothing where it would say nothing."""
    if name == "a":
        target = address(attribute_values(source).get("href", ""))
        return f'<a href="{escape_attribute(target)}">' if target else ""
    if name in {"span", "bdi"}:
        kept = language_and_direction(source)
        return f"<{name}{kept}>" if kept or name == "bdi" else ""
    # Google Docs wraps whole documents in <b style="font-weight:normal">.
    return "" if source and _NOT_BOLD.search(source) else f"<{name}>"
