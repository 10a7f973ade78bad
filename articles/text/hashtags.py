"""Hashtags in running text, after UAX 31 (section 6) and what Arabic writers really type."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.text.composed import MARKS
from articles.text.fold import fold
from articles.text.letters import APOSTROPHES
from articles.text.markup import Piece, pieces
from articles.text.tags import escape, escape_attribute, unescape

# Direction controls and leftovers that stand inside tags unseen; they are no part of one.
_UNSEEN = (
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
# Some apostrophes are letters by their category; a case ending behind one is no part of a tag.
_LETTER_APOSTROPHES = "".join(sign for sign in APOSTROPHES if re.match(r"\w", sign))
_WORD = rf"[\w{MARKS}\u200c\u200d{_UNSEEN}](?<![{_LETTER_APOSTROPHES}])"
_TATWEEL = "ـ"

# Addresses and "&#" are consumed first, so that nothing inside them is read as a tag; a run of
# letters is consumed whole, so that one pass is enough.
_SCAN = re.compile(
    rf"""
    (?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{{3}}\.)[^\s<>"«»،؛؟]++
  | (?<![A-Za-z0-9.-])[A-Za-z0-9-]++(?>(?:\.[A-Za-z0-9-]++)+)/[^\s<>"«»،؛؟]*+
  | &[\#＃]
  | (?P<before>(?>(?:{_WORD})*))(?P<tag>[\#＃](?>(?:{_WORD})+))
  | (?>(?:{_WORD})+)
    """,
    re.VERBOSE,
)
_SIGN = re.compile("[#＃]")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")
_PROCLITIC = re.compile(f"[وفبلك][{MARKS}]*{_TATWEEL}*")
_NOT_LINKED_INSIDE = frozenset(("a", "figcaption"))


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A tag without its #, as typed but for what can't be seen; `start` is the place of the #."""

    start: int
    end: int
    tag: str


def find(text: str) -> list[Hashtag]:
    """Return the hashtags of plain `text` in order; `text[start:end]` is the tag with its #.

    A # may follow a lone Arabic proclitic («بـ#سوريا», «و#سوريا») but no longer word. Tags that
    touch («#داعش#سوريا») count both. A tag has at least one letter and no _ at its ends.
    """
    return list(_find(text))


def key(tag: str, language: str) -> str:
    """Return what two spellings of one tag share: the search keys of its words, joined by _."""
    return fold(tag, language).replace(" ", "_")


def link(html: str, resolve: Callable[[str], str | None]) -> str:
    """Return a cleaned body with its hashtags linked to the address that `resolve(tag)` gives.

    The # and the word stand in one element with its own direction, or a Latin tag in Arabic text
    would lose its # to the other side. A tag without an address stays text, and so does one in a
    link or a caption.
    """
    return "".join(_linked(piece, resolve) for piece in pieces(html, "", apart=_NOT_LINKED_INSIDE))


def _find(text: str) -> Iterator[Hashtag]:
    for match in _SCAN.finditer(text):
        if match["tag"] is None or not _may_precede(match["before"]):
            continue
        written = match["tag"].rstrip("_" + _UNSEEN)
        tag = _NOT_SEEN.sub("", written[1:]).strip("_")
        if any(character.isalpha() and character != _TATWEEL for character in tag):
            start = match.start("tag")
            yield Hashtag(start, start + len(written), tag)


def _may_precede(before: str) -> bool:
    before = _NOT_SEEN.sub("", before)
    return not before or _PROCLITIC.fullmatch(before) is not None


def _linked(piece: Piece, resolve: Callable[[str], str | None]) -> str:
    if not piece.is_text or piece.is_apart or not _SIGN.search(piece.source):
        return piece.source
    text = unescape(piece.source)
    linked, done = [], 0
    for hashtag in find(text):
        address = resolve(hashtag.tag)
        if address is None:
            continue
        linked.append(escape(text[done : hashtag.start]))
        linked.append(_anchor(address, text[hashtag.start : hashtag.end]))
        done = hashtag.end
    return "".join(linked) + escape(text[done:])


def _anchor(address: str, text: str) -> str:
    return f'<a href="{escape_attribute(address)}" class="hashtag" dir="auto">{escape(text)}</a>'
