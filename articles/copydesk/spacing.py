"""Spaces too many and too few, in every language."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import (
    CLOSING,
    DIGIT,
    LETTER,
    LINE_END,
    OPENING,
    SPACE,
    WORD,
)
from articles.copydesk.findings import Remark
from articles.copydesk.quotes import crossing_marks, lonely_marks, low_quotes, reversed_marks
from articles.copydesk.reading import Reading

NO_BREAK_SPACE = "\u00a0"
MARKS = "،؛.:؟!,;?"

_SPACES = re.compile(f"[{SPACE}]{{2,}}")
_SPACE_BEFORE = re.compile(f"(?<=[^{SPACE}{LINE_END}])[{SPACE}]++[{MARKS}]")
_NO_SPACE_AFTER = re.compile(rf"(?<=[{WORD}{DIGIT}{CLOSING}])[{MARKS}](?=[{LETTER}{DIGIT}#«(“])")
_SPACE_INSIDE = re.compile(f"[{OPENING}][{SPACE}]++|(?<![{SPACE}])[{SPACE}]++[{CLOSING}]")
_DIGIT = re.compile(f"[{DIGIT}]")
_YEAR = re.compile(f"[{DIGIT}]{{4}}")
_LETTER = re.compile(f"[{WORD}]")


def doubled_spaces(reading: Reading) -> Iterator[Remark]:
    """C1. A run of no-break spaces alone is C7's."""
    for match in _SPACES.finditer(reading.prose):
        if match[0].strip(NO_BREAK_SPACE):
            yield Remark(*match.span(), _("More than one space."), " ")


def space_before_mark(reading: Reading) -> Iterator[Remark]:
    """C2. Dots that stand for words left out, and numbers that begin with a dot, are left alone."""
    for match in _SPACE_BEFORE.finditer(reading.prose):
        mark = match[0][-1]
        following = reading.character(match.end())
        if mark == "." and _begins_something(reading.character(match.start() - 1), following):
            continue
        if mark in ".," and _DIGIT.match(following):
            continue
        yield Remark(*match.span(), _("No space stands before this mark."), mark)


def _begins_something(previous: str, following: str) -> bool:
    return "." in (previous, following) or (following.isascii() and following.isalnum())


def no_space_after_mark(reading: Reading) -> Iterator[Remark]:
    """C3. Numbers, times, labels («1.») and abbreviations («ت.غ», “D.M.”) are left alone."""
    closing = low_quotes(reading) | crossing_marks(reading)
    for match in _NO_SPACE_AFTER.finditer(reading.prose):
        if match.end() not in closing and not _belongs_together(reading, match.start()):
            message = _("A space is missing after this mark.")
            yield Remark(*match.span(), message, f"{match[0]} ")


def _belongs_together(reading: Reading, index: int) -> bool:
    mark, previous = reading.character(index), reading.character(index - 1)
    is_before_digit = bool(_DIGIT.match(reading.character(index + 1)))
    if _DIGIT.match(previous):
        is_label = not _YEAR.fullmatch(reading.prose, max(0, index - 4), index)
        return is_before_digit or (mark == "." and is_label)
    if mark != ".":
        return False
    if is_before_digit:
        return True
    is_initial = bool(_LETTER.match(previous) and not _LETTER.match(reading.character(index - 2)))
    following = reading.character(index + 1)
    is_before_initial = bool(
        _LETTER.match(following) and not _LETTER.match(reading.character(index + 2))
    )
    return is_initial or is_before_initial


def space_inside(reading: Reading) -> Iterator[Remark]:
    """C5. Marks that stand the wrong way round are A18's: their space is on the right side.

    A mark without a partner may be the wrong one, so its space is left to the writer.
    """
    turned = reversed_marks(reading) | low_quotes(reading) | crossing_marks(reading)
    lonely = lonely_marks(reading)
    message = _("No space stands inside these marks.")
    for match in _SPACE_INSIDE.finditer(reading.prose):
        index = match.start() if match[0][0] in OPENING else match.end() - 1
        if index not in turned:
            mark = reading.character(index)
            yield Remark(*match.span(), message, mark, is_safe=index not in lonely)
