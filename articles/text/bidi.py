"""Characters that change the direction of text (Unicode Standard Annex 9)."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate

ISOLATE_STARTS = "\u2066\u2067\u2068"
ISOLATE_END = "\u2069"
EMBEDDINGS = "\u202a\u202b"
EMBEDDING_END = "\u202c"

_OVERRIDES = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile(f"[{ISOLATE_STARTS}{ISOLATE_END}]")
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


# A mark for each kind of letters; of what follows, figures count as letters from right to left.
_STRONG = {"L": "\u200e", "R": "\u200f", "AL": "\u061c"}
_LASTING = {**_STRONG, "EN": "\u200f", "AN": "\u200f"}
_LEFTWARDS = frozenset({"R", "AL"})


def direction_apart(text: str, direction: str) -> str:
    """The direction of a line all of whose letters run against `direction`; nothing for others.

    Such a line has its marks on the wrong side: «Road closed!» on a page from right to left.
    """
    against = _LEFTWARDS if direction == "ltr" else frozenset({"L"})
    has_letters = False
    for sign in text:
        if sign.isalpha():
            if unicodedata.bidirectional(sign) not in against:
                return ""
            has_letters = True
    if not has_letters:
        return ""
    return "rtl" if direction == "ltr" else "ltr"


def without_overrides(text: str) -> str:
    """`text` without embeddings and overrides (U+202A–202E), which reorder what follows them."""
    return _OVERRIDES.sub("", text)


def balanced_parts(parts: list[str]) -> list[str]:
    """The parts of one paragraph without overrides and without what has no partner."""
    if not any(map(_CONTROLS.search, parts)):
        return parts
    whole = "".join(parts)
    kept = paired(whole)
    stray = {position for position in _positions(whole) if position not in kept}
    if not stray:
        return parts
    starts = accumulate(map(len, parts), initial=0)
    return [_without(part, stray, start) for part, start in zip(parts, starts, strict=False)]


def paired(paragraph: str) -> set[int]:
    """The places of isolates and embeddings with their ends; an override has no partner."""
    open_at: list[int] = []
    isolates = 0
    pairs: set[int] = set()
    for position in _positions(paragraph):
        control = paragraph[position]
        if control == ISOLATE_END and isolates:
            isolates -= 1
            while paragraph[start := open_at.pop()] not in ISOLATE_STARTS:
                pass
            pairs |= {start, position}
        elif control == EMBEDDING_END and open_at and not _is_isolate(paragraph[open_at[-1]]):
            start = open_at.pop()
            if paragraph[start] in EMBEDDINGS:
                pairs |= {start, position}
        elif control not in ISOLATE_END + EMBEDDING_END:
            isolates += _is_isolate(control)
            open_at.append(position)
    return pairs


def closed(text: str) -> str:
    """`text` with every isolate that it leaves open ended, and no end without a start."""
    open_isolates = 0
    stray: set[int] = set()
    for match in _ISOLATES.finditer(text):
        if match[0] != ISOLATE_END:
            open_isolates += 1
        elif open_isolates:
            open_isolates -= 1
        else:
            stray.add(match.start())
    if stray:
        text = "".join(char for position, char in enumerate(text) if position not in stray)
    return text + ISOLATE_END * open_isolates


def _is_isolate(control: str) -> bool:
    return control in ISOLATE_STARTS


def _positions(text: str) -> list[int]:
    return [match.start() for match in _CONTROLS.finditer(text)]


def _without(part: str, stray: set[int], start: int) -> str:
    return "".join(char for position, char in enumerate(part, start) if position not in stray)


def lines_apart(lines: Sequence[str]) -> list[str]:
    """The lines of one paragraph, each of which is ordered by itself as it is among the others.

    What stands at the edge of a line takes its direction from the letters before and after, also
    where these are on other lines; marks that nobody sees stand for them.
    """
    apart = []
    for place, line in enumerate(lines):
        before = _first_of(_STRONG, reversed("".join(lines[:place])))
        after = _first_of(_LASTING, "".join(lines[place + 1 :]))
        apart.append(f"{_STRONG.get(before, '')}{line}{_LASTING.get(after, '')}")
    return apart


def _first_of(kinds: Container[str], signs: Iterable[str]) -> str:
    """The first of these kinds among the signs, or nothing."""
    found = (kind for sign in signs if (kind := unicodedata.bidirectional(sign)) in kinds)
    return next(found, "")
