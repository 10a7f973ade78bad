"""Everything that a database holds, so that two ways to the same end can be compared."""

import re
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

# No way of a test's leads there, and it may have been filled just a moment ago.
MIGRATIONS = "django_migrations"
A_MOMENT = timedelta(minutes=10)
# The hour as a page tells it, and a moment in microseconds as a link to older stories does, and a
# feed's item.
_HOUR = re.compile(r'\d\d:\d\d(:\d\d)?|\b\d{16}(?=-\d)|(?<="moment":)\d{16}')
# Counters that begin at a moment, in microseconds.
COUNTERS_OF_MOMENTS = 10**15


def begin_numbers_anew() -> None:
    """Let the next row of each table take the number after its last (PostgreSQL skips some)."""
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def everything() -> dict[str, list[dict[str, object]]]:
    """Table → its rows, in an order of their own; recent moments are told as "now"."""
    with connection.cursor() as cursor:
        held = set(connection.introspection.table_names()) - {MIGRATIONS}
        return {table: _rows(cursor, table) for table in sorted(held)}


def _rows(cursor: object, table: str) -> list[dict[str, object]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
    columns = [column[0] for column in cursor.description]
    rows = [map(_told, row) for row in cursor.fetchall()]
    return sorted((dict(zip(columns, row, strict=True)) for row in rows), key=repr)


def _told(value: object) -> object:
    moment = _moment(value)
    if moment and timezone.now() - A_MOMENT < moment <= timezone.now():
        return "now"
    return _HOUR.sub("now", value) if isinstance(value, str) else value


def _moment(value: object) -> datetime | None:
    if isinstance(value, int) and value > COUNTERS_OF_MOMENTS:
        return datetime.fromtimestamp(value / 1e6, UTC)
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
