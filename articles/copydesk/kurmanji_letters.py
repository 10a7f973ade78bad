"""Letters of Kurmanji: Turkish i, look-alikes, letters of a wrong code page."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.findings import Remark
from articles.copydesk.kurmanji_words import ENDINGS, TURKISH_NAMES
from articles.copydesk.reading import Reading, Word

COMBINING_DOT = "\u0307"

_TURKISH_I = re.compile(f"[ıİ]|i{COMBINING_DOT}")
_TURKISH_ONLY = re.compile("[ğöüĞÖÜ]")
_LOOK_ALIKE = re.compile("[șȘȇȆȋȊȗȖ]")
_KURMANJI = str.maketrans("șȘȇȆȋȊȗȖ", "şŞêÊîÎûÛ")
_MOJIBAKE = re.compile("[þÞýÝ]|(?<=[A-Za-zÀ-ž])ð")
_CODE_PAGE = str.maketrans("þÞýÝð", "şŞiÎğ")
_QUOTED = re.compile('“[^“”\n]*”|"[^"\n]*"|«[^«»\n]*»|‘[^‘’\n]*’')


def turkish_i(reading: Reading) -> Iterator[Remark]:
    """M1. Turkish names of a list, words with ğ, ö or ü, and Turkish quotations keep their letters.

    A word in capitals is M10's.
    """
    message = _("A Turkish ı or İ stands in a Kurmanji word.")
    quoted = _turkish_quotations(reading)
    for word in reading.words_with(_TURKISH_I):
        if _is_capitals(word) or _is_turkish(word) or word.start in quoted:
            continue
        yield Remark(word.start, word.end, message, _with_kurmanji_i(word.text))


def _with_kurmanji_i(word: str) -> str:
    return word.replace(f"i{COMBINING_DOT}", "i").replace("ı", "i").replace("İ", "Î")


def _is_capitals(word: Word) -> bool:
    return "İ" in word.text and len(word.text) > 1 and word.text[:2].isupper()


def _is_turkish(word: Word) -> bool:
    names = {word.text, *(word.text.removesuffix(ending) for ending in ENDINGS)}
    return not names.isdisjoint(TURKISH_NAMES) or bool(_TURKISH_ONLY.search(word.text))


def _turkish_quotations(reading: Reading) -> set[int]:
    """The positions inside quotation marks between which a letter stands that only Turkish has."""
    return {
        index
        for match in _QUOTED.finditer(reading.prose)
        if _TURKISH_ONLY.search(match[0])
        for index in range(*match.span())
    }


def turkish_capital_i(reading: Reading) -> Iterator[Remark]:
    """M10. The capital of i is I; one that Turkish rules made has a dot."""
    message = _("A capital İ is Turkish; Kurmanji writes I.")
    for word in reading.words_with(_TURKISH_I):
        if _is_capitals(word):
            yield Remark(word.start, word.end, message, word.text.replace("İ", "I"))


def foreign_letters(reading: Reading) -> Iterator[Remark]:
    """M11. Capitalised words are taken for Turkish or German names, quotations for quotations."""
    message = _("Kurmanji is not written with this letter.")
    quoted = {index for match in _QUOTED.finditer(reading.prose) for index in range(*match.span())}
    for word in reading.words_with(_TURKISH_ONLY):
        is_name = word.text[0].isupper() or reading.is_in_hashtag(word)
        if not is_name and word.start not in quoted:
            yield Remark(word.start, word.end, message)


def look_alikes(reading: Reading) -> Iterator[Remark]:
    """M2."""
    message = _("A letter only looks like the Kurmanji one.")
    for word in reading.words_with(_LOOK_ALIKE):
        yield Remark(word.start, word.end, message, word.text.translate(_KURMANJI))


def wrong_code_page(reading: Reading) -> Iterator[Remark]:
    """M3. Turkish text that was read as Western European."""
    message = _("The text was read in a wrong code page.")
    for word in reading.words_with(_MOJIBAKE):
        yield Remark(word.start, word.end, message, word.text.translate(_CODE_PAGE))
