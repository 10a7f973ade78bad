"""The demo's stories as if they had been written and published over two weeks, not in a minute.

Verbs take the database's time, and what they have written is never changed. Here it is, while the
newsroom is being made and before anybody has seen it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import F, QuerySet

from articles import search
from articles.languages import CODES
from articles.models import Approval, Article, JournalEntry, Revision, Translation
from articles.models.clock import database_now
from articles.models.guards import lifted
from articles.states import Subject
from articles.workflow import finished


@dataclass(frozen=True)
class Told:
    """A version as the verbs have left it, and how long before now its first text came out.

    `then` is the number of the text that was written over it, `later` how long after the first.
    """

    version: Translation
    age: timedelta
    then: int | None = None
    later: timedelta = timedelta()


def spread(told: Iterable[Told]) -> None:
    """Put everything of these versions, and of their stories, back by their age."""
    with lifted(connection):
        for one in told:
            _put_back(one)
    Translation.objects.order_by().keep_moments()
    for code in CODES:
        for _step in search.rebuild(code):
            pass
    for _step in finished.rebuild():
        pass


def _put_back(told: Told) -> None:
    version = told.version
    texts = version.revisions.all()
    of_story = JournalEntry.objects.filter(subject=Subject.STORY, subject_id=version.article_id)
    _move([*_rows(version, texts), version.comments.all()], -told.age, "created_at")
    _move(
        [Translation.objects.filter(pk=version.pk)], -told.age, "created_at", "first_published_at"
    )
    if version.source_id is None:
        article = Article.objects.filter(pk=version.article_id)
        _move([article, of_story.filter(translation=None)], -told.age, "created_at")
        _move([article], -told.age, "live_from")
    due = version.publications.due_before(database_now())
    moments = "visible_from", "visible_until", "first_published_at", "created_at"
    _move([due], -told.age, *moments)
    if told.then:
        _move(_rows(version, texts.filter(pk=told.then)), told.later, "created_at")
        replacing = due.filter(revision=told.then)
        _move([replacing], told.later, "visible_from", "created_at")
        for begins in replacing.values_list("visible_from", flat=True):
            due.exclude(revision=told.then).update(visible_until=begins)


def _rows(version: Translation, texts: QuerySet[Revision]) -> list[QuerySet]:
    """These texts, their approvals, and what was done to them."""
    return [
        texts,
        Approval.objects.filter(revision__in=texts),
        JournalEntry.objects.filter(translation=version, revision__in=texts),
    ]


def _move(tables: Iterable[QuerySet], by: timedelta, *columns: str) -> None:
    for rows in tables:
        rows.order_by().update(**{column: F(column) + by for column in columns})
