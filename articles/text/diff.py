"""What changed between two texts, for the desk's history. Values are plain text, never HTML."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from articles.text.plain import Block, paragraphs

# Steps that may be spent on one comparison, about a second; an ordinary story needs a hundredth.
MAX_STEPS = 4_000_000
# How much of its words a paragraph has to keep to count as changed, not as another one.
_LIKENESS = 0.4

# Words, the space between them, and every other sign for itself. Marks and joiners are \W.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_PIECE = re.compile(rf"[ \t\n]+|[\w{_MARKS}]+|.")


_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Run:
    """Successive words with one fate: `kind` is equal, insert or delete."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one block: `kind` is equal, insert, delete or replace.

    `block` is the kind of the block (as in `plain.Block`; of a changed one, the new kind). The
    runs that are not insert make the old text, those that are not delete the new.
    """

    kind: str
    block: str
    runs: tuple[Run, ...]

    @property
    def old(self) -> str:
        return "".join(run.text for run in self.runs if run.kind != "insert")

    @property
    def new(self) -> str:
        return "".join(run.text for run in self.runs if run.kind != "delete")


@dataclass(slots=True)
class _Budget:
    """The steps left; what would cost more than that is shown whole instead of word by word."""

    steps: int = MAX_STEPS

    def pays(self, steps: int) -> bool:
        if steps > self.steps:
            return False
        self.steps -= steps
        return True


def diff_blocks(old_html: str, new_html: str) -> list[Change]:
    """The changes that lead from one cleaned body to another, in order, unchanged blocks too."""
    return _block_changes(paragraphs(old_html), paragraphs(new_html), _Budget())


def diff_text(old: str, new: str) -> list[Run]:
    """The changes between two plain strings, such as headlines, word by word."""
    return list(_word_runs(old, new, _Budget()))


def _block_changes(old: list[Block], new: list[Block], budget: _Budget) -> list[Change]:
    changes: list[Change] = []
    for kind, olds, news in _edits(old, new, budget):
        if kind == "equal":
            changes += [_whole("equal", block) for block in news]
        else:
            changes += _paired(olds, news, budget)
    return changes


def _whole(kind: str, block: Block) -> Change:
    return Change(kind, block.kind, (Run(kind, block.text),))


def _paired(olds: Sequence[Block], news: Sequence[Block], budget: _Budget) -> Iterator[Change]:
    """Changes for blocks that stand in one another's place: like with like, in order."""
    done = 0
    if budget.pays(len(olds) * sum(len(block.text) for block in news) // 40):
        for old, match in _matches(olds, news):
            if match is None:
                yield _whole("delete", old)
                continue
            yield from (_whole("insert", block) for block in news[done:match])
            runs = tuple(_word_runs(old.text, news[match].text, budget))
            yield Change("replace", news[match].kind, runs)
            done = match + 1
    else:
        yield from (_whole("delete", block) for block in olds)
    yield from (_whole("insert", block) for block in news[done:])


def _matches(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[tuple[Block, int | None]]:
    """Each old block with the place of the first new one like it, after the match before."""
    candidates = [_words(block.text) for block in news]
    start = 0
    for old in olds:
        match = _first_like(_words(old.text), candidates, start)
        yield old, match
        start = start if match is None else match + 1


def _words(text: str) -> set[str]:
    return {piece for piece in _PIECE.findall(text) if not piece.isspace()}


def _first_like(words: set[str], candidates: list[set[str]], start: int) -> int | None:
    for position in range(start, len(candidates)):
        shared = len(words & candidates[position])
        if 2 * shared >= _LIKENESS * (len(words) + len(candidates[position])):
            return position
    return None


def _word_runs(old: str, new: str, budget: _Budget) -> Iterator[Run]:
    edits = [
        (kind, "".join(olds), "".join(news))
        for kind, olds, news in _edits(_PIECE.findall(old), _PIECE.findall(new), budget)
    ]
    for kind, removed, added in _joined(edits):
        if kind == "equal":
            yield Run("equal", removed)
            continue
        if removed:
            yield Run("delete", removed)
        if added:
            yield Run("insert", added)


def _joined(edits: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The edits, those joined that only space parts: three new words are one change."""
    pending = ("equal", "", "")
    for position, (kind, removed, added) in enumerate(edits):
        is_gap = kind == "equal" and removed.isspace() and 0 < position < len(edits) - 1
        if pending[0] != "equal" and (kind != "equal" or is_gap):
            pending = (pending[0], pending[1] + removed, pending[2] + added)
            continue
        if pending[1] or pending[2]:
            yield pending
        pending = (kind, removed, added)
    if pending[1] or pending[2]:
        yield pending


def _edits(
    old: Sequence[_Item], new: Sequence[_Item], budget: _Budget
) -> Iterator[tuple[str, Sequence[_Item], Sequence[_Item]]]:
    """What leads from `old` to `new`, as kind and the pieces of each; coarse past the budget."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    olds, news = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield "equal", old[:head], new[:head]
    if budget.pays(_most_steps(olds, news)):
        matcher = SequenceMatcher(None, olds, news, autojunk=False)
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            yield kind, olds[start:end], news[new_start:new_end]
    else:
        yield "replace", olds, news
    if tail:
        yield "equal", old[len(old) - tail :], new[len(new) - tail :]


def _common(old: Sequence[_Item], new: Sequence[_Item]) -> int:
    """How many items at the start of both are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((position for position, (a, b) in pairs if a != b), min(len(old), len(new)))


def _most_steps(old: Sequence[_Item], new: Sequence[_Item]) -> int:
    """A bound on difflib's work: each of its matches may look at all equal pairs again."""
    counts = Counter(new)
    pairs = sum(counts[item] for item in old)
    return (len(old) + pairs) * min(len(old), len(new)) + len(old) + len(new)
