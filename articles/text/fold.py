"""The search key: what is indexed and what is asked, never what is stored or shown.

Nothing here decomposes Arabic script: hamza on yeh is a letter of its own in Sorani, and NFD
followed by dropping the marks would turn «ئازاد» into «يازاد».
"""

import re
import unicodedata

from articles.languages import CODES
from articles.text.letters import APOSTROPHES, DELETED, KURMANJI_ENDINGS, VARIANTS, pairs
from articles.text.presentation import spell_out

INVISIBLE_ENTITY = re.compile(r"&(?:zwnj|zwj|lrm|rlm|shy|#820[3-7]|#x200[b-f]);", re.IGNORECASE)
ARABIC_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"

_YEH_WITH_HAMZA = re.compile("[ىيی]([\u064b-\u0653\u0655-\u065f\u0670]*)\u0654")
_NUMBER_BEFORE_LETTER = re.compile(rf"[0-9](?=[{ARABIC_LETTER}])")
_NUMBER_AFTER_LETTER = re.compile(rf"[0-9](?<=[{ARABIC_LETTER}][0-9])")
_ENDING = re.compile(rf"(?<=\w)'(?:{'|'.join(sorted(KURMANJI_ENDINGS))})\b")
_LOOSE_MARK = re.compile(r"[.,%'](?:(?<=')|(?<![0-9].)|(?<!%)(?![0-9]))")
_LONG_WAW = re.compile("وو+")
_VARIANT = re.compile(rf"(?<![{ARABIC_LETTER}])([وف]?[بكل]?(?:ال|ل)?)({'|'.join(VARIANTS)})")
_DIGIT_MARKS = {"٫": ".", "٬": ",", "٪": "%"}


class KeyTable(dict[int, str]):
    """A table for `str.translate` that works out a code point when it is first met.

    Only the basic plane is remembered, so that text of every code point can't fill the memory.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._letters = pairs(language) | dict.fromkeys(APOSTROPHES, "'") | _DIGIT_MARKS

    def __missing__(self, code: int) -> str:
        key = self._key_of(chr(code))
        if code < 0x10000:
            self[code] = key
        return key

    def _key_of(self, character: str) -> str:
        if character in self._letters:
            return self._letters[character]
        if character in ".,%":
            return character
        if is_ignored(character):
            return ""
        if character.isdigit():
            return str(unicodedata.digit(character))
        return self._of_letter(character) if character.isalnum() else " "

    def _of_letter(self, letter: str) -> str:
        """The letters that one stands for, each by its own key: ǿ is ø with an accent, so o."""
        parts = _parts(letter)
        if parts == letter:
            return letter
        return "".join(self._letters.get(part, part) for part in parts)


def is_ignored(character: str) -> bool:
    """Whether a character stands inside words but not in their key: marks, tatweel, controls."""
    return character in DELETED or unicodedata.category(character) in ("Mn", "Me", "Cf")


def _parts(letter: str) -> str:
    """A letter without its accents; a shape of letters (full width, bold) as the plain ones."""
    if "\u0600" <= letter <= "\u08ff":
        return letter
    form = "NFKD" if letter.isalpha() else "NFD"
    parts = unicodedata.normalize(form, letter).lower()
    return "".join(part for part in parts if part.isalnum() and not is_ignored(part))


TABLES: dict[str, KeyTable] = {language: KeyTable(language) for language in CODES}


def fold(text: str, language: str) -> str:
    """Return the search key of `text`: folded words with one space between them.

    Of punctuation only what belongs to a number is left: `3.5`, `1,000`, `70%`. Folding a key
    changes nothing. Takes any string, in time linear in its length; raises `KeyError` for a
    language that is not published in.
    """
    table = TABLES[language]
    text = INVISIBLE_ENTITY.sub("", text) if "&" in text else text
    text = spell_out(text)
    if language == "ckb":
        text = _YEH_WITH_HAMZA.sub(r"ئ\1", text)
    key = text.lower().translate(table)
    key = _NUMBER_BEFORE_LETTER.sub(r"\g<0> ", key)
    key = _NUMBER_AFTER_LETTER.sub(r" \g<0>", key)
    if language == "kmr":
        key = _ENDING.sub(" ", key)
    if language == "ar" and any(variant in key for variant in VARIANTS):
        key = _VARIANT.sub(lambda match: match[1] + VARIANTS[match[2]], key)
    if language == "ckb":
        key = _LONG_WAW.sub("و", key)
    return _single_spaced(_LOOSE_MARK.sub(" ", key))


def _single_spaced(key: str) -> str:
    # Not split and join: an object for each word outgrows the processor's cache in long texts.
    while "  " in key:
        key = key.replace("  ", " ")
    return key.strip(" ")
