"""The beginning of a text, for lists, cards and descriptions."""

import re
import unicodedata

from articles.text.bidi import closed, without_overrides

ELLIPSIS = "…"

# What people write is shorter; longer runs (addresses, a key held down) are cut inside.
_LONGEST_WORD = 60
_WORD = re.compile(r"[^ \t\r\n]+")
_SPACES = re.compile(r"[ \t\r\n]+")
_DANGLING = " \t\r\n\u00a0,;:.،؛…–—-([{«“‘"
_ZWJ = "\u200d"


def excerpt(text: str, *, words: int) -> str:
    """The first `words` words of plain `text` on one line; "…" says that some were left out.

    Never cuts inside a letter with its marks or a joined emoji, and leaves no isolate open.
    """
    text = without_overrides(text)
    end = _end(text, words)
    if end >= len(text.rstrip()):
        return closed(_one_line(text))
    return closed(_one_line(text[:end]).rstrip(_DANGLING)) + ELLIPSIS


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _end(text: str, words: int) -> int:
    """Where the last word ends; inside a word that is longer than any word."""
    end = 0
    for count, word in enumerate(_WORD.finditer(text), start=1):
        if count > words:
            return end
        end = word.end()
        if end - word.start() > _LONGEST_WORD:
            return _letter_start(text, word.start() + _LONGEST_WORD, first=word.start())
    return len(text)


def _letter_start(text: str, index: int, *, first: int) -> int:
    """The last place up to `place` where cutting parts no letter from what belongs to it."""
    while index > first and _continues(text, index):
        index -= 1
    return index


def _continues(text: str, index: int) -> bool:
    """Whether the character at `place` belongs to the one before (close to Annex 29's rules)."""
    if text[index - 1] == _ZWJ or _is_flag(text[index]):
        return True
    return unicodedata.category(text[index]) in {"Mn", "Mc", "Me", "Cf"} or _is_tone(text[index])


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"
