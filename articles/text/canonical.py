"""The one form in which a body is written: few elements, in fixed places, nothing empty.

    body         p h2 h3 blockquote ul ol figure table
    blockquote   the same, or text alone at its start
    ul, ol       li; an li holds what a blockquote holds
    figure       one figcaption at most
    table        one caption at most, one tbody; its tr hold td and th
    p h2 h3 figcaption caption td th   text, strong em sup sub a span bdi br

A line break may stand between blocks. The depth is bounded, so writing is linear, and any HTML
parser reads what is written as the same tree, which is what makes `sanitize.clean` idempotent.
"""

from collections.abc import Sequence

from articles.text import attributes
from articles.text.characters import hard_lines
from articles.text.containers import Container
from articles.text.elements import BLOCKS, CONTAINERS, HEADINGS, LISTS, MARKS, REPEATED
from articles.text.inline import SPACE, Line, Mark
from articles.text.losses import Loss, Losses
from articles.text.tables import Cell, Table, is_table, source_of, span
from articles.text.tags import Token, unescape

_MAX_CONTAINERS = 16
_MAX_MARKS = 16


class Writer:
    """Keeps the containers that are open and the line being read; writes a line when it ends."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._out: list[str] = []
        self._containers: list[Container] = []
        self._line: Line | None = None
        self._marks: list[Mark] = []
        self._wrapping: list[Mark] = []  # those of the marks that stand around blocks
        self._gap = False  # there was space since the last block
        self._follows_sibling = False
        self._length = 0

    @property
    def length(self) -> int:
        """How many characters of lines are written so far."""
        return self._length

    def take(self, token: Token | Table) -> None:
        if isinstance(token, Table):
            self._take_table(token)
        elif token.kind == "text":
            self._take_lines(unescape(token.value))
        elif token.value == "br":
            self._take_break()
        elif token.value in MARKS:
            self._take_mark(token)
        elif token.value in BLOCKS:
            self._take_block(token)

    def finish(self) -> str:
        self._end_line()
        while self._containers:
            self._pop()
        return "".join(self._out)

    # Inside a line

    def _take_lines(self, text: str) -> None:
        """Text in which signs that HTML knows nothing of (U+2028, a vertical tab) part lines."""
        for place, line in enumerate(hard_lines(text)):
            if place:
                self._take_break()
            self._take_text(attributes.printable(line))

    def _take_text(self, text: str) -> None:
        if self._line is None and not text.strip(SPACE):
            self._gap = self._gap or bool(text)
            return
        if self._line is None:
            self._line = Line("")
        self._line.add(text, self._marks)

    def _take_break(self) -> None:
        if self._line is None:
            self._gap = True
        else:
            self._line.add_break(self._marks)

    def _take_mark(self, token: Token) -> None:
        name = MARKS[token.value]
        if token.kind == "end" or name == "a":
            self._drop_mark(name)
        if token.kind == "start" and len(self._marks) < _MAX_MARKS:
            self._add_mark(name, token.attributes)

    def _add_mark(self, name: str, source: str) -> None:
        if name == "a":
            tag, loss = attributes.link(source)
            self._losses.update([loss] if loss else ())
        else:
            tag = attributes.mark_tag(name, source)
        if name in REPEATED and any(mark.tag == tag for mark in self._marks):
            tag = ""
        mark = Mark(name, tag)
        self._marks.append(mark)
        if self._line is None or self._line.is_empty():
            self._wrapping.append(mark)

    def _drop_mark(self, name: str) -> None:
        for mark in reversed(self._marks):
            if mark.name == name:
                self._marks.remove(mark)
                return

    def _end_line(self) -> None:
        line, self._line = self._line, None
        if line is None:
            return
        self._gap = self._gap or line.starts_with_space()
        is_visible = line.is_visible()
        if is_visible:
            self._write_line(line)
            self._losses.update([Loss.CAPTION] if line.was_caption else ())
        self._gap = self._gap or line.ends_with_space()
        if self._marks:
            self._carry_marks(is_written=is_visible)

    def _carry_marks(self, *, is_written: bool) -> None:
        """Keep the marks around blocks; once one is written only those that are short."""
        self._wrapping = [
            mark
            for mark in self._marks
            if mark in self._wrapping and (not is_written or mark.name in {"strong", "em"})
        ]
        self._marks = list(self._wrapping)

    # Blocks

    def _take_block(self, token: Token) -> None:
        if self._is_in_caption() and token.value not in {"figure", "figcaption"}:
            self._take_text(" ")
            return
        self._end_line()
        if token.kind == "end":
            self._close(token.value)
        elif token.value == "figure":
            self._start_figure(token)
        elif token.value == "li":
            self._start_item(token)
        elif token.value in CONTAINERS:
            self._start_container(token)
        else:
            self._start_line(token)

    def _start_line(self, token: Token) -> None:
        if token.value == "figcaption":
            figure = self._top("figure")
            is_lost = figure is None or figure.has_caption
            self._line = Line("p" if is_lost else "figcaption", was_caption=is_lost)
        else:
            self._losses.update([Loss.TABLE] if token.value == "table" else ())
            kept = attributes.language_and_direction(token.attributes)
            self._line = Line(HEADINGS.get(token.value, "p"), kept)

    def _start_container(self, token: Token) -> None:
        if len(self._containers) >= _MAX_CONTAINERS:
            return
        self._make_room()
        kept = attributes.start(token.attributes) if token.value == "ol" else ""
        self._push(token.value, kept + attributes.language_and_direction(token.attributes))

    def _start_item(self, token: Token) -> None:
        for name in ("figure", "li"):
            if self._top(name):
                self._pop()
        if not self._is_in_list():
            self._push("ul")
        self._push("li", attributes.language_and_direction(token.attributes))

    def _start_figure(self, token: Token) -> None:
        number = attributes.photo(token.attributes)
        if number is None:
            return
        self._make_room()
        self._push("figure", f' data-photo="{number}"')
        self._write_start()

    def _make_room(self) -> None:
        """Leave what can hold only a caption; open an item in what can hold only items."""
        if self._top("figure"):
            self._pop()
        if self._is_in_list():
            self._push("li")

    def _close(self, name: str) -> None:
        for depth, container in enumerate(reversed(self._containers), start=1):
            if container.name == name:
                for _ in range(depth):
                    self._pop()
                return
            if name == "li" and container.name in LISTS:
                return

    # Tables

    def _take_table(self, table: Table) -> None:
        if self._is_in_caption():
            self._take_all(table.tokens)
            return
        self._end_line()
        around = [mark for mark in self._marks if mark.name in {"strong", "em"}]
        counted = Losses(self._losses)
        caption = self._cell(table.caption, around) if table.caption else None
        rows = [[self._cell(cell, around) for cell in row] for row in table.rows]
        rows = [row for row in rows if any(line.is_visible() for line in row)]
        self._marks, self._wrapping = list(around), list(around)
        if table.has_strays or not is_table(caption, rows):
            self._losses.clear()
            self._losses.update(counted)
            self._losses.update([Loss.TABLE] if sum(map(len, rows)) > 1 else ())
            self._take_all(table.tokens[1:-1])
            self._end_line()
            return
        self._make_room()
        self._write_start()
        kept = attributes.language_and_direction(table.tokens[0].attributes)
        self._out.append(source_of(kept, caption, rows))
        self._length += len(self._out[-1])
        self._follows_sibling = True

    def _take_all(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self.take(token)

    def _cell(self, cell: Cell, around: list[Mark]) -> Line:
        source = cell.token.attributes
        line = Line(cell.token.value, span(source) + attributes.language_and_direction(source))
        self._line, self._marks = line, list(around)
        for token in cell.tokens:
            is_space = token.kind == "text" and not token.value.strip()
            if token.kind != "text" and token.value in BLOCKS:
                line.add_part(self._marks)
            elif not (is_space and line.is_at_start()):
                self.take(token)
        self._line = None
        return line

    # The stack of containers

    def _top(self, name: str) -> Container | None:
        top = self._containers[-1] if self._containers else None
        return top if top is not None and top.name == name else None

    def _is_in_list(self) -> bool:
        return bool(self._containers) and self._containers[-1].name in LISTS

    def _is_in_caption(self) -> bool:
        return self._line is not None and self._line.tag == "figcaption"

    def _push(self, name: str, kept: str = "") -> None:
        self._containers.append(Container(name, f"<{name}{kept}>"))

    def _pop(self) -> None:
        container = self._containers.pop()
        if container.is_written:
            self._out.append(f"</{container.name}>")
            self._follows_sibling = True

    # Output

    def _write_line(self, line: Line) -> None:
        if line.tag == "figcaption":
            self._containers[-1].has_caption = True
        else:
            self._make_room()
        is_bare = not line.tag and bool(self._containers) and not self._containers[-1].is_written
        self._write_start()
        source = line.source()
        tag = line.tag or "p"
        self._out.append(source if is_bare else f"<{tag}{line.attributes}>{source}</{tag}>")
        self._length += len(self._out[-1])
        self._follows_sibling = True

    def _write_start(self) -> None:
        """Write what must stand before the next block: a line break, the containers' tags."""
        if self._gap and self._follows_sibling:
            self._out.append("\n")
        self._gap = False
        if not self._containers or self._containers[-1].is_written:
            return
        self._follows_sibling = False
        unwritten = [container for container in self._containers if not container.is_written]
        for container in unwritten:
            self._out.append(container.tag)
            container.is_written = True
