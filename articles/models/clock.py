"""The database's clock, which alone decides what is public."""

from datetime import UTC, datetime

from django.db import connection
from django.db.models import DateTimeField, Func

# SQLite's clock ticks in milliseconds and its moments compare as text, so that a moment just read
# and stored with microseconds would compare as later than itself: it is put one tick back.
QUERIES = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now', '-0.001 seconds')",
    "postgresql": "SELECT statement_timestamp()",
}


def database_now() -> datetime:
    """The database's time, aware, in UTC; one query."""
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[connection.vendor])
        moment = cursor.fetchone()[0]
    if isinstance(moment, str):
        return datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return moment.astimezone(UTC)


class DatabaseNow(Func):
    """The same moment as `database_now`, as an expression of a query."""

    output_field = DateTimeField()

    def as_sqlite(self, compiler, connection, **context) -> tuple[str, list]:
        return "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', '-0.001 seconds')", []

    def as_postgresql(self, compiler, connection, **context) -> tuple[str, list]:
        return "statement_timestamp()", []
