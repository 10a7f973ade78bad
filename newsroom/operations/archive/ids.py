"""Ids taken ahead, so that rows that point at each other can be written in one go."""

from django.db import connection, models


def reserve(model: type[models.Model], count: int) -> range | list[int]:
    """As many unused ids of a table; to be called inside the transaction that writes them.

    PostgreSQL draws them from the sequence. On SQLite the transaction holds the only right to
    write, so that nobody else can take the ids after the largest.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    last = row[0] if row else 0
    return range(last + 1, last + 1 + count)
