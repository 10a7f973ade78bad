"""Quotation marks as signs of the text: `<q>` is drawn by browsers, each in its own way."""

from collections.abc import Iterable, Iterator

from articles.text.markup import primary
from articles.text.tags import Token, attribute_values, unescape

_ANGULAR = ("«", "»", "‹", "›")
_CURLED = ("“", "”", "‘", "’")
_ANGULAR_IN = frozenset({"ar", "ckb", "fa", "fr", "hy"})
_KNOWN = tuple("«»‹›“”„‘’\"'")
_NEAR = 4  # tokens within which the first words of a quotation stand


def marks(language: str) -> tuple[str, str, str, str]:
    """Opening and closing marks of a quotation, then of one inside it, in the house's manner."""
    return _ANGULAR if primary(language) in _ANGULAR_IN else _CURLED


def written(tokens: Iterable[Token], language: str) -> Iterator[Token]:
    """The tokens with marks for `<q>`, in its own language or that of the text.

    One whose words bring their marks along gets no others.
    """
    all_tokens = list(tokens)
    opened: list[str] = []
    for position, token in enumerate(all_tokens):
        if token.kind == "text" or token.value != "q":
            yield token
        elif token.kind == "end":
            yield Token("text", opened.pop() if opened else "")
        else:
            named = attribute_values(token.attributes).get("lang", "")
            inner = 2 if len(opened) % 2 else 0
            opening, closing = marks(named or language)[inner : inner + 2]
            if _brings_marks(all_tokens[position + 1 : position + 1 + _NEAR]):
                opening = closing = ""
            opened.append(closing)
            yield Token("text", opening)


def _brings_marks(following: list[Token]) -> bool:
    words = (unescape(token.value).strip() for token in following if token.kind == "text")
    return next((word.startswith(_KNOWN) for word in words if word), False)
