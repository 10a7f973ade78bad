"""Taking over the tables of a body into another, in another language."""

import re
from collections import Counter
from collections.abc import Iterator

from articles.text.figures import blocks_of, photos_in, place_after
from articles.text.told_numbers import in_separators_of

_WITH_ATTRIBUTES = re.compile(r"<(table|caption|td|th)( [^<>]*)>")
_OF_LANGUAGE = re.compile(r' (?:lang|dir)="[^"]*"')
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+")
_ROW, _CELL = re.compile(r"<tr>"), re.compile(r"<t[dh][ >]")


def lacking_tables(body: str, source: str) -> list[str]:
    """The tables of a clean `source` that have no counterpart in a clean body, in order."""
    return [table for _after, table in _lacking(body, source)]


def with_tables_of(body: str, source: str, language: str) -> str:
    """A clean body with the tables that it lacks, each after as many blocks as in the source.

    Their words come along, to be translated where they stand; their numbers are marked as readers
    of `language` do. A table that stands there already stays as it is.
    """
    made = blocks_of(body)
    for after, table in _lacking(body, source):
        made.insert(place_after(made, after), _in_language(table, language))
    return "".join(made)


def _lacking(body: str, source: str) -> Iterator[tuple[int, str]]:
    """How many blocks with words stand before each such table, and the table.

    A table of the same shape is its counterpart; one of a shape that the source does not have is
    taken for one that was changed, and stands for the first that is left.
    """
    standing = Counter(map(_shape, _tables(body)))
    left = []
    for after, table in _places(source):
        shape = _shape(table)
        if standing[shape]:
            standing[shape] -= 1
        else:
            left.append((after, table))
    yield from left[standing.total() :]


def _places(body: str) -> Iterator[tuple[int, str]]:
    words = 0
    for block in blocks_of(body):
        if _is_table(block):
            yield words, block
        words += not photos_in(block)


def _tables(body: str) -> list[str]:
    return [block for block in blocks_of(body) if _is_table(block)]


def _is_table(block: str) -> bool:
    return block.startswith("<table")


def _shape(table: str) -> tuple[int, ...]:
    """The number of cells in each row."""
    return tuple(len(_CELL.findall(row)) for row in _ROW.split(table)[1:])


def _in_language(table: str, language: str) -> str:
    plain = _WITH_ATTRIBUTES.sub(lambda tag: f"<{tag[1]}{_OF_LANGUAGE.sub('', tag[2])}>", table)
    return _BETWEEN_TAGS.sub(lambda text: in_separators_of(text[0], language), plain)
