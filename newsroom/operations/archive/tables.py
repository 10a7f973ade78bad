"""Rows as tuples, written together past the models but under the database's every guard."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

from django.db import connection, models

DRAW = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def stored(moment: datetime) -> object:
    """A moment in UTC as the database takes it."""
    return moment if connection.vendor == "postgresql" else str(moment.replace(tzinfo=None))


class Table:
    """Where the rows of one model gather: tuples in the order of `columns`."""

    def __init__(self, model: type[models.Model], columns: str) -> None:
        self.model = model
        self.rows: list[tuple] = []
        named = columns.split()
        fields = {field.attname: field for field in model._meta.concrete_fields}
        others = [name for name in fields if name not in named and name != "id"]
        self._columns = [fields[name].column for name in (*named, *others)]
        self._rest = tuple(fields[name].get_default() for name in others)

    def write(self) -> None:
        """Write what has gathered, and forget it."""
        rows, self.rows = self.rows, []
        whole = (row + self._rest for row in rows) if self._rest else rows
        columns = ", ".join(map(connection.ops.quote_name, self._columns))
        into = f"{connection.ops.quote_name(self.model._meta.db_table)} ({columns})"
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                    for row in whole:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self._columns))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(whole))  # noqa: S608


class Numbers:
    """Unused ids of a table, given out one by one.

    PostgreSQL draws them from the sequence. On SQLite the transaction holds the only right to
    write, so that nobody else can take the ids after the largest; `begin` comes in each.
    """

    AT_ONCE = 5000

    def __init__(self, model: type[models.Model]) -> None:
        self._table = model._meta.db_table
        self._numbers = self._drawn()

    def begin(self) -> None:
        """Take no number after an earlier transaction's, which others may have used since."""
        if connection.vendor == "sqlite":
            self._numbers = self._after_the_largest()

    def __next__(self) -> int:
        return next(self._numbers)

    def _after_the_largest(self) -> Iterator[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [self._table])
            row = cursor.fetchone()
        return count(1 + (row[0] if row else 0))

    def _drawn(self) -> Iterator[int]:
        while True:
            with connection.cursor() as cursor:
                cursor.execute(DRAW, [self._table, self.AT_ONCE])
                numbers = cursor.fetchall()
            yield from (number for (number,) in numbers)


def in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
