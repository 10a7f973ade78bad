"""Many versions at once, without words: rows copied in the database, for plans and counts at size.

They stand past the verbs and the guards; nothing indexes them.
"""

from datetime import timedelta

from django.db import connection, models

from articles.models import (
    Approval,
    Article,
    JournalEntry,
    Publication,
    Revision,
    Translation,
)
from articles.models.guards import lifted
from tests import make

# Ids that nothing else in a test has.
FIRST = 10_000_000
# In a hundred of a newsroom's versions.
WITHDRAWN, DRAFTS, SUBMITTED, APPROVED = 4, 3, 2, 1


def fill(people, count: int, language: str = "ar", *, first: int = FIRST) -> None:
    """`count` versions like that of a story that is live, an hour apart; some stop before that."""
    live = make.published(people, language)
    like = {
        Article: live.article_id,
        Translation: live.pk,
        Revision: live.latest_revision_id,
        Approval: live.approval_id,
        Publication: live.publications.get().pk,
        JournalEntry: live.journal.latest("pk").pk,
    }
    number, place = f"{first} + i", "(i % 100)"
    hour = _earlier(live.first_published_at - timedelta(hours=count))
    is_live = f"{place} >= {WITHDRAWN + DRAFTS + SUBMITTED + APPROVED}"
    is_out = f"({is_live} OR {place} < {WITHDRAWN})"
    is_approved = f"({is_out} OR {place} = {WITHDRAWN + DRAFTS + SUBMITTED})"
    until = f"CASE WHEN {place} < {WITHDRAWN} THEN {_later(hour)} END"
    status = f"""CASE WHEN {is_approved} THEN 'approved'
        WHEN {place} < {WITHDRAWN + DRAFTS} THEN 'draft' ELSE 'submitted' END"""
    belongs = {"translation_id": number, "revision_id": number, "created_at": hour}
    other = {
        Article: {},
        Translation: {
            "article_id": number,
            "latest_revision_id": number,
            "status": status,
            "approval_id": f"CASE WHEN {is_approved} THEN {number} END",
            "last_from": f"CASE WHEN {is_out} THEN {hour} END",
            "last_until": until,
            "last_out_id": f"CASE WHEN {is_out} THEN {number} END",
        },
        Revision: belongs,
        Approval: belongs,
        Publication: {
            **belongs,
            "approval_id": number,
            "visible_from": hour,
            "first_published_at": hour,
            "visible_until": until,
        },
        JournalEntry: {
            **belongs,
            "subject_id": number,
            "publication_id": f"CASE WHEN {is_out} THEN {number} END",
            "token": "NULL",
        },
    }
    with lifted(connection):
        for model, row in like.items():
            wanted = is_out if model is Publication else "1 = 1"
            _copy(model, row, count, {"id": number, **other[model]}, wanted)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(
    model: type[models.Model], row: int, count: int, other: dict[str, str], wanted: str
) -> None:
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
    columns = [each for each in columns if each != "import_digest"]
    names = ", ".join(f'"{each}"' for each in columns)
    values = ", ".join(other.get(each, f'stands."{each}"') for each in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            # Names of columns and numbers alone.
            f"""WITH RECURSIVE numbers(i) AS (
                SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count})
            INSERT INTO {table} ({names})
            SELECT {values} FROM numbers, {table} stands WHERE stands.id = {row} AND {wanted}"""  # noqa: S608
        )


def _earlier(moment) -> str:
    """As many hours after a moment as the number of the row."""
    text = moment.strftime("%Y-%m-%d %H:%M:%S.%f")
    if connection.vendor == "sqlite":
        return f"strftime('%Y-%m-%d %H:%M:%f', '{text}', i || ' hours')"
    return f"(timestamptz '{text}+00' + i * interval '1 hour')"


def _later(moment: str) -> str:
    if connection.vendor == "sqlite":
        return f"strftime('%Y-%m-%d %H:%M:%f', {moment}, '1 hours')"
    return f"({moment} + interval '1 hour')"
