"""The scores of `ranking`, each with the words that stand in the stories that have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .asking import Question
from .expressions import Node, Without, all_of, either
from .index import in_language
from .ranking import AS_FOLDED, AS_NAMED, AS_WRITTEN, Reading
from .widening import as_folded, as_named, as_written
from .words import Field

# The fields in which a word has that many points or more.
FIELDS = {
    4: (Field.HEADLINE,),
    3: (Field.HEADLINE, Field.STANDFIRST),
    2: (Field.HEADLINE, Field.STANDFIRST, Field.TAGS),
    1: (Field.ANYWHERE,),
}
MOST_UNITS = 3  # of more the sums of points are too many to tell apart in the index


@dataclass(frozen=True)
class Level:
    """A score; `words` stand in the stories that have it or a higher one of the same reading.

    `alone` are found in those alone that have no higher one of any.
    """

    score: int
    words: Node
    alone: Node


def levels(question: Question) -> list[Level]:
    """From the highest score to the lowest, but for those that affixes give.

    Of very many words the highest alone.
    """
    most = None if len(question.units) <= MOST_UNITS else 1
    return list(islice(_levels(question), most))


def _levels(question: Question) -> Iterator[Level]:
    readings = {AS_WRITTEN: as_written, AS_FOLDED: as_folded}
    if any(unit.spelled for unit in question.units):
        readings[AS_NAMED] = as_named
    units = len(question.units)
    better: list[Node] = []
    for score, reading in readings.items():
        above: list[Node] = []
        for points in range(4 * units, units - 1, -1):
            words = in_language(_worth(question, reading, points), question.language)
            passed = [*better, *above]
            yield Level(score + points, words, Without(words, either(passed)) if passed else words)
            above = [words]
        better += above


def _worth(question: Question, reading: Reading, points: int) -> Node:
    """Every word in such fields that together they have at least these points."""
    return either(
        all_of(
            either(reading(unit, field) for field in FIELDS[share])
            for unit, share in zip(question.units, each, strict=True)
        )
        for each in _shares(len(question.units), points)
    )


def _shares(units: int, points: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many words have these points together; no other is tried."""
    if not units:
        yield ()
        return
    others = units - 1
    for share in FIELDS:
        if others * min(FIELDS) <= points - share <= others * max(FIELDS):
            for rest in _shares(others, points - share):
                yield share, *rest
