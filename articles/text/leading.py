"""Texts for where nothing says in which direction they run: titles in feeds, on cards."""

import re
import unicodedata

RLM, LRM = "\u200f", "\u200e"
_ISOLATES = {"": "\u2068", "ltr": "\u2066", "rtl": "\u2067"}
_END = "\u2069"
_BDI = re.compile(r"<bdi\b(?P<attributes>[^>]*)>|</bdi>")
_DIRECTION = re.compile(r'\bdir="(ltr|rtl)"')


def led(text: str, direction: str) -> str:
    """A line with a mark before it where its first letter would turn it round.

    Whoever shows it takes the direction from that letter: «BBC …» on a page from right to left.
    """
    first = next((_side(sign) for sign in text if _side(sign)), direction)
    if first == direction:
        return text
    return (RLM if direction == "rtl" else LRM) + text


def _side(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(kind, "")


def isolates_as_characters(html: str) -> str:
    """With U+2066 to U+2069 in place of `bdi`: feed readers drop the element, and keep these."""
    return _BDI.sub(_isolate, html)


def _isolate(match: re.Match) -> str:
    if match["attributes"] is None:
        return _END
    direction = _DIRECTION.search(match["attributes"])
    return _ISOLATES[direction[1] if direction else ""]
