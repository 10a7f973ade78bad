"""Words of a body changed in place: offsets count in its plain text, its markup stays."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.text.markup import PARAGRAPHS, Piece, pieces
from articles.text.plain import BETWEEN_CELLS, SIGNS
from articles.text.sanitize import clean
from articles.text.tags import escape, unescape

_CHARACTER = re.compile(r"&#?[a-zA-Z\d]+;|.", re.S)
_SPACE = " \t\n"
_BREAK = "\r"  # no cleaned text holds one
_CELL = "\x1f"  # nor this


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` in place of what stands from `start` to `end` of the plain text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class PlainCell:
    """A character of the plain text and the parts of the source that it comes from."""

    character: str
    parts: list[int]


def replace_all_in_html(html: str, replacements: Iterable[Replacement]) -> str:
    """A cleaned body with all the replacements made; of two that overlap only the first is.

    Only the characters that differ are touched, so that marks around the others stay. Blocks are
    never joined: a slice that reaches over the end of one empties both sides of it.
    """
    parts = list(_parts(html))
    cells = _plain_cells(parts)
    sources = [source for source, _character in parts]
    last = 0
    for replacement in sorted(replacements, key=lambda each: (each.start, each.end)):
        if replacement.start >= last:
            _replace(sources, cells, replacement)
            last = replacement.end
    return clean("".join(sources))


def _parts(html: str) -> Iterator[tuple[str, str | None]]:
    """The source in its smallest parts, each with the character it stands for.

    A tag stands for none, but for the break, the edge of a cell, and the end of a block, "".
    """
    signs: list[str] = []
    is_row = False
    for piece in pieces(html, ""):
        if piece.is_text:
            for match in _CHARACTER.finditer(piece.source):
                character = unescape(match[0])
                yield match[0], character.translate(SIGNS[signs[-1]]) if signs else character
            continue
        is_start = piece.source[1] != "/"
        if piece.name in SIGNS:
            signs.append(piece.name) if is_start else signs.pop()
        elif piece.name == "tr":
            is_row = is_start
        yield piece.source, _character_of(piece, is_row=is_row)


def _character_of(piece: Piece, *, is_row: bool) -> str | None:
    if piece.name == "br":
        return " " if is_row else _BREAK
    if piece.name in {"td", "th"}:
        return _CELL
    return "" if piece.name in PARAGRAPHS else None


def _plain_cells(parts: list[tuple[str, str | None]]) -> list[PlainCell]:
    """The characters of `to_plain`, in its order; those between blocks come from no part."""
    cells: list[PlainCell] = []
    block: list[list[PlainCell]] = [[]]
    for position, (_source, character) in enumerate([*parts, ("", "")]):
        if character == _CELL:
            block.append([])
        elif character:
            _add(block[-1], character, position)
        elif character == "":
            _end_block(cells, block)
            block = [[]]
    return cells


def _add(block: list[PlainCell], character: str, position: int) -> None:
    """Take one more character into a block as `to_plain` reads it: spaces run together."""
    is_space, is_break = character in _SPACE, character == _BREAK
    before = block[-1].character if block else "\n"
    if not block and (is_space or is_break):
        return
    if is_space and before in " \n":
        block[-1].parts.append(position)
    elif is_break and before == " ":
        block[-1].character = "\n"
        block[-1].parts.append(position)
    else:
        shown = "\n" if is_break else " " if is_space else character
        block.append(PlainCell(shown, [position]))


def _end_block(cells: list[PlainCell], block: list[list[PlainCell]]) -> None:
    """Take up a block: one line, or those of the cells of a row."""
    is_first = True
    for line in block:
        while line and line[-1].character in " \n":
            line.pop()
        if not line:
            continue
        between = BETWEEN_CELLS if not is_first else "\n\n" if cells else ""
        cells += [PlainCell(character, []) for character in between]
        cells += line
        is_first = False


def _replace(sources: list[str], cells: list[PlainCell], replacement: Replacement) -> None:
    changed = _changed(cells, replacement)
    new = escape(changed.text).replace("\n", "<br>")
    positions = [position for cell in cells[changed.start : changed.end] for position in cell.parts]
    for position in positions:
        sources[position] = ""
    if positions:
        sources[positions[0]] = new
    elif new and cells:
        _insert(sources, cells, changed.start, new)


def _changed(cells: list[PlainCell], replacement: Replacement) -> Replacement:
    """The replacement without the characters that stay the same at its edges."""
    start, end, text = replacement.start, replacement.end, replacement.text
    while start < end and text and cells[start].character == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and cells[end - 1].character == text[-1]:
        end, text = end - 1, text[:-1]
    return Replacement(start, end, text)


def _insert(sources: list[str], cells: list[PlainCell], start: int, new: str) -> None:
    """Put new text behind the character before it, or in front of the next one there is."""
    if start and (before := cells[start - 1].parts):
        sources[before[-1]] += new
        return
    behind = next(cell.parts[0] for cell in cells[start:] if cell.parts)
    sources[behind] = new + sources[behind]
