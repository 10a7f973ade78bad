"""Letters of Sorani: those of other keyboards and of old fonts, and the two letters for h."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC_LETTER, TATWEEL
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Word

ZWNJ = "\u200c"
FATHA, KASRA, SMALL_V = "\u064e", "\u0650", "\u065a"
AE, HEH, HEH_DOACHASHMEE = "ە", "ه", "ھ"
# How many letters must be wrong before a paragraph is taken for one that lost its joiners, and
# how many right ones there may be for each of them.
LOST_JOINERS = 2
RIGHT_FOR_LOST = 3

Respelled = tuple[Word, str]

_ARABIC_YEH_KAF = re.compile(f"[يىك](?![{FATHA}{SMALL_V}])")
# The article, and what no Sorani keyboard has: hamzas on alef, tanwin.
_IS_ARABIC = re.compile("^ال|[أإ\u064b-\u064d]")
_KURDISH_ONLY = re.compile("[ەێۆڕڵپچژگڤ]")
_FROM_ARABIC = str.maketrans("يىك", "ییک")
_HEH_JOINER = re.compile(f"[{HEH}{HEH_DOACHASHMEE}]{ZWNJ}+")
_OLD_FONT = re.compile(f"[ةؤ]|[يیىول]{FATHA}+|ر{KASRA}+")
_OLD_LETTERS = {"ة": AE, "ؤ": "ۆ", "ي": "ێ", "ى": "ێ", "ی": "ێ", "و": "ۆ", "ل": "ڵ", "ر": "ڕ"}
# Marks that old fonts never used: a word that has one is vocalised Arabic.
_VOCALISED = re.compile("[\u064b-\u064d\u064f\u0651\u0652\u0670]")
_LOOSE_V = re.compile(f"[يیىولر]{SMALL_V}+")
_TATWEEL = re.compile(f"(?<=[{ARABIC_LETTER}]){TATWEEL}+(?=[{ARABIC_LETTER}])")
_HEHS = re.compile(f"{HEH}+")
_BEFORE_H = "اۆێ"
_HEH_DOACHASHMEE = re.compile(HEH_DOACHASHMEE)


def arabic_letters(reading: Reading) -> Iterator[Remark]:
    """K1. Arabic words («الرحيم», «إلى») stand in names and quotations."""
    message = _("An Arabic ي, ى or ك stands in a Sorani word.")
    yield from _rewritten(reading, _ARABIC_YEH_KAF, message, _in_kurdish_letters)


def _in_kurdish_letters(word: str) -> str:
    if _IS_ARABIC.search(word) and not _KURDISH_ONLY.search(word):
        return word
    return _ARABIC_YEH_KAF.sub(lambda match: match[0].translate(_FROM_ARABIC), word)


def heh_with_joiner(reading: Reading) -> Iterator[Remark]:
    """K2."""
    message = _("The letter ە is typed as ه with a joiner.")
    yield from _rewritten(reading, _HEH_JOINER, message, lambda word: _HEH_JOINER.sub(AE, word))


def old_font_letters(reading: Reading) -> Iterator[Remark]:
    """K5. Vocalised Arabic («وَلَدٌ») and words with its article («الحیاة») are left alone."""
    message = _("A letter is typed as old fonts needed it.")
    yield from _rewritten(reading, _OLD_FONT, message, _without_old_font)


def _without_old_font(word: str) -> str:
    if _VOCALISED.search(word) or word.startswith("ال"):
        return word
    return _OLD_FONT.sub(lambda match: _OLD_LETTERS[match[0][0]], word)


def loose_small_v(reading: Reading) -> Iterator[Remark]:
    """K12."""
    message = _("A letter and its small v are typed as two characters.")
    yield from _rewritten(reading, _LOOSE_V, message, _with_small_v)


def _with_small_v(word: str) -> str:
    return _LOOSE_V.sub(lambda match: _OLD_LETTERS[match[0][0]], word)


def tatweel(reading: Reading) -> Iterator[Remark]:
    """K13. After a digit or a bracket it carries an ending («23ـی») and stays."""
    message = _("The word is stretched with tatweel.")
    yield from _rewritten(reading, _TATWEEL, message, lambda word: _TATWEEL.sub("", word))


def _rewritten(
    reading: Reading,
    pattern: re.Pattern[str],
    message: str | Promise,
    rewrite: Callable[[str], str],
) -> Iterator[Remark]:
    for word in reading.words_with(pattern):
        right = rewrite(word.text)
        if right != word.text:
            yield Remark(word.start, word.end, message, right)


def two_letters_for_h(reading: Reading) -> Iterator[Remark]:
    """K4. The house stores U+0647; a text that has only the other letter is one way too."""
    if HEH not in reading.prose:
        return
    message = _("This text writes h with two different letters.")
    yield from _rewritten(
        reading, _HEH_DOACHASHMEE, message, lambda word: word.replace(HEH_DOACHASHMEE, HEH)
    )


def lost_joiners(reading: Reading) -> Iterator[Remark]:
    """K3. Reported once, from the first such word to the last, with all of them repaired.

    Every Sorani paragraph is full of ە. One with many words that have none, but ه where only a
    vowel can stand, lost its joiners on the way. A ه at the start of a word, or after a long
    vowel, is an h.
    """
    words = ((word, _with_ae(word.text)) for word in reading.words_with(_HEHS))
    wrong = [(word, right) for word, right in words if right != word.text]
    wrong = [pair for paragraph in _by_paragraph(reading, wrong) for pair in paragraph]
    if wrong:
        start, end = wrong[0][0].start, wrong[-1][0].end
        message = _("The letters ە of this text were lost and became ه.")
        yield Remark(start, end, message, _repaired(reading.text[start:end], start, wrong))


def _by_paragraph(reading: Reading, wrong: list[Respelled]) -> Iterator[list[Respelled]]:
    """The misspelled words of each paragraph that has enough of them."""
    waiting = deque(wrong)
    for start, end in reading.paragraphs:
        paragraph: list[Respelled] = []
        while waiting and waiting[0][0].end <= end:
            paragraph.append(waiting.popleft())
        lost = sum(right.count(AE) for _word, right in paragraph)
        if lost >= LOST_JOINERS and lost * RIGHT_FOR_LOST >= reading.prose.count(AE, start, end):
            yield paragraph


def _repaired(text: str, offset: int, wrong: list[Respelled]) -> str:
    parts: list[str] = []
    last = 0
    for word, right in wrong:
        parts += text[last : word.start - offset], right
        last = word.end - offset
    return "".join(parts)


def _with_ae(word: str) -> str:
    """Of several ه in a row every second is the vowel, from the first after a consonant."""
    if AE in word or ZWNJ in word:
        return word
    return _HEHS.sub(lambda match: _vowels_of(word, match), word)


def _vowels_of(word: str, hehs: re.Match[str]) -> str:
    before = word[hehs.start() - 1] if hehs.start() else ""
    first = HEH + AE if before == "" or before in _BEFORE_H else AE + HEH
    return (first * len(hehs[0]))[: len(hehs[0])]
