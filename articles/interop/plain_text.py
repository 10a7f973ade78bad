"""A story as correspondents send it: a text file with the headline on top.

Every line that is not blank is a paragraph, whether blank lines stand between them or not, but for
lines that a program has wrapped: those make one.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from django.utils.translation import gettext as _

from articles.text import hashtags
from articles.text.characters import lines_ended, shows, storable

from .heads import bare

# Characters. A headline is stored in 200, an outlet in 120.
LONGEST_HEADLINE = 200
LONGEST_HEAD_LINE = 120
LONGEST_SUBHEAD = 80

FULL_STOPS = (".", "۔", "…")
_CLOSING = "\"'»”’)]}"
_BLANK_LINES = re.compile("\n{3,}")
_SENTENCE_ENDS = (*FULL_STOPS, ":", "؟", "?", "!", "؛")
_LIST_ITEM = re.compile(r"[-–—•·*#]|\d{1,3}[.)-]")
# Programs wrap mails at 65 to 80 characters; what is shorter than half a line was ended by hand.
WIDEST_WRAPPED = 90
NARROWEST_WRAPPED = 25
_FULL_LINE = 0.5


class Unreadable(ValueError):
    """The text is not a story; the message is fit to show."""


class LineKind(StrEnum):
    PARAGRAPH = "p"
    SUBHEAD = "h2"


@dataclass(frozen=True)
class Paragraph:
    """One line of the text under the headline."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class ImportedStory:
    """A story taken apart; `dropped` holds the lines that are no part of it: counters, heads.

    `hashtags` stand without their sign, each once, in the order of the text.
    """

    outlet: str
    headline: str
    blocks: tuple[Paragraph, ...]
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
    headline, else the first line is the headline; of a mail it is the subject. A subhead is a
    short line without a full stop between two paragraphs. A line of nothing but digits is a
    counter that a web page left behind.
    """
    found = bare(normalised(text).split("\n"))
    lines = [line for group in _groups(found.lines) for line in _unwrapped(group)]
    if found.subject:
        lines.insert(0, TextLine(found.subject, is_whole=True))
    unseen = list(takewhile(lambda line: not shows(line.text), lines))
    lines = lines[len(unseen) :]
    kept = [line for line in lines if not is_counter(line.text)]
    ornament = kept[:1] if _has_ornament(kept) else []
    left = [line for line in lines if is_counter(line.text) or line in ornament]
    dropped = [line.text for line in (*unseen, *left)]
    head = _head(kept[len(ornament) :], has_headline=bool(found.subject))
    outlet, headline, *rest = head
    blocks = tuple(_blocks([line.text for line in rest]))
    hits = (hit.tag for block in blocks for hit in hashtags.find(block.text))
    return ImportedStory(
        outlet.text,
        headline.text,
        blocks,
        tuple(dict.fromkeys(hits)),
        (*found.dropped, *dropped),
    )


def normalised(text: str) -> str:
    """A text in the one form that the same story has, however its lines end and whatever a
    program has put before it: no mark of byte order, no space at the edges of lines, one blank
    line where there are several.
    """
    lines = [line.strip() for line in lines_ended(text).replace("\ufeff", "").split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


@dataclass(frozen=True, eq=False)
class TextLine:
    """A paragraph; `is_whole` where it is known to be no part of the text's head."""

    text: str
    is_whole: bool = False


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The lines that stand together, blank ones between the groups."""
    group: list[str] = []
    for line in [*lines, ""]:
        if _visible(line):
            group.append(line)
        elif group:
            yield group
            group = []


def _unwrapped(group: list[str]) -> Iterator[TextLine]:
    if _is_wrapped(group):
        yield TextLine(" ".join(group), is_whole=True)
    else:
        yield from map(TextLine, group)


def _is_wrapped(group: list[str]) -> bool:
    """Whether a program has broken one paragraph into these lines."""
    *full, _last = group
    width = max(map(len, group))
    if not full or not NARROWEST_WRAPPED <= width <= WIDEST_WRAPPED:
        return False
    if any(_LIST_ITEM.match(line) for line in group) or any(map(is_counter, group)):
        return False
    ended = sum(line.rstrip(_CLOSING).endswith(_SENTENCE_ENDS) for line in full)
    return ended <= len(full) / 2 and all(len(line) >= width * _FULL_LINE for line in full)


def _has_ornament(lines: list[TextLine]) -> bool:
    """Whether the first line is a row of signs over a headline."""
    if len(lines) < 3 or any(map(str.isalnum, lines[0].text)):
        return False
    return _is_short(lines[1].text, LONGEST_HEAD_LINE)


def _head(lines: list[TextLine], *, has_headline: bool) -> list[TextLine]:
    """The lines with the outlet (or an empty one) first and the headline second; checks both."""
    if not lines:
        raise Unreadable(_("it has no text"))
    headed = lines if not has_headline and _has_outlet(lines) else [TextLine(""), *lines]
    headline = headed[1].text
    if len(headline) > LONGEST_HEADLINE or not any(map(str.isalnum, headline)):
        raise Unreadable(_("it has no headline: the first line is not one"))
    if len(headed) == 2:
        raise Unreadable(_("it has a headline and no text"))
    return headed


def _has_outlet(lines: list[TextLine]) -> bool:
    if len(lines) < 3 or any(line.is_whole for line in lines[:2]):
        return False
    return all(_is_short(line.text, LONGEST_HEAD_LINE) for line in lines[:2])


def _blocks(lines: list[str]) -> Iterator[Paragraph]:
    short = [_is_short(line, LONGEST_SUBHEAD) for line in lines]
    for index, line in enumerate(lines):
        is_between = 0 < index < len(lines) - 1 and not (short[index - 1] or short[index + 1])
        is_subhead = short[index] and is_between and not _is_hashtags(line)
        yield Paragraph(LineKind.SUBHEAD if is_subhead else LineKind.PARAGRAPH, line)


def _is_short(line: str, limit: int) -> bool:
    # What has no meaning is taken out later, and told.
    read = storable(line).rstrip(_CLOSING)
    return len(line) <= limit and not read.endswith(FULL_STOPS)


def _is_hashtags(line: str) -> bool:
    return all(word.startswith("#") for word in line.split())


def is_counter(line: str) -> bool:
    """Whether a line is nothing but digits."""
    return _visible(line).isdecimal()


def _visible(line: str) -> str:
    """The line without marks that show nothing (direction marks, joiners, stray BOMs)."""
    return "".join(letter for letter in line if unicodedata.category(letter) != "Cf")
