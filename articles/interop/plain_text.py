"""A story as correspondents send it: a text file with the headline on top.

Every line that is not blank is a paragraph, whether blank lines stand between them or not.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from articles.text import hashtags

# Characters. A headline is stored in 200, an outlet in 120.
LONGEST_HEADLINE = 200
LONGEST_HEAD_LINE = 120
LONGEST_SUBHEAD = 80

FULL_STOPS = (".", "۔", "…")
_CLOSING = "\"'»”’)]}"
_LINE_END = re.compile("\r\n|\r|\n")


class Unreadable(ValueError):
    """The text is not a story; the message is fit to show."""


class Kind(StrEnum):
    PARAGRAPH = "p"
    SUBHEAD = "h2"


@dataclass(frozen=True)
class Block:
    """One line of the text under the headline."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class ImportedStory:
    """A story taken apart; `dropped` holds the counter lines that are no part of it.

    `hashtags` stand without their sign, each once, in the order of the text.
    """

    outlet: str
    headline: str
    blocks: tuple[Block, ...]
    hashtags: tuple[str, ...]
    dropped: tuple[str, ...]

    @property
    def body(self) -> str:
        """The text as HTML, its letters untouched."""
        return "".join(
            f"<{block.kind}>{html.escape(block.text, quote=False)}</{block.kind}>"
            for block in self.blocks
        )


def parse(text: str) -> ImportedStory:
    """Take a plain-text story apart; raises Unreadable where a headline or the text is missing.

    Where two short lines stand above the text the first is the outlet and the second the
    headline, else the first line is the headline. A subhead is a short line without a full stop
    between two paragraphs. A line of nothing but digits is a counter that a web page left behind.
    """
    lines = [line.strip() for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    lines = [line for line in lines if _visible(line)]
    dropped = tuple(line for line in lines if _is_counter(line))
    outlet, headline, *rest = _head([line for line in lines if not _is_counter(line)])
    blocks = tuple(_blocks(rest))
    found = (hit.tag for block in blocks for hit in hashtags.find(block.text))
    return ImportedStory(outlet, headline, blocks, tuple(dict.fromkeys(found)), dropped)


def _head(lines: list[str]) -> list[str]:
    """The lines with the outlet (or "") first and the headline second; checks that they are."""
    if not lines:
        raise Unreadable(_("it has no text"))
    headed = lines if _has_outlet(lines) else ["", *lines]
    headline = headed[1]
    if len(headline) > LONGEST_HEADLINE or not any(map(str.isalnum, headline)):
        raise Unreadable(_("it has no headline: the first line is not one"))
    if len(headed) == 2:
        raise Unreadable(_("it has a headline and no text"))
    return headed


def _has_outlet(lines: list[str]) -> bool:
    return len(lines) > 2 and all(_is_short(line, LONGEST_HEAD_LINE) for line in lines[:2])


def _blocks(lines: list[str]) -> Iterator[Block]:
    short = [_is_short(line, LONGEST_SUBHEAD) for line in lines]
    for place, line in enumerate(lines):
        is_between = 0 < place < len(lines) - 1 and not (short[place - 1] or short[place + 1])
        is_subhead = short[place] and is_between and not _is_hashtags(line)
        yield Block(Kind.SUBHEAD if is_subhead else Kind.PARAGRAPH, line)


def _is_short(line: str, limit: int) -> bool:
    return len(line) <= limit and not line.rstrip(_CLOSING).endswith(FULL_STOPS)


def _is_hashtags(line: str) -> bool:
    return all(word.startswith("#") for word in line.split())


def _is_counter(line: str) -> bool:
    return _visible(line).isdecimal()


def _visible(line: str) -> str:
    """The line without marks that show nothing (direction marks, joiners, stray BOMs)."""
    return "".join(letter for letter in line if unicodedata.category(letter) != "Cf")
