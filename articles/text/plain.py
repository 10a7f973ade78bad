"""The text of a body without its markup, and the way back."""

import re
from dataclasses import dataclass

from articles.text.characters import lines_ended, shows
from articles.text.dropped import kept_tokens
from articles.text.elements import BLOCKS, HEADINGS
from articles.text.figures import photos_in
from articles.text.tags import Token, escape, unescape

# Between the cells of a row, which is one line of text.
BETWEEN_CELLS = " | "
_CELL = "\x1f"  # no cleaned text holds one
_RAISED = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 3 + "⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹+-−=()", "₀₁₂₃₄₅₆₇₈₉" * 3 + "₊₋₋₌₍₎")
# Without them 10<sup>6</sup> would be read as 106.
SIGNS = {"sup": _RAISED, "sub": _LOWERED}

_ATTRIBUTES = r'(?>(?: [a-z-]+="[^"<>]*")*)'
_BLOCK_TAG = re.compile(rf"</?(?:p|h2|h3|ul|ol|li|blockquote|figure|figcaption){_ATTRIBUTES}>")
_INLINE_TAG = re.compile(rf"</?(?:a|strong|em|bdi|span){_ATTRIBUTES}>")
# An element whose text is put together in a way of its own, or what is no tag at all.
_NOT_SIMPLE = re.compile(rf"<(?!{_BLOCK_TAG.pattern[1:]}|{_INLINE_TAG.pattern[1:]})")
_SPACES = re.compile(r"[ \t\n]+")
_BREAK = "\r"  # no cleaned text holds one
_AROUND_BREAK = re.compile(r" ?\r ?")
_IN_A_WORD = re.compile(r"[^\W_]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body; `kind` is p, h2, h3, blockquote, li, figcaption, caption or tr.

    A paragraph inside a quotation or an item is of the kind of what it stands in. A line break
    is "\\n" in `text`, which holds no other line end; a row of a table is one line, with a bar
    between those of its cells that hold anything.
    """

    kind: str
    text: str


def paragraphs(html: str) -> list[Block]:
    """The blocks of a cleaned body in order, none of them empty."""
    reader = _Reader()
    for token in kept_tokens(html):
        reader.take(token)
    reader.end_block()
    return reader.blocks


def passages(html: str) -> list[str]:
    """The texts of `paragraphs`; sooner where a body holds but text, links and photos."""
    if _NOT_SIMPLE.search(html):
        return [block.text for block in paragraphs(html)]
    text = unescape(_BLOCK_TAG.sub(_CELL, _INLINE_TAG.sub("", html)))
    pieces = _SPACES.sub(" ", text).split(_CELL)
    return [piece for piece in (piece.strip(" \n") for piece in pieces) if piece]


def to_plain(html: str) -> str:
    """The text of a cleaned body, blank lines between its blocks."""
    return "\n\n".join(block.text for block in paragraphs(html))


def shows_something(html: str) -> bool:
    """Whether readers would see anything of a cleaned body: text, or a photo."""
    return any(shows(block.text) for block in paragraphs(html)) or bool(photos_in(html))


def one_line(text: str) -> str:
    """A text without markup as a line has it: one plain space between its words."""
    return " ".join(text.split())


def word_count(html: str) -> int:
    """How many words a cleaned body has: what spaces part, if a letter or digit is in it."""
    return sum(1 for piece in to_plain(html).split() if _IN_A_WORD.search(piece))


def from_plain(text: str) -> str:
    """A body of paragraphs, which blank lines part in `text`; other line ends stay as breaks."""
    pieces = (piece.strip(" \t\n") for piece in _BLANK_LINE.split(lines_ended(text)))
    lines = (escape(piece).replace("\n", "<br>") for piece in pieces if piece)
    return "".join(f"<p>{line}</p>" for line in lines)


class _Reader:
    """Collects the text of the block being read and what it stands in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._inside: list[str] = []
        self._signs: list[str] = []
        self._is_row = False

    def take(self, token: Token) -> None:
        if token.kind == "text":
            text = unescape(token.value)
            self._pieces.append(text.translate(SIGNS[self._signs[-1]]) if self._signs else text)
        elif token.value == "br":
            self._pieces.append(" " if self._is_row else _BREAK)
        elif token.value in SIGNS:
            self._take_sign(token)
        elif self._is_row and token.value in {"td", "th"}:
            self._pieces.append(_CELL)
        elif token.value in BLOCKS:
            self.end_block()
            self._start(token.value) if token.kind == "start" else self._end(token.value)

    def end_block(self) -> None:
        cells = (_tidy(cell) for cell in "".join(self._pieces).split(_CELL))
        text = BETWEEN_CELLS.join(cell for cell in cells if cell)
        self._pieces.clear()
        if text:
            self.blocks.append(Block("tr" if self._is_row else self._kind(), text))

    def _take_sign(self, token: Token) -> None:
        if token.kind == "start":
            self._signs.append(token.value)
        elif self._signs:
            self._signs.pop()

    def _start(self, name: str) -> None:
        self._is_row = name == "tr"
        self._inside.append(HEADINGS.get(name, name))

    def _end(self, name: str) -> None:
        self._is_row = False
        if self._inside and self._inside[-1] == HEADINGS.get(name, name):
            self._inside.pop()

    def _kind(self) -> str:
        for name in reversed(self._inside):
            if name in {"h2", "h3", "blockquote", "li", "figcaption", "caption"}:
                return name
        return "p"


def _tidy(text: str) -> str:
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip(" \n")
