"""Arabic presentation forms: shapes that old programs and PDF files pass off as letters."""

import re
import unicodedata

_BLOCKS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
_FORMS = "".join(chr(code) for code in _BLOCKS if unicodedata.decomposition(chr(code)))

# People type these on purpose, as signs: honorifics and the rial.
SIGNS = "\ufdfa\ufdfb\ufdfc"

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
    return FORMS.sub(lambda match: letters_of(match[0]), text)
