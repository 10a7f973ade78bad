"""What somebody has typed into a plain field, as the body of a text."""

import re
from html import escape

_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n){2,}")


def as_paragraphs(text: str) -> str:
    """Paragraphs where blank lines part the text, with the lines within them kept."""
    parts = _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return "".join(f"<p>{escape(part.strip()).replace(chr(10), '<br>')}</p>" for part in parts)
