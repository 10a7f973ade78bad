"""Shapes that old programs and PDF files pass off as letters: Arabic ones and Latin ligatures.

Whole words that Unicode has as one sign (honorifics, the rial) are spelled out as well: few fonts
draw them, nobody finds them, and a screen reader says the words or nothing.
"""

import re
import unicodedata

_ARABIC_BLOCKS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
_LATIN_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"  # FB00 to FB06

# Signs for words, which Unicode gives no letters to, or others than Arabic is written with.
_WORDS: dict[str, str] = {
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufdcf": "سلامه علينا",
    "\ufdf6": "رسول",
    "\ufdf7": "عليه",
    "\ufdf8": "وسلم",
    "\ufdf9": "صلى",
    "\ufdfa": "صلى الله عليه وسلم",
    "\ufdfb": "جل جلاله",
    "\ufdfc": "ريال",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
}
SIGNS = frozenset(_WORDS)
_ALLAH = "\ufdf2"

_FORMS = (
    "".join(chr(code) for code in _ARABIC_BLOCKS if unicodedata.decomposition(chr(code)))
    + "".join(sign for sign in _WORDS if not unicodedata.decomposition(sign))
    + _LATIN_LIGATURES
)
FORMS = re.compile(f"[{_FORMS}]")

_AFTER_ALEF = re.compile("[اأإآٱ]\\Z")
# With the letters that search takes for one of these, so that keys agree.
_AFTER_LAM = re.compile("(?<![^\\W\\d_])[وفؤۆۊڤ]?[لڵڶڷ]\\Z")


def letters_of(form: str) -> str:
    """Return the letters of one presentation form, without the space that carries a lone mark.

    Any other character is returned as it is.
    """
    if form in _WORDS:
        return _WORDS[form]
    if not FORMS.match(form):
        return form
    return unicodedata.normalize("NFKC", form).strip()


def is_latin_ligature(character: str) -> bool:
    return character in _LATIN_LIGATURES


def spelled(match: re.Match[str]) -> str:
    """Return the letters of a form that was found in a text, as they follow what stands there.

    ﷲ is the whole word, yet people type its alef before it, or the preposition that swallows the
    alef; a sign for words stands apart from its neighbours.
    """
    form = match[0]
    before = match.string[max(0, match.start() - 3) : match.start()]
    if form == _ALLAH:
        return _allah(before)
    if form not in _WORDS:
        return letters_of(form)
    after = match.string[match.end() : match.end() + 1]
    start = " " if _is_in_a_word(before[-1:]) or before[-1:] in SIGNS else ""
    end = " " if _is_in_a_word(after) and after not in SIGNS else ""
    return start + _WORDS[form] + end


def spell_out(text: str) -> str:
    """Return `text` with every presentation form written as letters (NFKC of these forms only)."""
    return FORMS.sub(spelled, text)


def _is_in_a_word(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LMN"


def _allah(before: str) -> str:
    if _AFTER_ALEF.search(before):
        return "لله"
    return "له" if _AFTER_LAM.search(before) else "الله"
