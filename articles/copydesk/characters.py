"""Classes of characters, written to stand between the brackets of a regular expression."""

import re
import unicodedata

SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_END = "\n\r\v\f\u0085\u2028\u2029"

ARABIC_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
ARABIC_FORM = "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
ARABIC_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08b4" + ARABIC_FORM
)
ARABIC = ARABIC_LETTER + ARABIC_MARK
TATWEEL = "\u0640"
JOINERS = "\u200c\u200d"

LATIN_MARK = "\u0300-\u036f"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
GREEK = "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff"
CYRILLIC = "\u0400-\u0481\u048a-\u052f"
OTHER_LETTER = "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0710-\u072f\u10a0-\u10ff"
LETTER = ARABIC_LETTER + LATIN + GREEK + CYRILLIC + OTHER_LETTER
# What a word is made of; digits, apostrophes, # and _ end it.
WORD = LETTER + ARABIC_MARK + LATIN_MARK + TATWEEL + JOINERS

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
DIGIT = "0-9٠-٩۰-۹"
# Every decimal digit of any script as an ASCII one, so that positions stay the same. Every program
# looks for them as it begins, and not among the ideographs, where there are none.
_LAST_WITH_DIGITS = 0x1FFFF
IN_ASCII = {
    position: str(unicodedata.decimal(digit))
    for position in range(128, _LAST_WITH_DIGITS + 1)
    if (digit := chr(position)).isdecimal()
}

OPENING = "«(\\[“‹"
CLOSING = "»)\\]”›"

_UNWRITTEN = re.compile(f"[{ARABIC_MARK}{TATWEEL}{JOINERS}]+")


def bare(word: str) -> str:
    """`word` without vowel marks, tatweel and joiners: its letters alone."""
    return _UNWRITTEN.sub("", word)
