"""Notices made as rows: one statement for all who are told, with the choice of each."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from articles.models import JournalEntry, Notice, Publication, RevisionKind, Translation
from articles.models.prepared import Prepared, as_stored, filling
from articles.states import Move

from .whom import COLUMNS, MOST_NAMED, OF_PUBLICATIONS, OF_STORIES, OF_TEXTS, named

Kind = Notice.Kind

INSERT = f"INSERT INTO {Notice._meta.db_table} ({', '.join(COLUMNS)}) "


def tell(
    kind: Kind,
    people: Collection[int],
    *,
    actor_id: int,
    translation: Translation,
    moment: datetime,
    anchor: str = "",
) -> None:
    """Tell people, given by their numbers, of something in a text, within its transaction.

    A statement for each twenty of them. Nobody is told of their own act; whoever may not open the
    text is told no more than the kind. `anchor` is the id on its screen to which it leads.
    """
    everybody = sorted(set(people))
    for first in range(0, len(everybody), MOST_NAMED):
        some = everybody[first : first + MOST_NAMED]
        _insert(
            named(kind),
            actor=actor_id,
            story=translation.article_id,
            version=translation.pk,
            moment=moment,
            anchor=anchor,
            **filling("person", MOST_NAMED, some),
        )


def tell_of_text(entry: JournalEntry) -> None:
    """Tell whom the move of a text concerns that left this entry; a statement, for some moves."""
    if rows := OF_TEXTS.get(Move(entry.move)):
        publication = entry.publication
        _insert(
            rows,
            actor=entry.actor_id,
            story=entry.subject_id,
            version=entry.translation_id,
            language=entry.translation.language,
            publisher=publication.publisher_id if publication else 0,
            moment=entry.created_at,
            since=as_stored(entry.created_at),
        )


def tell_of_story(entry: JournalEntry) -> None:
    """Tell whom a move of a whole story concerns; a statement, for some moves."""
    if rows := OF_STORIES.get(Move(entry.move)):
        flag = (entry.before or {}).get("flag", "")
        _insert(
            rows,
            actor=entry.actor_id,
            story=entry.subject_id,
            version=0,
            flag=flag,
            moment=entry.created_at,
        )


def tell_of_publication(publication: Publication, *, moment: datetime) -> None:
    """Tell whom it concerns, at `moment`, that readers see this; a statement, none for minor edits.

    With its revision and its version fetched along.
    """
    if publication.is_minor:
        return
    _insert(
        OF_PUBLICATIONS[RevisionKind(publication.revision.kind).is_told],
        actor=publication.publisher_id,
        story=publication.translation.article_id,
        version=publication.translation_id,
        moment=moment,
        since=as_stored(publication.visible_from),
    )


def _insert(rows: Prepared, *, moment: datetime, anchor: str = "", **values: object) -> None:
    sql, params = rows.filled(**values, moment=as_stored(moment), anchor=anchor)
    with connection.cursor() as cursor:
        cursor.execute(INSERT + sql, params)
