"""A cleaned body cut into its text and its tags, for changes to the text alone.

It rests on the one form that cleaning writes: every element closed, < and > escaped everywhere.
Whatever is put together again from the pieces is the same source, letter for letter.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

PARAGRAPHS = frozenset(
    "p h2 h3 blockquote ul ol li figure figcaption table caption tbody tr th td".split()  # noqa: SIM905
)

_PIECE = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^<>]*)>|[^<]+|<")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset(("br",))


@dataclass(slots=True)
class Piece:
    """A tag (`name` is set) or a run of text, still escaped; where it stands.

    `is_apart`: inside one of the elements that the caller named; `paragraph` counts up at every
    tag that begins or ends one.
    """

    source: str
    name: str
    language: str
    is_apart: bool
    paragraph: int

    @property
    def is_text(self) -> bool:
        return not self.name


def pieces(html: str, language: str, *, apart: Set[str] = frozenset()) -> list[Piece]:
    """Return the pieces of a body in `language`, whose elements may name other languages."""
    return list(_walk(html, language, apart))


def _walk(html: str, language: str, apart: Set[str]) -> Iterator[Piece]:
    opened: list[tuple[str, str, bool]] = []
    is_apart = False
    paragraph = 0
    for match in _PIECE.finditer(html):
        name = match["name"] or ""
        paragraph += name in PARAGRAPHS
        yield Piece(match[0], name, language, is_apart, paragraph)
        if not name or name in _VOID:
            continue
        if not match["end"]:
            opened.append((name, language, is_apart))
            named = _LANGUAGE.search(match["attributes"])
            language = named[1] if named else language
            is_apart = is_apart or name in apart
        elif opened and opened[-1][0] == name:
            _, language, is_apart = opened.pop()


def primary(language: str) -> str:
    """Return the first part of a language tag, in small letters: `ckb` of `ckb-IQ`."""
    return language.partition("-")[0].lower()
