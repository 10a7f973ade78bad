"""Arabic presentation forms: shapes that old programs and PDF files pass off as letters."""

import re
import unicodedata

_BLOCKS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
_FORMS = "".join(chr(code) for code in _BLOCKS if unicodedata.decomposition(chr(code)))

# People type these on purpose, as signs: honorifics and the rial.
SIGNS = "\ufdfa\ufdfb\ufdfc"

ALLAH = "\ufdf2"
_MARKS = "[\u064b-\u0652\u0640]*"
# Alef and lam are shapes themselves in old files.
_HAS_ITS_ALEF = re.compile(f"[اٱ\ufe8d\ufe8e]{_MARKS}$")
_AFTER_LAM = re.compile(f"(?<!\\w)[وف]?[ل\ufedd\ufedf]{_MARKS}$")
_NEAR = 8

FORMS = re.compile(f"[{_FORMS}]")
SHAPES = re.compile(f"(?![{SIGNS}])[{_FORMS}]")


def letters_of(form: str) -> str:
    """Return the letters of one presentation form, without the space that carries a lone mark.

    Any other character is returned as it is.
    """
    if not FORMS.match(form):
        return form
    return unicodedata.normalize("NFKC", form).strip()


def spell_out(text: str) -> str:
    """Return `text` with every presentation form written as letters (NFKC of these forms only)."""
    return FORMS.sub(letters_at, text)


def letters_at(match: re.Match[str]) -> str:
    """The letters of a form where it stands; of a match of FORMS or SHAPES.

    Fonts draw U+FDF2 without its alef, so it is typed behind one: اﷲ. After ل it loses both.
    """
    if match[0] != ALLAH:
        return letters_of(match[0])
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    if _HAS_ITS_ALEF.search(before):
        return "لله"
    return "له" if _AFTER_LAM.search(before) else letters_of(ALLAH)
