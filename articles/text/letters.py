"""Which letters count as one in a search key: a table per language. Data only.

Each row reads: the letter of the key, and the letters that become it. Both Arabic-script tables
choose the code point their own readers store (yeh U+064A and kaf U+0643 in Arabic; U+06CC and
U+06A9 in Sorani), so the two are never to be chained.
"""

ARABIC: dict[str, str] = {
    "ا": "آأإٱ",  # 0622 0623 0625 0671
    "و": "ؤۆۊ",  # 0624 06C6 06CA
    "ي": "ىئیےێ",  # 0649 0626 06CC 06D2 06CE
    "ك": "کڪگ",  # 06A9 06AA 06AF
    "ه": "ةھەۀہۃ",  # 0629 06BE 06D5 06C0 06C1 06C3
    "ر": "ڕڒڔ",  # 0695 0692 0694
    "ل": "ڵڶڷ",  # 06B5 06B6 06B7
    "ب": "پ",
    "ف": "ڤ",
    "ج": "چژ",
}

# Hamza on yeh stays a letter (it carries a vowel), and so do the Kurdish consonants. The letters
# for h and for e are one class: archives lost the ZWNJ that told ه from ە.
SORANI: dict[str, str] = {
    "ا": "آأإٱ",
    "و": "ؤۆۊ",
    "ی": "ىيےێ",  # 0649 064A 06D2 06CE
    "ک": "كڪ",  # 0643 06AA
    "ە": "ةهھۀہۃ",  # 0629 0647 06BE 06C0 06C1 06C3
    "ر": "ڕڒڔ",
    "ل": "ڵڶڷ",
}

# Accented Latin letters need no row: they lose their marks in every language. These have no mark
# that comes off; foreign names are written with them.
LATIN: dict[str, str] = {
    "a": "ɑ",
    "ae": "æ",
    "b": "ƀ",
    "d": "đðɖ",
    "dj": "ʤ",
    "e": "əɛǝ",
    "g": "ǥɡ",
    "h": "ħ",
    "i": "ıɨ",
    "k": "ĸ",
    "l": "łƚ",
    "ng": "ŋ",
    "o": "øɵɔ",
    "oe": "œ",
    "s": "ſ",
    "ss": "ß",
    "t": "ŧ",
    "th": "þ",
    "u": "ʉ",
    "v": "ʋ",
    "z": "ƶ",
    "σ": "ς",
}

# Text of the Turkish code page shown as Western: «Giþtî» for «Giştî».
MOJIBAKE: dict[str, str] = {"s": "þ", "i": "ý", "g": "ð"}

ROWS: dict[str, tuple[dict[str, str], ...]] = {
    "ar": (ARABIC, LATIN),
    "ckb": (SORANI, LATIN),
    "kmr": (ARABIC, LATIN, MOJIBAKE),
}

# Beginnings of Arabic words that are spelled in two ways no letter rule joins: key → the usual
# one («مسئول», «مسؤول»). Written for this newsroom; after the proclitics of `fold`.
VARIANTS: dict[str, str] = {
    "مسيول": "مسوول",
    "شيون": "شوون",
    "ديموقراط": "ديمقراط",
    "كوردستان": "كردستان",
    "اميركي": "امريكي",
    "اميركا": "امريكا",
}

# What is left of a case ending once its accents are gone; dropped after an apostrophe.
KURMANJI_ENDINGS: frozenset[str] = frozenset(
    ("e", "a", "i", "an", "en", "ek", "ye", "ya", "yan"),
)

# Typed for one another: U+0027 2019 2018 02BC 02BB 0060 00B4 2032 02B9 201B FF07 A78B A78C.
APOSTROPHES: str = "'’‘ʼʻ`´′ʹ‛＇Ꞌꞌ"
# Tatweel; ¬, which old Word files write for ZWNJ; the half rings that stand for hamza and ayn.
DELETED: str = "ـ¬ʾʿ"


def pairs(language: str) -> dict[str, str]:
    """Return letter → letter of the key; raises `KeyError` for a language without a table."""
    return {
        letter: key
        for rows in ROWS[language]
        for key, letters in rows.items()
        for letter in letters
    }
