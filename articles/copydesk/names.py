"""One name, or one word, in two spellings: found by the house's names and by the text itself."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_hamza import EXTRA, MISSING
from articles.copydesk.clitics import core_of
from articles.copydesk.findings import Filled, Remark, filled
from articles.copydesk.pairs import (
    ARTICLE,
    differ_in_arabic,
    differ_in_iy,
    differ_in_kurmanji,
    differ_in_sorani,
    is_shortened,
    roots,
)
from articles.copydesk.reading import Reading, Word
from articles.copydesk.spellings import Occurrence, occurrences
from articles.text.fold import fold

MOST_LETTERS_IN_NAME = 30
IsPair = Callable[[str, str], bool]
Positions = dict[str, list[Occurrence]]

_IY = re.compile("[iî]y")
_STEM_IN_IY = re.compile(".{3,}?[iî]y")
_TYPED_WRONG = re.compile("[ıİșȘȇȊȋȗýþðÝÞÐ]")


def two_spellings(reading: Reading) -> Iterator[Remark]:
    """C15. The house's names first, whose preferred spelling wins; then names found in the text.

    In Arabic a found pair differs in a hamza or a Persian letter, or is a long (foreign) word that
    differs in one و or ي; in Kurmanji both are capitalised. Sorani words are K14's.
    """
    yield from _two_known(reading)
    if reading.language == "ar":
        words = _arabic_cores(_outside_hashtags(reading))
        yield from _two_found(reading, _unknown(reading, words), _are_one_arabic_name)
    if reading.language == "kmr":
        words = _capitalised(_outside_hashtags(reading))
        yield from _two_found(reading, _unknown(reading, words), _are_one_kurmanji_name)


def two_sorani_words(reading: Reading) -> Iterator[Remark]:
    """K14. A warning: the letters of some pairs make two words."""
    words = (word for word in reading.words if len(word.bare) >= 5)
    yield from _two_found(reading, _positions_of(words), differ_in_sorani)


def iy_and_long_iy(reading: Reading) -> Iterator[Remark]:
    """M7. One word both ways; which of the two a house writes everywhere is not judged.

    Endings may differ, “Tirkiyê” and “Tirkîyeyê”, where three letters or more stand before.
    """
    words: dict[str, list[Word]] = defaultdict(list)
    for word in reading.words_with(_IY):
        if len(word.text) <= MOST_LETTERS_IN_NAME:
            stem = _STEM_IN_IY.match(word.text)
            words[stem[0] if stem else word.text].append(word)
    for group in _groups(words, reading.language):
        usual = max(group, key=lambda stem: len(words[stem]))
        for stem in group:
            if stem != usual and differ_in_iy(stem, usual):
                yield from (_in_other_iy(word, stem, usual, words) for word in words[stem])


def _in_other_iy(word: Word, stem: str, usual: str, words: dict[str, list[Word]]) -> Remark:
    message = _message(word.text, words[usual][0].text)
    return Remark(word.start, word.end, message, usual + word.text.removeprefix(stem))


def _two_known(reading: Reading) -> Iterator[Remark]:
    groups = reading.house.names.get(reading.language, ())
    group_of = {spelling: group for group in groups for spelling in group}
    found: dict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences(reading, group_of):
        found[group_of[occurrence.spelling]].append(occurrence)
    for group, positions in found.items():
        preferred = min({position.spelling for position in positions}, key=group.index)
        for position in positions:
            if position.spelling != preferred:
                right = position.article + preferred
                yield Remark(
                    position.start, position.end, _message(position.spelling, preferred), right
                )


def _two_found(reading: Reading, positions: Positions, is_pair: IsPair) -> Iterator[Remark]:
    for group in _groups(positions, reading.language):
        usual = max(group, key=lambda spelling: len(positions[spelling]))
        for spelling in group:
            if spelling == usual or not is_pair(spelling, usual):
                continue
            message = _message(spelling, usual)
            for position in positions[spelling]:
                right = usual if position.spelling == spelling else usual.removeprefix(ARTICLE)
                yield Remark(position.start, position.end, message, right)


def _groups(positions: Iterable[str], language: str) -> Iterator[list[str]]:
    """Spellings whose keys are equal or a letter apart, in order of appearance."""
    keys = {spelling: fold(spelling, language) for spelling in positions}
    root = roots(set(keys.values()) - {""}, language)
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling, key in keys.items():
        if key:
            groups[root[key]].append(spelling)
    yield from (group for group in groups.values() if len(group) > 1)


def _are_one_arabic_name(one: str, other: str) -> bool:
    keys = fold(one, "ar"), fold(other, "ar")
    is_pair = differ_in_arabic(one, other) if keys[0] == keys[1] else is_shortened(*keys, "ar")
    return is_pair and not _is_misspelled(one, other)


def _are_one_kurmanji_name(one: str, other: str) -> bool:
    keys = fold(one, "kmr"), fold(other, "kmr")
    if keys[0] != keys[1]:
        return is_shortened(*keys, "kmr")
    return differ_in_kurmanji(one, other) and not differ_in_iy(one, other)


def _is_misspelled(one: str, other: str) -> bool:
    """Whether the hamza rules speak of a spelling already."""
    return any(wrong.right_for(word) for wrong in (MISSING, EXTRA) for word in (one, other))


def _message(spelling: str, usual: str) -> Filled:
    text = _("This text also writes «{usual}» for «{spelling}».")
    return filled(text, usual=usual, spelling=spelling)


def _positions_of(words: Iterable[Word]) -> Positions:
    positions: Positions = defaultdict(list)
    for word in words:
        if len(word.text) <= MOST_LETTERS_IN_NAME and word.text == word.bare:
            positions[word.text].append(Occurrence(word.text, word.start, word.end))
    return positions


def _outside_hashtags(reading: Reading) -> Iterator[Word]:
    return (word for word in reading.words if not reading.is_in_hashtag(word))


def _unknown(reading: Reading, positions: Positions) -> Positions:
    """The positions of what the house has no name for."""
    groups = reading.house.names.get(reading.language, ())
    known = {spelling for group in groups for spelling in group}
    return {
        spelling: found
        for spelling, found in positions.items()
        if spelling.removeprefix(ARTICLE) not in known and spelling not in known
    }


def _arabic_cores(words: Iterator[Word]) -> Positions:
    """By spelling with its article; «للديمقراطية» counts as having one."""
    positions: Positions = defaultdict(list)
    for word in words:
        if 4 <= len(word.text) <= MOST_LETTERS_IN_NAME and word.text == word.bare:
            proclitics, core = core_of(word.text)
            spelling = ARTICLE + core if proclitics else core
            shown = core if proclitics.endswith("لل") else spelling
            positions[spelling].append(Occurrence(shown, word.end - len(shown), word.end))
    return positions


def _may_be_name(word: str) -> bool:
    is_fit = 5 <= len(word) <= MOST_LETTERS_IN_NAME and not word.isupper()
    return is_fit and not _TYPED_WRONG.search(word)


def _capitalised(words: Iterator[Word]) -> Positions:
    """Words with a capital that are never seen without one."""
    positions: Positions = defaultdict(list)
    small: set[str] = set()
    for word in words:
        if not word.text[0].isupper():
            small.add(word.text)
        elif _may_be_name(word.text):
            positions[word.text].append(Occurrence(word.text, word.start, word.end))
    return {name: found for name, found in positions.items() if name.lower() not in small}
