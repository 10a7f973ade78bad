"""The numbers that a text tells, by their value: digits and separators of every language are one.

Numbers written as words are not seen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.text.numbers import format_number

# So much of its line is told on either side of a number, in code points.
AROUND = 40
_RUN = re.compile(r"\d+(?:[.,٫٬\u00a0\u202f]\d+)*")
_SEPARATOR = re.compile(r"[^\d]")
_DECIMAL_ONLY, _EITHER = "٫", ".,"
_CUT_WORD_BEFORE, _CUT_WORD_AFTER = re.compile(r"\A\S*\s"), re.compile(r"\s\S*\Z")
# No number that people write has more digits, and Python reads none of more than some thousands.
_MOST_DIGITS = 30


@dataclass(frozen=True)
class ToldNumber:
    """A number as it is written, between the words around it."""

    written: str
    before: str
    after: str


def numbers_of(lines: Iterable[str]) -> dict[str, ToldNumber]:
    """Value → the first place where it stands, in order; a value is its digits, with "." if any."""
    found: dict[str, ToldNumber] = {}
    for line in lines:
        for run in _RUN.finditer(line):
            for value in _values(run[0]):
                if value not in found:
                    found[value] = _told(line, run)
    return found


def in_separators_of(text: str, language: str) -> str:
    """Numbers with thousands or decimals marked as readers of `language` do; digits stay."""
    return _RUN.sub(lambda run: _marked(run[0], language), text)


def _values(run: str) -> Iterator[str]:
    parts = [_in_ascii(part) for part in _SEPARATOR.split(run)]
    whole, decimals = _parted(parts, _SEPARATOR.findall(run)) or (None, "")
    if whole is None:
        yield from (part.lstrip("0") or "0" for part in parts)
        return
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    yield f"{whole}.{decimals}" if decimals else whole


def _parted(parts: list[str], marks: list[str]) -> tuple[str, str] | None:
    """What stands before and after the decimal mark; None for dates, versions and the like."""
    if not marks:
        return parts[0], ""
    if _is_grouped(parts, marks):
        return "".join(parts), ""
    is_decimal = marks[-1] in _DECIMAL_ONLY + _EITHER
    if is_decimal and len(marks) == 1:
        return parts[0], parts[1]
    if is_decimal and marks[-1] not in marks[:-1] and _is_grouped(parts[:-1], marks[:-1]):
        return "".join(parts[:-1]), parts[-1]
    return None


def _is_grouped(parts: list[str], marks: list[str]) -> bool:
    """Whether they are one number in groups of three; one of three decimals reads like that too."""
    first, *others = parts
    return (
        len(set(marks)) == 1
        and marks[0] != _DECIMAL_ONLY
        and len(first) <= 3
        and not first.startswith("0")
        and all(len(part) == 3 for part in others)
    )


def _marked(run: str, language: str) -> str:
    marks, parts = _SEPARATOR.findall(run), _SEPARATOR.split(run)
    is_plain = "".join(parts).isascii() and len(run) <= _MOST_DIGITS
    parted = _parted(parts, marks) if marks and is_plain else None
    if parted is None:
        return run
    whole, decimals = parted
    if len(whole) > len(parts[0]):
        whole = format_number(int(whole), language)
    return f"{whole}{format_number(0.5, language)[1]}{decimals}" if decimals else whole


def _in_ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def _told(line: str, run: re.Match[str]) -> ToldNumber:
    start, end = run.span()
    before, after = line[max(0, start - AROUND) : start], line[end : end + AROUND]
    if start > AROUND:
        before = "… " + _CUT_WORD_BEFORE.sub("", before)
    if end + AROUND < len(line):
        after = _CUT_WORD_AFTER.sub("", after) + " …"
    return ToldNumber(run[0], before, after)
