"""What is looked for, as a tree of marked words that each database writes in its own syntax."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Phrase:
    """Marked words that stand one after the other; often just one."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Beginning:
    """A marked word that begins so."""

    word: str


@dataclass(frozen=True)
class All:
    """Every part is found."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Either:
    """At least one part is found."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Without:
    """The one is found and the other is not."""

    wanted: "Node"
    unwanted: "Node"


Node = Phrase | Beginning | All | Either | Without


class Asked(NamedTuple):
    """What is looked for in a language, in the database's own syntax, under a name.

    `follows`: where what stands before it has many matches, those of this one need not be known.
    """

    name: str
    query: str
    language: str
    follows: bool = False


def word(mark: str) -> Phrase:
    return Phrase((mark,))


def all_of(parts: Iterable[Node]) -> Node:
    """All of at least one part."""
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else All(parts)


def either(parts: Iterable[Node]) -> Node:
    """Any of at least one part, none of them twice."""
    parts = tuple(dict.fromkeys(parts))
    return parts[0] if len(parts) == 1 else Either(parts)
