"""What finished texts are found by but for the people they cite: known once, ended for each text.

On PostgreSQL it stands in a table of its own meanwhile, from which the server takes it: to read
words is most of what it would do else.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from django.db import connection, transaction

from articles.search.postgresql import as_tsvector, quoted
from articles.search.words import BOUNDARY, Document

from .pieces import Headline, Line, Marks, Paragraph
from .setting import Names

TABLE = "archive_words"
# What is read in parts is kept as it is.
MAKE = f"""
    CREATE UNLOGGED TABLE {TABLE} (number integer PRIMARY KEY, words tsvector NOT NULL);
    ALTER TABLE {TABLE} ALTER COLUMN words SET STORAGE EXTERNAL
"""
DROP = f"DROP TABLE IF EXISTS {TABLE}"

_NO_KICKER = ((BOUNDARY, BOUNDARY), ())
_NO_CAPTION = ((BOUNDARY,), ())


@dataclass(frozen=True)
class Known:
    """The words of a text up to those whom it cites; `end` is the boundaries behind them."""

    number: int
    folded: Marks
    written: Marks
    end: str

    @cached_property
    def text(self) -> tuple[str, str]:
        """Both kinds of words as SQLite stores them."""
        return " ".join(self.folded), " ".join(self.written)

    @property
    def document(self) -> Document:
        return Document(0, "", self.folded, self.written)

    @cached_property
    def seen(self) -> frozenset[str]:
        return frozenset(self.written)


@dataclass(frozen=True)
class Cited:
    """The words about people who are cited, and the same as PostgreSQL reads them."""

    folded: Marks
    written: Marks

    @cached_property
    def text(self) -> str:
        return " ".join(self.folded)

    @cached_property
    def placed(self) -> str:
        return as_tsvector(Document(0, "", self.folded, ()))


def known_to_readers(
    number: int,
    names: Names,
    headline: Headline,
    standfirst: Line,
    tags: Iterable[int],
    authors: Iterable[int],
    paragraphs: Sequence[Paragraph],
) -> Known:
    """In the order in which `search.words.texts` names them."""
    before = [
        headline.at_field,
        _NO_KICKER,
        standfirst.at_field,
        *(marks for tag in tags for marks in names.tags[tag]),
        *(names.authors[author] for author in authors),
        _NO_CAPTION,
    ]
    return _known(number, [*before, *(each.marks for each in paragraphs)], BOUNDARY)


def known_at_the_desk(
    number: int, headline: Headline, standfirst: Line, paragraphs: Sequence[Paragraph]
) -> Known:
    before = [headline.anywhere, standfirst.anywhere]
    marks = [*before, *(each.marks for each in paragraphs)]
    return _known(number, marks, f"{BOUNDARY} {BOUNDARY}")


def _known(number: int, marks: Sequence[tuple[Marks, Marks]], end: str) -> Known:
    folded, written = zip(*marks, strict=True)
    flat = chain.from_iterable
    return Known(number, tuple(flat(folded)), tuple(dict.fromkeys(flat(written))), end)


def cited(paragraphs: Sequence[Paragraph]) -> Cited:
    folded, written = zip(*[each.marks for each in paragraphs], strict=True)
    flat = chain.from_iterable
    return Cited(tuple(flat(folded)), tuple(dict.fromkeys(flat(written))))


def as_text(known: Known, beside: Sequence[str], cited: Cited) -> str:
    """All words as SQLite stores them; `beside` are those that are of no text."""
    folded, written = known.text
    fresh = [mark for mark in cited.written if mark not in known.seen]
    return " ".join([folded, cited.text, known.end, *beside, written, *fresh])


def as_rest(known: Known, beside: Sequence[str], cited: Cited) -> str:
    """As PostgreSQL reads them, what follows those that it knows."""
    fresh = [mark for mark in (*beside, *cited.written) if mark not in known.seen]
    return " ".join([cited.placed, *map(quoted, fresh)])


@contextmanager
def knowing(all_known: Iterable[Known]) -> Iterator[None]:
    """Inside, PostgreSQL knows them; what one that was killed has left behind goes."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DROP)
        cursor.execute(MAKE)
        rows = [(each.number, as_tsvector(each.document)) for each in all_known]
        cursor.executemany(f"INSERT INTO {TABLE} VALUES (%s, %s::tsvector)", rows)  # noqa: S608
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(DROP)
