"""Quotation marks and brackets."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import DIGIT, LETTER, LINE_END, SPACE
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Span
from articles.languages import LANGUAGES

PARTNERS = {"»": "«", ")": "(", "]": "[", "”": "“"}
STRAIGHT = '"'

_PAIRED = re.compile(r"[«»()\[\]“”]")
_LIST_LABEL = re.compile(rf"(?:.*[{SPACE}])?(?:[{DIGIT}]{{1,3}}|ئ?[{LETTER}])", re.DOTALL)
_LOW_QUOTE = re.compile(f"„[^„“”{LINE_END}]*(?P<closing>[“”])")
_GUILLEMET = re.compile(f"[«»{LINE_END}]")
_CURLY = re.compile(f"[“”{LINE_END}]")
_BEFORE_QUOTE = frozenset(f"([{STRAIGHT}\n\t \u00a0:،؛\u200f\u200eـ")
_OUTSIDE = frozenset("\n\t \u00a0")
_AFTER_QUOTE = frozenset(")]\n\t \u00a0،؛.:؟!…,;?\u200f\u200e")


def mixed_pairs(reading: Reading) -> Iterator[Remark]:
    """C21. “…” and ”…“ in one text written from right to left, where either is right by itself.

    Reported are the pairs of the kind that the text uses less, or later; the house's is kept.
    """
    low = low_quotes(reading)
    pairs = sorted([*_usual_pairs(reading, low), *_crossing_pairs(reading)])
    kinds = Counter(reading.prose[start] for start, _end in pairs)
    if len(kinds) < 2:
        return
    house = reading.house.quotes[reading.language][0]
    kept = house if house in kinds else kinds.most_common(1)[0][0]
    opening, closing = ("“", "”") if kept == "“" else ("”", "“")
    message = _("Two kinds of quotation marks in one text.")
    for start, end in pairs:
        if reading.prose[start] != kept:
            inside = reading.text[start + 1 : end]
            yield Remark(start, end + 1, message, f"{opening}{inside}{closing}")


def _usual_pairs(reading: Reading, low: set[int]) -> Iterator[tuple[int, int]]:
    crossing = {index for pair in _crossing_pairs(reading) for index in pair} | low
    opened: int | None = None
    for match in _CURLY.finditer(reading.prose):
        index = match.start()
        if match[0] == "“" and index not in crossing:
            opened = index
        elif match[0] == "”" and opened is not None and index not in crossing:
            yield opened, index
            opened = None
        elif match[0] not in "“”":
            opened = None


def crossing_marks(reading: Reading) -> set[int]:
    """The positions of marks that make up ”…“, CLDR's pair for Arabic."""
    return {index for pair in _crossing_pairs(reading) for index in pair}


def _crossing_pairs(reading: Reading) -> Iterator[tuple[int, int]]:
    """The pairs ”…“ of a language written from right to left, by a walk that knows what is open."""
    if not LANGUAGES[reading.language].is_rtl:
        return
    opened: int | None = None
    is_usual = False
    low = low_quotes(reading)
    for match in _CURLY.finditer(reading.prose):
        mark, index = match[0], match.start()
        if mark not in "“”":
            opened, is_usual = None, False
        elif index in low:
            continue
        elif mark == "“":
            if opened is not None and _hugs(reading, index - 1):
                yield opened, index
                opened = None
            else:
                opened, is_usual = None, True
        elif is_usual:
            is_usual = False
        else:
            opened = index if _hugs(reading, index + 1) else None


def _hugs(reading: Reading, index: int) -> bool:
    """Whether what stands at `index` is a part of what is quoted."""
    return reading.character(index) not in ("", *_OUTSIDE)


def unbalanced(reading: Reading) -> Iterator[Remark]:
    """C4. Within a paragraph; the bracket of a list's label («1)», «ئا)») needs no partner."""
    message = _("This mark has no partner in its paragraph.")
    for index in sorted(lonely_marks(reading)):
        yield Remark(index, index + 1, message)


def lonely_marks(reading: Reading) -> set[int]:
    """The positions of marks that C4 reports."""
    turned = reversed_marks(reading) | low_quotes(reading) | crossing_marks(reading)
    return {
        index for paragraph in reading.paragraphs for index in _lonely(reading, paragraph, turned)
    }


def low_quotes(reading: Reading) -> set[int]:
    """The positions of marks that close what „ opened, as in German: „Guten Tag“."""
    return {match.start("closing") for match in _LOW_QUOTE.finditer(reading.prose)}


def _lonely(reading: Reading, paragraph: Span, turned: set[int]) -> Iterator[int]:
    waiting: list[int] = []
    counts: Counter[str] = Counter()
    for match in _PAIRED.finditer(reading.prose, *paragraph):
        index, opening = match.start(), PARTNERS.get(match[0])
        if index in turned:
            continue
        if opening is None:
            waiting.append(index)
            counts[match[0]] += 1
        elif counts[opening]:
            yield from _close(opening, reading.prose, waiting, counts)
        elif not _is_label(reading, paragraph, index):
            yield index
    yield from waiting


def _close(opening: str, text: str, waiting: list[int], counts: Counter[str]) -> Iterator[int]:
    """Take the last `opening` from the waiting marks; yields those that were opened after it."""
    while text[index := waiting.pop()] != opening:
        counts[text[index]] -= 1
        yield index
    counts[opening] -= 1


def _is_label(reading: Reading, paragraph: Span, index: int) -> bool:
    if reading.prose[index] != ")":
        return False
    start = max(paragraph.start, index - 5)
    return bool(_LIST_LABEL.fullmatch(reading.prose, start, index))


def straight_quotes(reading: Reading) -> Iterator[Remark]:
    """C14, for languages written from right to left; a lone mark is shown without a repair."""
    opening, closing = reading.house.quotes[reading.language]
    if not LANGUAGES[reading.language].is_rtl or STRAIGHT in (opening, closing):
        return
    message = _("The house writes other quotation marks.")
    for start, end in reading.paragraphs:
        indexes = [
            start + at for at, mark in enumerate(reading.prose[start:end]) if mark == STRAIGHT
        ]
        for first, last in zip(indexes[::2], indexes[1::2], strict=False):
            inside = reading.text[first + 1 : last]
            yield Remark(first, last + 1, message, f"{opening}{inside}{closing}")
        if len(indexes) % 2:
            yield Remark(indexes[-1], indexes[-1] + 1, message)


def turned_quotes(reading: Reading) -> Iterator[Remark]:
    """A18. «»سانا»» and »سانا«: both marks closing, or the pair the wrong way round.

    Of the curly marks only ”…” is wrong: ”…“ is CLDR's own pair for Arabic.
    """
    message = _("These quotation marks stand the wrong way round.")
    for start, end, pair in _turned_pairs(reading):
        inside = reading.text[start + 1 : end - 1].strip(" ")
        yield Remark(start, end, message, f"{pair[0]}{inside}{pair[1]}")


def reversed_marks(reading: Reading) -> set[int]:
    """The positions of marks that A18 reports."""
    return {index for start, end, _pair in _turned_pairs(reading) for index in (start, end - 1)}


def _turned_pairs(reading: Reading) -> Iterator[tuple[int, int, str]]:
    if reading.language == "ar":
        yield from _turned_in(reading, _GUILLEMET, "«»")
        yield from _turned_in(reading, _CURLY, "“”")


def _turned_in(
    reading: Reading, pattern: re.Pattern[str], pair: str
) -> Iterator[tuple[int, int, str]]:
    """Start, end and right marks of each turned pair, by a walk that knows what is open."""
    is_open = False
    turned: int | None = None
    crossing = crossing_marks(reading) if pair == "“”" else frozenset()
    for match in pattern.finditer(reading.prose):
        mark, index = match[0], match.start()
        if index in crossing:
            continue
        if mark not in pair:
            is_open, turned = False, None
        elif turned is not None:
            if _ends_quote(reading, index):
                yield turned, index + 1, pair
            turned = None
        elif mark == pair[0]:
            is_open = True
        elif is_open:
            is_open = False
        elif _begins_quote(reading, index):
            turned = index


def _begins_quote(reading: Reading, index: int) -> bool:
    before, after = reading.character(index - 1), reading.character(index + 1)
    return (not before or before in _BEFORE_QUOTE) and after != "" and after not in _AFTER_QUOTE


def _ends_quote(reading: Reading, index: int) -> bool:
    before, after = reading.character(index - 1), reading.character(index + 1)
    return before not in _BEFORE_QUOTE and (not after or after in _AFTER_QUOTE)
