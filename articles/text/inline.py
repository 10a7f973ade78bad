"""One line of a body while it is read: runs of text under marks (strong, em, sup, a, span…)."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.text.bidi import balanced_parts
from articles.text.characters import shows
from articles.text.tags import escape

SPACE = " \t\n"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An open inline element; one with an empty tag is there only to meet its end tag."""

    name: str
    tag: str


class Run(NamedTuple):
    text: str
    marks: tuple[Mark, ...]
    is_break: bool = False

    @property
    def is_space(self) -> bool:
        return self.is_break or not self.text.strip(SPACE)


class Line:
    """The inline content of one block; `tag` is the block's name, or nothing for bare text.

    `was_caption` is whether it came as a caption and is written as something else.
    """

    def __init__(self, tag: str, attributes: str = "", *, was_caption: bool = False) -> None:
        self.tag = tag
        self.attributes = attributes
        self.was_caption = was_caption
        self._runs: list[Run] = []

    def add(self, text: str, marks: list[Mark]) -> None:
        if text:
            self._runs.append(Run(text, _shown(marks)))

    def add_break(self, marks: list[Mark]) -> None:
        self._runs.append(Run("", _shown(marks), is_break=True))

    def add_part(self, marks: list[Mark]) -> None:
        """Begin anew inside the line, where a block ends in what can hold only one line."""
        while self._runs and not self._runs[-1].is_break and self._runs[-1].is_space:
            self._runs.pop()
        if self._runs and not self._runs[-1].is_break:
            self.add_break(marks)

    def is_empty(self) -> bool:
        return not self._runs

    def is_at_start(self) -> bool:
        """Whether the next words begin the line, or begin anew after a break."""
        return not self._runs or self._runs[-1].is_break

    def is_visible(self) -> bool:
        return any(shows(run.text) for run in self._runs)

    def starts_with_space(self) -> bool:
        return bool(self._runs) and self._runs[0].text[:1] in SPACE

    def ends_with_space(self) -> bool:
        return bool(self._runs) and self._runs[-1].text[-1:] in SPACE

    def source(self) -> str:
        """The line as HTML, without the space and breaks at its edges that nobody sees."""
        return "".join(_sources(_trimmed(_balanced(self._runs))))


def _shown(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple([mark for mark in marks if mark.tag]) if marks else ()


def _balanced(runs: list[Run]) -> list[Run]:
    old = [run.text for run in runs]
    texts = balanced_parts(old)
    if texts is old:
        return runs
    return [Run(text, run.marks, run.is_break) for text, run in zip(texts, runs, strict=True)]


def _trimmed(runs: list[Run]) -> list[Run]:
    start, end = 0, len(runs)
    while start < end and runs[start].is_space:
        start += 1
    while end > start and runs[end - 1].is_space:
        end -= 1
    kept = runs[start:end]
    if kept:
        kept[0] = Run(kept[0].text.lstrip(SPACE), kept[0].marks)
        kept[-1] = Run(kept[-1].text.rstrip(SPACE), kept[-1].marks)
    return kept


def _sources(runs: list[Run]) -> list[str]:
    pieces: list[str] = []
    written: tuple[Mark, ...] = ()
    for run in runs:
        if run.marks != written and (run.text or run.is_break):
            pieces.append(_between(written, run.marks))
            written = run.marks
        pieces.append("<br>" if run.is_break else escape(run.text))
    if written:
        pieces.append(_between(written, ()))
    return pieces


def _between(old: tuple[Mark, ...], new: tuple[Mark, ...]) -> str:
    """The end and start tags that lead from one set of open marks to the next."""
    if not old:
        return "".join([mark.tag for mark in new])
    common = 0
    while common < min(len(old), len(new)) and old[common] is new[common]:
        common += 1
    ends = [f"</{mark.name}>" for mark in reversed(old[common:])]
    return "".join(ends + [mark.tag for mark in new[common:]])
