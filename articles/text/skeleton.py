"""The consonants of a name, to propose that two spellings in different scripts are one name.

Short keys are shared by many words: below `RELIABLE_LENGTH` consonants a key is not evidence.
"""

import re
import unicodedata

from articles.text.presentation import spell_out

RELIABLE_LENGTH = 4

# Consonants that one of the three spellings does not tell apart stand in one row. Vowels, the
# semivowels, ayn and hamza have no row and are dropped.
CONSONANTS: dict[str, str] = {
    "b": "بپbp",
    "c": "جچژcçj",
    "d": "دضd",
    "f": "فڤfv",
    "h": "حهھh",
    "k": "كکڪگkg",
    "l": "لڵl",
    "m": "مm",
    "n": "نn",
    "q": "قq",
    "r": "رڕڒr",
    "s": "سصثs",
    "ş": "شşș",
    "t": "تطt",
    "x": "خغx",
    "z": "زذظz",
}

_TABLE = {letter: key for key, letters in CONSONANTS.items() for letter in letters}
_MARKS = re.compile("[\u064b-\u0653\u0655-\u065f\u0670ـ]")
_ARTICLE = re.compile(r"\b[اٱ]ل(?=\w{2})")
_FINAL_H = re.compile(r"ه\b")  # also before a ZWNJ, where it stands for the vowel ە
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST_NAME = 1000


def skeleton(name: str) -> str:
    """Return the consonants of `name` in one Latin notation: `qmşl` for Qamişlo and قامشلو.

    Words run together, since scripts divide names differently (دير الزور, Dêrezor). Only the
    first thousand characters count.
    """
    letters = unicodedata.normalize("NFC", spell_out(name[:_LONGEST_NAME])).lower()
    letters = _ARTICLE.sub("", _MARKS.sub("", letters))
    letters = _FINAL_H.sub("", letters)
    consonants = "".join(_TABLE.get(letter, "") for letter in letters)
    return _DOUBLE.sub(r"\1", consonants)
