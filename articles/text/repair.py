"""The repairs that are safe in any text, made whenever a text is saved and shown to its writer.

Short on purpose. What needs to know the word or the language of a quotation (final ه, ھ, doubled
و, hamza, tanwin, ZWNJ) is the copy desk's, and a person decides it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from django.utils.translation import ngettext_lazy

from articles.text.bidi import balanced_parts
from articles.text.characters import meaningless, storable
from articles.text.composed import compose, decomposed_letters
from articles.text.markup import pieces, primary
from articles.text.presentation import FORMS, letters_at
from articles.text.tags import unescape


class RepairKind(StrEnum):
    """What a repair mends, in the order in which repairs are made."""

    MEANINGLESS = "meaningless"
    INVISIBLE = "invisible"
    DIRECTION = "direction"
    SPACE = "space"
    SHAPE = "shape"
    DECOMPOSED = "decomposed"
    SORANI_LETTER = "sorani letter"
    SORANI_E = "sorani e"


@dataclass(frozen=True, slots=True)
class Change:
    """How many characters one kind of repair changed."""

    kind: RepairKind
    count: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after repair, and what was changed; no changes when it was sound."""

    text: str
    changes: tuple[Change, ...] = ()


LABELS = {
    RepairKind.MEANINGLESS: ngettext_lazy(
        "%(count)d character that has no meaning removed",
        "%(count)d characters that have no meaning removed",
        "count",
    ),
    RepairKind.INVISIBLE: ngettext_lazy(
        "%(count)d invisible character removed", "%(count)d invisible characters removed", "count"
    ),
    RepairKind.DIRECTION: ngettext_lazy(
        "%(count)d stray direction mark removed",
        "%(count)d stray direction marks removed",
        "count",
    ),
    RepairKind.SPACE: ngettext_lazy(
        "%(count)d no-break space made a plain space",
        "%(count)d no-break spaces made plain spaces",
        "count",
    ),
    RepairKind.SHAPE: ngettext_lazy(
        "%(count)d letter shape replaced by its letter",
        "%(count)d letter shapes replaced by their letters",
        "count",
    ),
    RepairKind.DECOMPOSED: ngettext_lazy(
        "%(count)d letter joined with its mark",
        "%(count)d letters joined with their marks",
        "count",
    ),
    RepairKind.SORANI_LETTER: ngettext_lazy(
        "%(count)d Arabic letter made Kurdish",
        "%(count)d Arabic letters made Kurdish",
        "count",
    ),
    RepairKind.SORANI_E: ngettext_lazy(
        "%(count)d h with a hidden joiner made the letter e",
        "%(count)d h with a hidden joiner made the letter e",
        "count",
    ),
}

_SORANI_LETTERS = {"ي": "ی", "ى": "ی", "ك": "ک"}

_INVISIBLE = re.compile("[\u200b\ufeff\u00ad]")

Step = tuple[RepairKind, re.Pattern[str], Callable[[re.Match[str]], str]]
_BEFORE_COMPOSING: tuple[Step, ...] = (
    (RepairKind.INVISIBLE, _INVISIBLE, lambda match: ""),
    (RepairKind.SPACE, re.compile("\u00a0"), lambda match: " "),
    (RepairKind.SHAPE, FORMS, letters_at),
)
_SORANI: tuple[Step, ...] = (
    (RepairKind.SORANI_E, re.compile("ه\u200c+"), lambda match: "ە"),
    (RepairKind.SORANI_LETTER, re.compile("[يىك]"), lambda match: _SORANI_LETTERS[match[0]]),
)
# Cleaned HTML writes U+00A0 as a reference.
_REFERENCE: Step = (RepairKind.SPACE, re.compile("&nbsp;"), lambda match: " ")

_PARAGRAPH_END = re.compile("([\n\r])")


def repair(text: str, language: str) -> Repaired:
    """Return plain `text` with the safe repairs made; repairing it again changes nothing.

    What parts lines elsewhere (U+2028, a vertical tab) becomes a line end, which is no repair.
    A language that is not published in gets the repairs that suit any language.
    """
    counts: Counter[RepairKind] = Counter()
    text = _storable(text, counts)
    paragraphs = (_balanced([part], counts)[0] for part in _PARAGRAPH_END.split(text))
    return _result("".join(_mended(part, language, counts) for part in paragraphs), counts)


def repair_html(html: str, language: str) -> Repaired:
    """Return a cleaned body with the safe repairs made in its text; its tags stay as they are.

    Text inside an element with a `lang` is repaired as text in that language.
    """
    counts: Counter[RepairKind] = Counter()
    found = pieces(_storable(html, counts), language)
    runs = [piece for piece in found if piece.is_text]
    for _, group in groupby(runs, key=attrgetter("paragraph")):
        paragraph = list(group)
        balanced = _balanced([piece.source for piece in paragraph], counts)
        for piece, source in zip(paragraph, balanced, strict=True):
            source = _apply((_REFERENCE,), source, counts)
            piece.source = _mended(source, piece.language, counts)
    return _result("".join(piece.source for piece in found), counts)


def unseen_in(html: str) -> tuple[Change, ...]:
    """What cleaning takes out of a body that was sent without anybody having seen it."""
    text = unescape(html)
    counts = {
        RepairKind.MEANINGLESS: meaningless(text),
        RepairKind.INVISIBLE: len(_INVISIBLE.findall(text)),
    }
    return tuple(Change(kind, count) for kind, count in counts.items() if count)


def describe(change: Change) -> str:
    """Return a change in words fit to show to a writer, in the interface's language."""
    return LABELS[change.kind] % {"count": change.count}


def _storable(text: str, counts: Counter[RepairKind]) -> str:
    counts[RepairKind.MEANINGLESS] += meaningless(text)
    return storable(text)


def _mended(text: str, language: str, counts: Counter[RepairKind]) -> str:
    text = _composed(_apply(_BEFORE_COMPOSING, text, counts), counts)
    if primary(language) == "ckb":
        text = _composed(_apply(_SORANI, text, counts), counts)
    return text


def _apply(steps: Iterable[Step], text: str, counts: Counter[RepairKind]) -> str:
    for kind, pattern, replacement in steps:
        text, count = pattern.subn(replacement, text)
        counts[kind] += count
    return text


def _composed(text: str, counts: Counter[RepairKind]) -> str:
    counts[RepairKind.DECOMPOSED] += decomposed_letters(text)
    return compose(text)


def _balanced(parts: list[str], counts: Counter[RepairKind]) -> list[str]:
    balanced = balanced_parts(parts)
    counts[RepairKind.DIRECTION] += sum(map(len, parts)) - sum(map(len, balanced))
    return balanced


def _result(text: str, counts: Counter[RepairKind]) -> Repaired:
    return Repaired(text, tuple(Change(kind, counts[kind]) for kind in RepairKind if counts[kind]))
