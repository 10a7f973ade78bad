"""The one form in which a body is written: few elements, in fixed places, nothing empty.

    body         p h2 h3 blockquote ul ol figure
    blockquote   the same, or text alone at its start
    ul, ol       li; an li holds what a blockquote holds
    figure       one figcaption at most
    p h2 h3 figcaption   text, strong em a span bdi br

A line break may stand between blocks. The depth is bounded, so writing is linear, and any HTML
parser reads what is written as the same tree, which is what makes `sanitize.clean` idempotent.
"""

from dataclasses import dataclass

from articles.text import attributes
from articles.text.characters import hard_lines
from articles.text.inline import SPACE, Line, Mark
from articles.text.tags import Token, unescape

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
PARAGRAPHS = frozenset(
    "p div section article header footer main aside nav hgroup address pre center form fieldset "  # noqa: SIM905
    "legend details summary table caption thead tbody tfoot tr td th dl dt dd hr".split()
)
LISTS = frozenset({"ul", "ol"})
CONTAINERS = LISTS | {"blockquote", "li", "figure"}
BLOCKS = PARAGRAPHS | CONTAINERS | frozenset({*HEADINGS, "figcaption"})
MARKS = {"b": "strong", "i": "em"} | {name: name for name in ("strong", "em", "a", "span", "bdi")}
_MAX_CONTAINERS = 16
_MAX_MARKS = 16


@dataclass(slots=True)
class Container:
    """An open container; its tag is written when something comes to stand in it."""

    name: str
    tag: str
    is_written: bool = False
    has_caption: bool = False


class Writer:
    """Keeps the containers that are open and the line being read; writes a line when it ends."""

    def __init__(self) -> None:
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

    def take(self, token: Token) -> None:
        if token.kind == "text":
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
        first, *others = hard_lines(text)
        self._take_text(attributes.printable(first))
        for line in others:
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
        tag = attributes.mark_tag(name, source)
        if name in {"strong", "em"} and any(mark.tag == tag for mark in self._marks):
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
            self._line = Line("p" if figure is None or figure.has_caption else "figcaption")
        else:
            kept = attributes.language_and_direction(token.attributes)
            self._line = Line(HEADINGS.get(token.value, "p"), kept)

    def _start_container(self, token: Token) -> None:
        if len(self._containers) >= _MAX_CONTAINERS:
            return
        self._make_room()
        is_quote = token.value == "blockquote"
        kept = attributes.language_and_direction(token.attributes) if is_quote else ""
        self._push(token.value, kept)

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
