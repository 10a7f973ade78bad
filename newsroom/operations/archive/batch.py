"""The rows of many stories: tables, lists, pages, and what both search indexes hold."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from articles.models import (
    Approval,
    Article,
    Byline,
    DeskEntry,
    FinishedPage,
    JournalEntry,
    ListingRow,
    Publication,
    Revision,
    RevisionFigure,
    RevisionTag,
    SearchEntry,
    Translation,
)
from articles.search.postgresql import as_tsvector
from articles.search.words import Document
from articles.states import Subject

from .known import Cited, Known, as_rest, as_text
from .pages import COLUMNS
from .pieces import Marks
from .tables import Index, Rows, Table, compress_quickly, unused

MOMENTS = "language first_published_at visible_from visible_until"
# In the order in which the guards let them in.
TABLES = {
    "articles": Table(Article, "id slugline section_id genre created_by_id created_at"),
    "versions": Table(
        Translation,
        "id article_id language source_id created_by_id created_at status latest_revision_id"
        " approval_id first_published_at slug last_from last_until last_out_id before_from"
        " before_until before_out_id out_of_step_from",
    ),
    "revisions": Table(
        Revision,
        "id translation_id number headline standfirst body lead_photo_id kind"
        " writer_id source_revision_id created_at",
    ),
    "approvals": Table(Approval, "id revision_id writer_id approver_id created_at"),
    "publications": Table(
        Publication,
        "id translation_id revision_id approval_id publisher_id body word_count created_at "
        + MOMENTS,
    ),
    "bylines": Table(Byline, "article_id author_id position"),
    "tags": Table(RevisionTag, "content_object_id tag_id"),
    "figures": Table(RevisionFigure, "revision_id photo_id"),
    "entries": Table(
        JournalEntry,
        "subject actor_id move subject_id translation_id revision_id publication_id"
        " from_status to_status note created_at",
    ),
    "pages": Table(FinishedPage, f"publication_id article_id {COLUMNS} {MOMENTS}"),
    "listed": Table(ListingRow, f"page_id kind subject {MOMENTS}"),
    "found": Index(
        "articles_searchentry",
        "publication_id language shape",
        words="articles_searchwords",
        index="search_words",
    ),
    "found_at_the_desk": Index(
        "articles_deskentry", "id shape", words="articles_deskwords", index="desk_words"
    ),
}
# The most rows that one story can need.
MOST = {Article: 1, Translation: 3, Revision: 9, Approval: 6, Publication: 6}

LONG = 200  # letters, from which on a text is worth being encoded where it was made

Numbers = Mapping[type, Sequence[int]]


def numbers(stories: int) -> Numbers:
    """Ids for the rows of so many stories, by model; in a transaction."""
    return {model: unused(model, most * stories) for model, most in MOST.items()}


@transaction.atomic
def write(rows: Mapping[str, Rows]) -> None:
    """Put the rows of a batch in."""
    compress_quickly()
    for name, table in TABLES.items():
        if rows[name]:
            table.write(rows[name])


def packed(rows: Mapping[str, Rows]) -> Mapping[str, Rows]:
    """The same with long texts as SQLite stores them: less is left to do where it writes."""
    for name, table in TABLES.items():
        if table.has_texts:
            rows[name] = [tuple([_encoded(value) for value in row]) for row in rows[name]]
    return rows


def _encoded(value: object) -> object:
    return value.encode() if isinstance(value, str) and len(value) > LONG else value


@contextmanager
def gathering() -> Iterator[None]:
    """Inside, words go into the indexes batch by batch.

    Killed outright it leaves the indexes so; the next archive puts that right.
    """
    indexes = [table for table in TABLES.values() if isinstance(table, Index)]
    for index in indexes:
        index.gather()
    try:
        yield
    finally:
        for index in indexes:
            index.gather_no_more()


class Batch:
    """Where rows gather, by the names of TABLES, as the columns there say."""

    def __init__(self, numbers: Numbers) -> None:
        self.rows: dict[str, list[tuple]] = {name: [] for name in TABLES}
        self._is_postgresql = connection.vendor == "postgresql"
        self._numbers = {model: iter(unused) for model, unused in numbers.items()}

    def number(self, model: type) -> int:
        """An id for the next row of this model."""
        return next(self._numbers[model])

    def stored(self, moment: datetime) -> object:
        """A moment in UTC as the database takes it."""
        return moment if self._is_postgresql else str(moment).removesuffix("+00:00")

    def enter(self, entry: tuple) -> None:
        """An entry of the journal: all its columns but the subject's kind."""
        self.rows["entries"].append((Subject.STORY, *entry))

    def let_readers_find(
        self, number: int, language: str, known: Known, beside: Marks, cited: Cited
    ) -> None:
        words = self._words(known, beside, cited)
        self.rows["found"].append((number, language, SearchEntry.SHAPE, *words))

    def let_the_desk_find(self, number: int, known: Known, beside: Marks, cited: Cited) -> None:
        words = self._words(known, beside, cited)
        self.rows["found_at_the_desk"].append((number, DeskEntry.SHAPE, *words))

    def let_the_desk_find_all(self, number: int, document: Document) -> None:
        """What is found by these words and no others."""
        words = (
            (None, as_tsvector(document))
            if self._is_postgresql
            else (" ".join((*document.folded, *document.written)),)
        )
        self.rows["found_at_the_desk"].append((number, DeskEntry.SHAPE, *words))

    def _words(self, known: Known, beside: Marks, cited: Cited) -> tuple[int | str, ...]:
        """As Index writes them."""
        if self._is_postgresql:
            return known.number, as_rest(known, beside, cited)
        return (as_text(known, beside, cited),)
