"""Questions that PostgreSQL plans once for a connection, where a plan costs more than an answer."""

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from .prepared import Prepared


class Planned(Prepared):
    """A `Prepared` of which the plan is kept as well: for one that is as good for all values."""

    def _cursor(self) -> CursorWrapper:
        return planning_cursor()

    def _sent(self, sql: str, params: list[object]) -> tuple[str, list[object]]:
        return sql, params


def planning_cursor() -> CursorWrapper:
    """One that keeps the plans of its statements with the connection, up to a hundred.

    Whole numbers go in as `bigint`, texts as what stands where they go.
    """
    if connection.vendor != "postgresql" or settings.DATABASE_POOLED:
        return connection.cursor()
    connection.ensure_connection()
    database, usual = connection.connection, connection.connection.cursor_factory
    # Django's own cursors write values into the statement, of which no plan can be kept.
    database.cursor_factory, database.prepare_threshold = connection.Database.Cursor, 0
    try:
        cursor = connection.cursor()
    finally:
        database.cursor_factory = usual
    # By themselves numbers are as wide as they have digits, and each width is another statement.
    cursor.cursor.adapters.register_dumper(int, connection.Database.types.numeric.Int8Dumper)
    return cursor
