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

_FORMS = (
    "".join(chr(code) for code in _ARABIC_BLOCKS if unicodedata.decomposition(chr(code)))
    + "".join(sign for sign in _WORDS if not unicodedata.decomposition(sign))
    + _LATIN_LIGATURES
)
FORMS = re.compile(f"[{_FORMS}]")

_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
_ALEFS = "اأإآٱ"
# With the letters that search takes for one of these, so that keys agree.
_LAMS = "لڵڶڷ"
_BEFORE_LAM = "وفؤۆۊڤ"


def _shapes(*, of: str = "", ending_in: str = "") -> str:
    """The shapes of these letters alone, or those of several of which the last is one of these."""
    read = {form: unicodedata.normalize("NFKC", form).rstrip(_MARKS) for form in _FORMS}
    return "".join(
        form
        for form, letters in read.items()
        if form not in _WORDS and letters and (letters in of or letters[-1] in ending_in)
    )


_ALLAH = "\ufdf2"
_AFTER_ALEF = re.compile(f"[{_ALEFS}{_shapes(ending_in=_ALEFS)}][{_MARKS}]*\\Z")
_AFTER_LAM = re.compile(
    f"(?<![^\\W\\d_])(?<![{_MARKS}])(?:[{_BEFORE_LAM}{_shapes(of=_BEFORE_LAM)}][{_MARKS}]*)?"
    f"[{_LAMS}{_shapes(of=_LAMS)}][{_MARKS}]*\\Z"
)
_NEAR = 8


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


def letters_at(match: re.Match[str]) -> str:
    """The letters of a form where it stands; of a match of FORMS.

    Fonts draw U+FDF2 without its alef, so it is typed behind one: اﷲ. After ل it loses both. A
    sign for words stands apart from its neighbours.
    """
    form, before = match[0], match.string[match.start() - 1 : match.start()]
    if form == _ALLAH:
        return _allah(match.string, match.start())
    if form not in _WORDS:
        return letters_of(form)
    after = match.string[match.end() : match.end() + 1]
    start = " " if _is_in_a_word(before) or before in SIGNS else ""
    end = " " if _is_in_a_word(after) and after not in SIGNS else ""
    return start + _WORDS[form] + end


def spell_out(text: str) -> str:
    """Return `text` with every presentation form written as letters (NFKC of these forms only)."""
    return FORMS.sub(letters_at, text)


def _is_in_a_word(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LMN"


def _allah(text: str, position: int) -> str:
    near = max(0, position - _NEAR)
    if _AFTER_ALEF.search(text, near, position):
        return "لله"
    return "له" if _AFTER_LAM.search(text, near, position) else "الله"
