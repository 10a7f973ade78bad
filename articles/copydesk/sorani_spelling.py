"""How Sorani words begin and end: first letters, «and», endings of numbers, foreign letters."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import (
    ARABIC_LETTER,
    CLOSING,
    DIGIT,
    LATIN,
    SPACE,
    TATWEEL,
    WORD,
)
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Word
from articles.copydesk.sorani_words import ENDS_IN_WAW, NATIVE_WORDS, NOUNS, NUMBER_ENDINGS

SPACE_AFTER = frozenset({" ", "\u00a0"})

_INITIAL_R = re.compile(f"(?<![{WORD}])ر")
_INITIAL_DOUBLE_W = re.compile(f"(?<![{WORD}])ووو*(?=[{ARABIC_LETTER}])")
_INITIAL_VOWEL = re.compile(f"(?<![{WORD}])[اێۆە]")
_TIED = re.compile(f"[{DIGIT}{LATIN}{CLOSING}\"'’_%٪{TATWEEL}]")
_FINAL_AND = re.compile(f"[^اەۆێیو]و(?![{WORD}])")
_ARABIC_ONLY = re.compile("[ثذصضطظ]")
_KURDISH_ONLY = re.compile("[ەێۆڕڵپچژگڤ]")
_IN_SORANI = str.maketrans("ثذصضطظ", "سزسزتز")
_NUMBER_ENDING = re.compile(
    rf"(?<![{DIGIT}.,/:])(?P<number>[{DIGIT}]+)(?P<tie>{TATWEEL}+|[{SPACE}](?=دا|ەم|ەوە|ەکان|ەمین))?"
    rf"(?P<ending>{'|'.join(NUMBER_ENDINGS)})(?![{WORD}])"
)


def initial_r(reading: Reading) -> Iterator[Remark]:
    """K6. The orthography has no plain ر there; a house that writes it turns this rule off.

    A hashtag stays, for it is found by its letters.
    """
    message = _("A word begins with ڕ.")
    for word in reading.words_with(_INITIAL_R):
        is_tied = _is_tied(reading, word) or reading.is_in_hashtag(word)
        if not is_tied and len(word.text) > 1:
            yield Remark(word.start, word.end, message, f"ڕ{word.text[1:]}")


def initial_double_w(reading: Reading) -> Iterator[Remark]:
    """K7."""
    message = _("A word begins with one و.")
    for word in reading.words_with(_INITIAL_DOUBLE_W):
        right = word.text.lstrip("و")
        if right and not _is_tied(reading, word):
            yield Remark(word.start, word.end, message, f"و{right}")


def initial_vowel(reading: Reading) -> Iterator[Remark]:
    """K8. Endings after a number, a mark or a Latin name are no words; «ال…» is Arabic."""
    message = _("A vowel at the start of a word is carried by ئ.")
    for word in reading.words_with(_INITIAL_VOWEL):
        is_ending = _is_tied(reading, word) or len(word.bare) < 2
        if not is_ending and not word.bare.startswith("ال"):
            yield Remark(word.start, word.end, message, f"ئ{word.text}")


def _is_tied(reading: Reading, word: Word) -> bool:
    return bool(_TIED.match(reading.character(word.start - 1)))


def glued_and(reading: Reading) -> Iterator[Remark]:
    """K10. Words of a list, and words that stand in the same text without the و."""
    bare = {word.bare for word in reading.words}
    message = _("«و», and, stands apart from the word before it.")
    for word in reading.words_with(_FINAL_AND):
        stem = word.text[:-1]
        is_known = stem in NOUNS or (len(stem) > 2 and stem in bare)
        if is_known and word.text not in ENDS_IN_WAW and reading.character(word.end) in SPACE_AFTER:
            yield Remark(word.start, word.end, message, f"{stem} و")


def number_endings(reading: Reading) -> Iterator[Remark]:
    """K11. The way that the text uses most is taken for its way, but never the one with a space."""
    found = list(_NUMBER_ENDING.finditer(reading.prose))
    ways = Counter(_way(match) for match in found)
    if len(ways) < 2:
        return
    usual = max(ways, key=lambda way: (way != " ", ways[way]))
    message = _("Other numbers of this text carry their endings in another way.")
    for match in found:
        if _way(match) != usual:
            right = f"{match['number']}{usual}{match['ending']}"
            yield Remark(*match.span(), message, right)


def _way(match: re.Match[str]) -> str:
    tie = match["tie"] or ""
    return TATWEEL if tie.startswith(TATWEEL) else " " if tie else ""


def foreign_letters(reading: Reading) -> Iterator[Remark]:
    """K15. Sure only of a list; another word with Kurdish letters may be a name: a warning.

    Words of Arabic letters alone are Arabic names and titles, and stay.
    """
    message = _("Sorani words are not written with this letter.")
    for word in reading.words_with(_ARABIC_ONLY):
        if word.text in NATIVE_WORDS:
            yield Remark(word.start, word.end, message, NATIVE_WORDS[word.text])
        elif _KURDISH_ONLY.search(word.text):
            right = word.text.translate(_IN_SORANI)
            yield Remark(word.start, word.end, message, right, severity="warning")
