"""The words of a text, with the places where they stand in it.

Letters, marks, tatweel, ZWNJ and ZWJ belong to a word; everything else ends it: # _ / quotes,
Arabic and Latin punctuation, apostrophes. A digit beside an Arabic letter ends it too («2018ـدا»).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.text.fold import ARABIC_LETTER, INVISIBLE_ENTITY, fold, is_ignored
from articles.text.letters import APOSTROPHES, KURMANJI_ENDINGS
from articles.text.presentation import FORMS, is_latin_ligature, letters_of

_RUN = re.compile("[a0w~]+")
_EDGE = re.compile("(?<=0)~*(?=a)|(?<=a)~*(?=0)")
_ARABIC_LETTER = re.compile(f"[{ARABIC_LETTER}]")
_IGNORED = "\u200c"


class Token(NamedTuple):
    """One word as written, where it stands (`text[start:end]`), and its search key."""

    text: str
    start: int
    end: int
    key: str


class ShapeTable(dict[int, str]):
    """Maps a code point to its part in a word: a, 0, w (other), ~ (ignored), ' or a space."""

    def __missing__(self, code: int) -> str:
        shape = _shape_of(chr(code))
        if code < 0x10000:
            self[code] = shape
        return shape


def _shape_of(character: str) -> str:
    if character in APOSTROPHES:
        return "'"
    if all(is_ignored(letter) for letter in letters_of(character)):
        return "~"
    if character.isdigit():
        return "0"
    if is_latin_ligature(character):
        return "w"
    if _ARABIC_LETTER.match(character) or FORMS.match(character):
        return "a" if fold(character, "ar") else " "
    return "w" if character.isalnum() else " "


_SHAPES = ShapeTable()


def tokens(text: str, language: str) -> list[Token]:
    """Return the words of `text` in order, with offsets in code points into `text` itself.

    Their keys are the words of `fold(text, language)`, which is faster where only keys are
    wanted. A Kurmanji case ending after an apostrophe is no word.
    """
    shape = _shape(text)
    found: list[Token] = []
    previous_end = -1
    for start, end, reach in _spans(shape):
        keys = _keys(text[start:reach], language)
        is_suffix = shape[start - 1] == "'" and previous_end == start - 1 >= 0
        if keys:
            previous_end = end
        if language == "kmr" and is_suffix and keys and keys[0] in KURMANJI_ENDINGS:
            continue
        for key in keys:
            # Half as many calls as by its own name; this is asked of every word of a text.
            found.append(_new(Token, (text[start:end], start, end, key)))
    return found


def _keys(word: str, language: str) -> tuple[str, ...]:
    return (_keys_of_short if len(word) < 40 else _keys_of)(word, language)


def _keys_of(word: str, language: str) -> tuple[str, ...]:
    return tuple(fold(word, language).split())


_keys_of_short = lru_cache(maxsize=20_000)(_keys_of)
_new = tuple.__new__


def _shape(text: str) -> str:
    if "&" in text:
        text = INVISIBLE_ENTITY.sub(lambda match: _IGNORED * len(match[0]), text)
    return text.translate(_SHAPES)


def _spans(shape: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each word, and how far the marks reach that may change its last letter."""
    has_figures = "0" in shape
    for run in _RUN.finditer(shape):
        start, stop = run.span()
        for edge in _EDGE.finditer(shape, start, stop) if has_figures else ():
            yield start, edge.start(), edge.end()
            start = edge.end()
        yield start, stop, stop
