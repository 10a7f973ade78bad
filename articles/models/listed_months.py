"""Of which months a language has stories that readers see: looked up, not counted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import DateTimeField, Expression, QuerySet

from .finished_page import ListingRow
from .prepared import Prepared, Slot, as_stored

Span = tuple[datetime, datetime]
_ALL = ListingRow.Kind.ALL


class _Of(Expression):
    """A moment of the span that is looked into."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=DateTimeField())
        self.name = name

    def as_sql(self, compiler: object, connection: object) -> tuple[str, list]:
        return f"spans.{self.name}", []


def earliest(language: str) -> datetime | None:
    """When the first of the stories came out that readers see; one query."""
    rows = _EARLIEST.values(language=language)
    return rows[0][0] if rows else None


def with_stories(language: str, spans: Sequence[Span]) -> set[int]:
    """The numbers of those spans, counted from 0, in which something came out; one query."""
    if not spans:
        return set()
    inside, given = _INSIDE.filled(language=language)
    rows = ", ".join([f"({number}, %s, %s)" for number in range(len(spans))])
    moments = [as_stored(moment) for span in spans for moment in span]
    sql = f"""
        WITH spans(number, since, until) AS (VALUES {rows})
        SELECT spans.number FROM spans WHERE EXISTS ({inside})
    """  # noqa: S608 - the parts are the ORM's own
    with connection.cursor() as cursor:
        cursor.execute(sql, [*moments, *given])
        return {number for (number,) in cursor.fetchall()}


def _listed() -> QuerySet:
    return ListingRow.objects.visible().in_language(Slot("language")).in_list(_ALL, 0)


_EARLIEST = Prepared(lambda: _listed().earliest_first().values_list("first_published_at")[:1])
_INSIDE = Prepared(
    lambda: _listed().first_out_between(_Of("since"), _Of("until")).values_list("page_id")[:1]
)
