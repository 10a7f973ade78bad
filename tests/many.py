"""Many versions at once, without words: rows copied in the database, for plans and counts at size.

They stand past the verbs and the guards. Nothing finds them by a word: of the indexes they are in
the tables alone.
"""

from datetime import timedelta

from django.db import connection, models
from django.db.models import QuerySet

from articles.models import (
    Approval,
    Article,
    Assignment,
    Byline,
    FinishedPage,
    JournalEntry,
    ListingRow,
    Notice,
    Publication,
    Revision,
    RevisionTag,
    SearchEntry,
    Translation,
)
from articles.models.guards import lifted
from tests import make

# Ids that nothing else in a test has.
FIRST = 10_000_000
TAG = {"ar": "السوق", "ckb": "بازاڕ", "kmr": "Bazar"}
# In a hundred of a newsroom's versions.
WITHDRAWN, DRAFTS, SUBMITTED, APPROVED = 4, 3, 2, 1


def fill(people, count: int, language: str = "ar", *, first: int = FIRST) -> None:
    """`count` versions like that of a story that is live, an hour apart; some stop before that."""
    live = make.published(people, language, body=f"<p>#{TAG[language]}</p>")
    shown = live.publications.get()
    like = {
        Article: Article.objects.filter(pk=live.article_id),
        Byline: Byline.objects.filter(article=live.article_id),
        Translation: Translation.objects.filter(pk=live.pk),
        Revision: Revision.objects.filter(pk=live.latest_revision_id),
        RevisionTag: RevisionTag.objects.filter(content_object=live.latest_revision_id),
        Approval: Approval.objects.filter(pk=live.approval_id),
        Publication: Publication.objects.filter(pk=shown.pk),
        SearchEntry: SearchEntry.objects.filter(publication=shown),
        FinishedPage: FinishedPage.objects.filter(publication=shown),
        ListingRow: ListingRow.objects.filter(page=shown.pk),
        JournalEntry: live.journal.order_by("-pk")[:1],
    }
    number, place = f"{first} + i", "(i % 100)"
    hour = _earlier(live.first_published_at - timedelta(hours=count))
    is_live = f"{place} >= {WITHDRAWN + DRAFTS + SUBMITTED + APPROVED}"
    is_out = f"({is_live} OR {place} < {WITHDRAWN})"
    is_approved = f"({is_out} OR {place} = {WITHDRAWN + DRAFTS + SUBMITTED})"
    until = f"CASE WHEN {place} < {WITHDRAWN} THEN {_later(hour)} END"
    status = f"""CASE WHEN {is_approved} THEN 'approved'
        WHEN {place} < {WITHDRAWN + DRAFTS} THEN 'draft' ELSE 'submitted' END"""
    belongs = {"id": number, "translation_id": number, "revision_id": number, "created_at": hour}
    moments = {"visible_from": hour, "first_published_at": hour, "visible_until": until}
    other = {
        Article: {"id": number},
        Byline: {"article_id": number},
        Translation: {
            "id": number,
            "article_id": number,
            "latest_revision_id": number,
            "status": status,
            "approval_id": f"CASE WHEN {is_approved} THEN {number} END",
            "last_from": f"CASE WHEN {is_out} THEN {hour} END",
            "last_until": until,
            "last_out_id": f"CASE WHEN {is_out} THEN {number} END",
        },
        Revision: belongs,
        RevisionTag: {"content_object_id": number},
        Approval: belongs,
        Publication: {**belongs, **moments, "approval_id": number},
        SearchEntry: {"publication_id": number},
        FinishedPage: {"publication_id": number, "article_id": number, "item": "''", **moments},
        ListingRow: {"page_id": number, **moments},
        JournalEntry: {
            **belongs,
            "subject_id": number,
            "publication_id": f"CASE WHEN {is_out} THEN {number} END",
            "token": "NULL",
        },
    }
    wanted = {
        **dict.fromkeys((Publication, SearchEntry), is_out),
        **dict.fromkeys((FinishedPage, ListingRow), is_live),
    }
    with lifted(connection):
        for model, rows in like.items():
            _copy(model, rows, count, other[model], wanted.get(model, "1 = 1"))
    analyze()


def analyze() -> None:
    """Let the database count its rows, of the tables that are its own.

    PostgreSQL's whole ANALYZE counts those too that its databases share, and holds them until the
    transaction ends: whoever asks for one beside it, in any of them, waits as long.
    """
    with connection.cursor() as cursor:
        tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
        cursor.execute(f"ANALYZE {tables if connection.vendor == 'postgresql' else ''}")


def tell(person, version: Translation, count: int) -> None:
    """So many notices to somebody, a third of them unread, and assignments, of which few wait."""
    first = version.first_published_at - timedelta(hours=count)
    about = {"article_id": version.article_id, "translation": version}
    told = {"person": person, "actor": person, "kind": Notice.Kind.APPROVED, "way": "desk"}
    notice = Notice.objects.create(**about, **told, created_at=first)
    wanted = Assignment.objects.create(language=version.language, what="السوق", wanted_by=first)
    hour, begun = _earlier(first), f"CASE WHEN i % 50 > 0 THEN {version.pk} END"
    read = {"created_at": hour, "read_at": f"CASE WHEN i % 3 > 0 THEN {hour} END"}
    _copy(Notice, Notice.objects.filter(pk=notice.pk), count, read, "1 = 1")
    asked = {"wanted_by": hour, "translation_id": begun}
    _copy(Assignment, Assignment.objects.filter(pk=wanted.pk), count, asked, "1 = 1")
    analyze()


def _copy(
    model: type[models.Model], rows: QuerySet, count: int, other: dict[str, str], wanted: str
) -> None:
    """Each of `rows` so many times, with `other` in its columns; numbered anew without an id."""
    given = [field.column for field in model._meta.concrete_fields]
    columns = [each for each in given if each in other or each not in {"id", "import_digest"}]
    names = ", ".join(f'"{each}"' for each in columns)
    values = ", ".join(other.get(each, f'stands."{each}"') for each in columns)
    own = ", ".join(str(pk) for pk in rows.values_list("pk", flat=True))
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            # Names of columns and numbers alone.
            f"""WITH RECURSIVE numbers(i) AS (
                SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count})
            INSERT INTO {table} ({names}) SELECT {values} FROM numbers, {table} stands
            WHERE stands.{key} IN ({own}) AND {wanted}"""  # noqa: S608
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
