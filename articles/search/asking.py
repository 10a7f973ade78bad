"""What a reader asks for: the words of the query, and the names among them in every spelling."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.languages import CODES
from articles.text.repair import repair
from articles.text.tokens import tokens

from .compounds import compound_at, respelled
from .names import Name, names_in
from .numerals import is_group
from .words import LONGEST_WORD, as_written

MOST_LETTERS = 200
MOST_TERMS = 12


@dataclass(frozen=True)
class Term:
    """One word of a query: its search key, the word as it was typed, and where it stands."""

    key: str
    written: str
    start: int
    end: int


@dataclass(frozen=True)
class Unit:
    """What must be found whole: one word, or a name with the keys of its other spellings.

    `alike` are the same words joined or parted in other ways, and a number with other marks.
    """

    terms: tuple[Term, ...]
    names: tuple[tuple[str, ...], ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()

    @property
    def spelled(self) -> tuple[tuple[str, ...], ...]:
        """The keys of every other spelling."""
        return (*self.names, *self.alike)


@dataclass(frozen=True)
class Question:
    """A query as one language reads it; `units` is empty where it holds no word."""

    language: str
    text: str
    units: tuple[Unit, ...]
    is_shortened: bool = False

    @property
    def terms(self) -> list[Term]:
        return [term for unit in self.units for term in unit.terms]

    @property
    def words(self) -> str:
        """The words as they were typed, with one space between."""
        return " ".join(self.text[term.start : term.end] for term in self.terms)


def ask(text: str) -> dict[str, Question]:
    """Language → the query as read in it; at most one query.

    Takes any string. What is over 200 characters or twelve words is not looked for.
    """
    shown = text[:MOST_LETTERS]
    is_cut = len(text) > MOST_LETTERS
    read = {code: list(_terms(shown, code)) for code in CODES}
    names = names_in({code: terms[:MOST_TERMS] for code, terms in read.items()})
    return {
        code: Question(
            code,
            shown,
            tuple(_units(terms[:MOST_TERMS], names, code)),
            is_shortened=is_cut or len(terms) > MOST_TERMS,
        )
        for code, terms in read.items()
    }


def unit(terms: Iterable[Term], names: tuple[tuple[str, ...], ...], language: str) -> Unit:
    """Words that belong together, with all the ways in which they may be joined and parted."""
    terms = tuple(terms)
    own = tuple(term.key for term in terms)
    spelled = (each for keys in (own, *names) for each in respelled(keys, language))
    alike = tuple(keys for keys in dict.fromkeys(spelled) if keys != own and keys not in names)
    return Unit(terms, names, alike)


def _terms(text: str, language: str) -> Iterator[Term]:
    found = set()
    for token in tokens(text, language):
        key = token.key[:LONGEST_WORD]
        # 1,000,000 has the same three digits twice.
        if key in found and not is_group(key):
            continue
        found.add(key)
        typed = as_written(repair(token.text, language).text)
        yield Term(key, typed, token.start, token.end)


def _units(terms: list[Term], names: list[Name], language: str) -> Iterator[Unit]:
    position = 0
    while position < len(terms):
        name, length = _name_at(terms, position, names)
        if name is None:
            length = compound_at([term.key for term in terms[position:]], language)
        keys = name.keys_in(language) if name else ()
        yield unit(terms[position : position + length], keys, language)
        position += length


def _name_at(terms: list[Term], position: int, names: list[Name]) -> tuple[Name | None, int]:
    """The longest name that begins with the word at `position`, and of how many words it is."""
    ends = {terms[last].end: last - position + 1 for last in range(position, len(terms))}
    here = [name for name in names if name.start == terms[position].start and name.end in ends]
    if not here:
        return None, 1
    longest = max(here, key=lambda name: name.end)
    return longest, ends[longest.end]
