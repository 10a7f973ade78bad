"""What the other languages have: their freshest stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Publication

from .asking import Question
from .expressions import Node
from .index import in_language
from .widening import whole, with_name_affixes
from .words import Field

SHOWN = 3


@dataclass(frozen=True)
class Elsewhere:
    """What another language has: how many stories (None: too many to count), and the freshest."""

    count: int | None
    hits: tuple[Publication, ...]


@dataclass(frozen=True)
class Found:
    """The same before the stories are read: the ids of the freshest."""

    count: int | None
    ids: tuple[int, ...]


def words_of(question: Question) -> Node:
    """Names with their affixes too: in Kurdish they seldom stand without."""
    units = [with_name_affixes(each, Field.ANYWHERE, question.language) for each in question.units]
    return in_language(whole(units), question.language)


def of_few(ids: Sequence[int]) -> Found:
    """All that a language has, the freshest first."""
    return Found(len(ids), tuple(ids[:SHOWN]))


def of_many(ids: Sequence[int]) -> Found:
    """The freshest of what a language has; where they are fewer than are shown, they are all."""
    return Found(None if len(ids) == SHOWN else len(ids), tuple(ids))
