"""The rows of many stories, written in one transaction: tables, and both search indexes."""

from collections.abc import Iterable
from itertools import chain

from django.db import transaction

from articles.models import (
    Approval,
    Article,
    Byline,
    FinishedPage,
    JournalEntry,
    ListingRow,
    Publication,
    Revision,
    RevisionFigure,
    RevisionTag,
    Translation,
)
from articles.search import desk
from articles.search.index import database
from articles.search.words import Document
from articles.states import Subject

from .pieces import Marks
from .tables import Numbers, Table

MOMENTS = "language first_published_at visible_from visible_until"


class Batch:
    """Where rows gather; the tables stand in the order in which the guards let them in."""

    def __init__(self) -> None:
        self.articles = Table(Article, "id slugline section_id genre created_by_id created_at")
        self.versions = Table(
            Translation,
            "id article_id language source_id created_by_id created_at status latest_revision_id"
            " approval_id first_published_at slug last_from last_until last_out_id before_from"
            " before_until before_out_id",
        )
        self.revisions = Table(
            Revision,
            "id translation_id number headline standfirst body lead_photo_id kind"
            " writer_id source_revision_id created_at",
        )
        self.approvals = Table(Approval, "id revision_id writer_id approver_id created_at")
        self.publications = Table(
            Publication,
            "id translation_id revision_id approval_id publisher_id body word_count created_at "
            + MOMENTS,
        )
        self.bylines = Table(Byline, "article_id author_id position")
        self.tags = Table(RevisionTag, "content_object_id tag_id")
        self.figures = Table(RevisionFigure, "revision_id photo_id")
        self.entries = Table(
            JournalEntry,
            "subject actor_id move subject_id translation_id revision_id publication_id"
            " from_status to_status note created_at",
        )
        self.pages = Table(FinishedPage, f"publication_id article_id path {MOMENTS}")
        self.listed = Table(ListingRow, f"page_id kind subject {MOMENTS}")
        self.found: list[Document] = []
        self.found_at_the_desk: list[Document] = []
        self.numbers = {
            model: Numbers(model)
            for model in (Article, Translation, Revision, Approval, Publication)
        }

    def begin(self) -> None:
        """In the transaction in which the rows of stories are made and written."""
        for numbers in self.numbers.values():
            numbers.begin()

    @transaction.atomic
    def write(self) -> None:
        for table in vars(self).values():
            if isinstance(table, Table):
                table.write()
        database().store(self.found)
        desk.store(self.found_at_the_desk)
        self.found, self.found_at_the_desk = [], []

    def enter(self, entry: tuple) -> None:
        """An entry of the journal: all its columns but the subject's kind."""
        self.entries.rows.append((Subject.STORY, *entry))


def found_by(
    number: int, language: str, marks: Iterable[tuple[Marks, Marks]], *, beside: Iterable[str]
) -> Document:
    """A document of texts whose marks are known; `beside` are those that are of no word."""
    in_order, as_typed = zip(*marks, strict=True)
    return Document(
        number,
        language,
        tuple(chain.from_iterable(in_order)),
        tuple(dict.fromkeys([*beside, *chain.from_iterable(as_typed)])),
    )
