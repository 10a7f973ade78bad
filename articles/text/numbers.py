"""Digits, separators and plural forms per language."""

import unicodedata
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Digits(StrEnum):
    """The three families of digits, by their names in CLDR."""

    ASCII = "latn"
    ARABIC = "arab"
    EXTENDED = "arabext"


_ZEROS = {Digits.ARABIC: ord("٠"), Digits.EXTENDED: ord("۰")}
_TABLES = {
    digits: {ord("0") + value: zero + value for value in range(10)}
    for digits, zero in _ZEROS.items()
}

_SIGNS_OF_NUMBERS = str.maketrans("٫٬．：／－−‐‑＃", ".,.:/----#")

# Thousands, decimals.
_SEPARATORS = MappingProxyType({"ar": (",", "."), "ckb": (",", "."), "kmr": (".", ",")})
_ARABIC_SEPARATORS = ("٬", "٫")


def ascii_digits(text: str) -> str:
    """What was typed as a number, a date or a code: digits of any family as ASCII, bare of marks.

    Direction marks and joiners, which come along when figures are copied, are dropped, and so is
    the space at the edges; Arabic and full-width points, colons and strokes are plain ones.
    """
    kept = (letter for letter in text if unicodedata.category(letter) != "Cf")
    digits = (str(unicodedata.decimal(letter, letter)) for letter in kept)
    return "".join(digits).translate(_SIGNS_OF_NUMBERS).strip()


def in_digits(text: str, digits: Digits) -> str:
    """Return `text` with its ASCII digits written in another family."""
    return text.translate(_TABLES[digits]) if digits in _TABLES else text


def format_number(
    number: int | float | Decimal, language: str, *, digits: Digits = Digits.ASCII
) -> str:
    """Return a number with thousands and decimals marked as readers of `language` do."""
    thousands, decimals = _SEPARATORS[language] if digits == Digits.ASCII else _ARABIC_SEPARATORS
    marked = f"{number:,}".translate({ord(","): thousands, ord("."): decimals})
    return in_digits(marked, digits)


def plural_category(count: int, language: str) -> str:
    """Return the CLDR plural category: six in Arabic, `one` and `other` in Kurdish."""
    if language != "ar":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    if 3 <= count % 100 <= 10:
        return "few"
    return "many" if count % 100 >= 11 else "other"
