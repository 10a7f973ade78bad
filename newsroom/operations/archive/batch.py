"""Rows collected and written together, past the verbs but under the database's every guard."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import OuterRef, Subquery

from articles.models import (
    Approval,
    Article,
    Byline,
    JournalEntry,
    Publication,
    Revision,
    RevisionFigure,
    RevisionTag,
    Translation,
)
from articles.search.desk import Kind, index_rows
from articles.search.index import ahead_of, index_many

from .ids import reserve

# In the order in which the guards let them in; these point at each other and need ids ahead.
LINKED = (Article, Translation, Revision, Approval, Publication)
TABLES = (*LINKED, Byline, RevisionTag, RevisionFigure, JournalEntry)


class Batch:
    """Unsaved rows by model; they may point at each other before they have ids."""

    def __init__(self) -> None:
        self.rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def add(self, row: models.Model) -> None:
        self.rows[type(row)].append(row)

    def extend(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            self.add(row)

    @transaction.atomic
    def write(self) -> None:
        """Write all of it or nothing."""
        for model in LINKED:
            rows = self.rows[model]
            for row, number in zip(rows, reserve(model, len(rows)), strict=True):
                row.pk = number
        for entry in self.rows[JournalEntry]:
            entry.subject_id = entry.translation.article.pk
        for model in TABLES:
            model.objects.bulk_create(self.rows[model])
        self._set_beginnings()
        written = Publication.objects.filter(pk__in=[row.pk for row in self.rows[Publication]])
        index_many(ahead_of(written))
        index_rows(Kind.TEXT, [row.pk for row in self.rows[Translation]])
        index_rows(Kind.STORY, [row.pk for row in self.rows[Article]])

    def _set_beginnings(self) -> None:
        """Give stories the time of their first text; on insert Django sets the present one."""
        stories = [row.pk for row in self.rows[Article]]
        texts = Revision.objects.order_by("created_at").values("created_at")
        own = texts.filter(translation=OuterRef("pk"))[:1]
        any_language = texts.filter(translation__article=OuterRef("pk"))[:1]
        Translation.objects.filter(article__in=stories).update(created_at=Subquery(own))
        Article.objects.filter(pk__in=stories).update(created_at=Subquery(any_language))
