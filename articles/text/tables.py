"""Tables of a body: found among its tokens, and framed for whoever reads them.

A table holds rows of cells, each cell one line; what cannot be written so (a table in a table,
a photo, a single column without a header, as pages and mails use tables for their layout) is
read as the paragraphs that stand in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape

from articles.text.attributes import photo
from articles.text.inline import Line
from articles.text.tags import Token, attribute_values

ROWS = frozenset({"tr"})
CELLS = frozenset({"td", "th"})
SECTIONS = frozenset({"thead", "tbody", "tfoot"})
PARTS = ROWS | CELLS | SECTIONS | {"table", "caption"}
MOST_SPANNED = 50

_SPAN = re.compile(r"0*([1-9][0-9]?)", re.A)
_TABLE = re.compile(r"<table[ >].*?</table>", re.S)
_CAPTION = re.compile(r"<caption[^>]*>(.*?)</caption>", re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Cell:
    """A cell or a caption: its start tag, and the tokens in it."""

    token: Token
    tokens: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table without another in it; `tokens` are all of it, tags of the table included.

    `has_strays`: it has words outside its cells, or two captions.
    """

    tokens: Sequence[Token]
    caption: Cell | None = None
    rows: list[list[Cell]] = field(default_factory=list)
    has_strays: bool = False


def grouped(tokens: Iterable[Token]) -> Iterator[Token | Table]:
    """The tokens, those of each table that holds no other table and no photo put together."""
    all_tokens = list(tokens)
    ends = _ends(all_tokens)
    position = 0
    while position < len(all_tokens):
        end = ends.get(position)
        if end is None:
            yield all_tokens[position]
            position += 1
        else:
            yield _table(all_tokens[position : end + 1])
            position = end + 1


def is_table(caption: Line | None, rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows with something in them are a table, not one column of paragraphs."""
    if not rows:
        return False
    has_header = any(cell.tag == "th" for row in rows for cell in row)
    return has_header or max(map(len, rows)) > 1 or (caption is not None and caption.is_visible())


def source_of(attributes: str, caption: Line | None, rows: Sequence[Sequence[Line]]) -> str:
    """A table in its one form."""
    pieces = [f"<table{attributes}>"]
    if caption is not None and caption.is_visible():
        pieces.append(_element(caption))
    pieces.append("<tbody>")
    pieces += ["".join(("<tr>", *map(_element, row), "</tr>")) for row in rows]
    return "".join((*pieces, "</tbody></table>"))


def _element(line: Line) -> str:
    source = line.source() if line.is_visible() else ""
    return f"<{line.tag}{line.attributes}>{source}</{line.tag}>"


def span(source: str) -> str:
    """The `colspan` and `rowspan` of a cell's start tag, ready to stand in one."""
    if "span" not in source.lower():
        return ""
    values = attribute_values(source)
    found = ((name, _SPAN.fullmatch(values.get(name, ""))) for name in ("colspan", "rowspan"))
    kept = ((name, int(match[1])) for name, match in found if match)
    return "".join(f' {name}="{size}"' for name, size in kept if 1 < size <= MOST_SPANNED)


def framed(html: str, label: str) -> str:
    """A cleaned body with each table in a frame that scrolls sideways, by keyboard too.

    The frame is called by the table's caption, or else by `label`.
    """
    return _TABLE.sub(lambda match: _frame(match[0], label), html) if "<table" in html else html


def _frame(table: str, label: str) -> str:
    caption = _CAPTION.search(table)
    # What stands in the body is escaped already, but for quotation marks.
    name = _TAG.sub("", caption[1]).replace('"', "&quot;") if caption else escape(label)
    return f'<section class="table" tabindex="0" aria-label="{name}">{table}</section>'


def _ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each such table ends: place of its start tag → of its end tag."""
    ends: dict[int, int] = {}
    start = None
    for position, token in enumerate(tokens):
        if token.kind == "text":
            continue
        if token.value == "table" and token.kind == "start":
            start = position
        elif token.value == "table":
            if start is not None:
                ends[start] = position
            start = None
        elif token.value == "figure" and photo(token.attributes):
            start = None
    return ends


def _table(tokens: Sequence[Token]) -> Table:
    table = Table(tokens)
    cell: Cell | None = None
    is_head = False
    for token in tokens[1:-1]:
        if token.kind == "text" or token.value not in PARTS:
            if cell is not None:
                cell.tokens.append(token)
            elif token.kind == "text" and token.value.strip():
                table.has_strays = True
            continue
        if token.value in SECTIONS:
            is_head = token.value == "thead" and token.kind == "start"
        cell = _opened(table, token, is_head=is_head) if token.kind == "start" else None
    return table


def _opened(table: Table, token: Token, *, is_head: bool) -> Cell | None:
    if token.value == "caption":
        table.has_strays = table.has_strays or table.caption is not None
        table.caption = Cell(token)
        return table.caption
    if token.value in ROWS or (token.value in CELLS and not table.rows):
        table.rows.append([])
    if token.value not in CELLS:
        return None
    table.rows[-1].append(Cell(token._replace(value="th") if is_head else token))
    return table.rows[-1][-1]
