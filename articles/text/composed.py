"""Composed letters (Unicode normalisation form C) in time linear in the length of the text."""

import re
import unicodedata

# Longer runs of marks are no writing. UAX 15 (UAX15-D4, "stream-safe") draws the line here, and
# Python sorts the marks of a run in quadratic time.
_LONGEST_RUN = 30
_LAST_MARK = 0x1F000

# Every combining mark, ready to stand in a character class.
MARKS = "".join(
    chr(code)
    for code in range(0x300, _LAST_MARK)
    if unicodedata.combining(unicodedata.normalize("NFD", chr(code))[0])
)
_ENDLESS_RUN = re.compile(f"([{MARKS}]{{{_LONGEST_RUN + 1},}})")
# The same without the marks beyond the basic plane: with them a class is searched range by range.
_BASIC_MARKS = "".join(mark for mark in MARKS if mark < "\U00010000")
_ENDLESS_BASIC_RUN = re.compile(f"([{_BASIC_MARKS}]{{{_LONGEST_RUN + 1},}})")
_BEYOND_BASIC = re.compile("[\U00010000-\U0010ffff]")
_SEQUENCE = re.compile(f"[^{MARKS}][{MARKS}]{{1,{_LONGEST_RUN}}}")


def compose(text: str) -> str:
    """Return `text` in NFC, except that a run of more than 30 marks stays as it is."""
    if text.isascii():
        return text
    endless_run = _ENDLESS_RUN if _BEYOND_BASIC.search(text) else _ENDLESS_BASIC_RUN
    parts = endless_run.split(text)
    parts[::2] = (unicodedata.normalize("NFC", part) for part in parts[::2])
    return "".join(parts)


def decomposed_letters(text: str) -> int:
    """Return how many letters of `text` are changed by `compose`."""
    if compose(text) == text:
        return 0
    found = sum(compose(match[0]) != match[0] for match in _SEQUENCE.finditer(text))
    return found or 1
