"""Where quoted words stand in the next text: found again by their paragraph, then by themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# How much of its words a paragraph keeps to count as changed, not as another one; as in `diff`.
LIKENESS = 0.4
# Words that are looked for in other paragraphs too; fewer letters stand anywhere.
TELLING = 12

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Position:
    """A paragraph, and where the words begin in it; None where they were changed."""

    paragraph: int
    start: int | None


def found(
    words: str, paragraphs: Sequence[str], *, paragraph: int | None = None
) -> Position | None:
    """Where these words stand, first of all; in one paragraph alone where it is given."""
    looked = range(len(paragraphs)) if paragraph is None else [paragraph]
    for number in looked:
        start = paragraphs[number].find(words)
        if start >= 0:
            return Position(number, start)
    return None


def quoted(typed: str, text: str) -> str:
    """The words of `text` that somebody has typed or copied, with its own spaces; "" if none."""
    pattern = r"\s+".join(map(re.escape, typed.split()))
    match = re.search(pattern, text) if pattern else None
    return match[0] if match else ""


class Follower:
    """Follows passages from the paragraphs of one text to those of the next.

    Work grows with the two texts and the number of passages, and no faster.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self._head = _common(old, new)
        rest = min(len(old), len(new)) - self._head
        self._tail = min(rest, _common(old[::-1], new[::-1]))
        self._heirs: dict[int, int | None] = {}
        self._words: list[set[str]] | None = None

    def follow(self, before: Position | None, words: str) -> Position | None:
        """Where the words stand now; None where neither they nor their paragraph are there.

        `before` is None where that was so already: the words alone are looked for.
        """
        if before is None or before.paragraph >= len(self.old):
            return self._elsewhere(words, near=0)
        heir = self._heir(before.paragraph)
        if heir is not None:
            start = self._within(before, heir, words)
            if start is not None:
                return Position(heir, start)
        near = self._expected(before.paragraph) if heir is None else heir
        elsewhere = self._elsewhere(words, near=near)
        return elsewhere or (None if heir is None else Position(heir, None))

    def _within(self, before: Position, heir: int, words: str) -> int | None:
        """Where the words begin in what became of their paragraph."""
        old, new = self.old[before.paragraph], self.new[heir]
        wanted = before.start or 0
        if old != new and wanted + len(words) > _common(old, new):
            wanted += len(new) - len(old)
        return _nearest(words, new, wanted)

    def _elsewhere(self, words: str, *, near: int) -> Position | None:
        if len(words) < TELLING:
            return None
        holding = [number for number, text in enumerate(self.new) if words in text]
        if not holding:
            return None
        paragraph = min(holding, key=lambda number: abs(number - near))
        return Position(paragraph, self.new[paragraph].find(words))

    def _expected(self, paragraph: int) -> int:
        """Where a paragraph would stand if nothing but the middle of the text had changed."""
        if paragraph >= len(self.old) - self._tail:
            return paragraph + len(self.new) - len(self.old)
        return paragraph

    def _heir(self, paragraph: int) -> int | None:
        if paragraph not in self._heirs:
            self._heirs[paragraph] = self._found_heir(paragraph)
        return self._heirs[paragraph]

    def _found_heir(self, paragraph: int) -> int | None:
        """The same paragraph, else the changed one that has most of its words."""
        text, expected = self.old[paragraph], self._expected(paragraph)
        same = [number for number, each in enumerate(self.new) if each == text]
        if same:
            return min(same, key=lambda number: abs(number - expected))
        changed = range(self._head, len(self.new) - self._tail)
        likeness = {number: self._likeness(text, number) for number in changed}
        alike = [number for number in changed if likeness[number] >= LIKENESS]
        ranked = sorted(alike, key=lambda number: (-likeness[number], abs(number - expected)))
        return ranked[0] if ranked else None

    def _likeness(self, text: str, number: int) -> float:
        """The share of common words in the words of both, from 0 to 1."""
        if self._words is None:
            self._words = [set(_WORD.findall(each)) for each in self.new]
        own, other = set(_WORD.findall(text)), self._words[number]
        every = len(own) + len(other)
        return 2 * len(own & other) / every if every else 0.0


def _common(old: Sequence, new: Sequence) -> int:
    """How many items at the start of both are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))


def _nearest(words: str, text: str, wanted: int) -> int | None:
    """Where `words` begin in `text`, as near as can be to the wanted place."""
    first = max(wanted, 0)
    if text.startswith(words, first):
        return first
    places = (text.rfind(words, 0, first + len(words)), text.find(words, first))
    there = [place for place in places if place >= 0]
    return min(there, key=lambda place: abs(place - wanted)) if there else None
