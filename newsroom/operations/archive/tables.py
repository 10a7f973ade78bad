"""Rows as tuples, written together past the models but under the database's every guard."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, models

Rows = Sequence[tuple]

DRAW = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
RESERVE = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s"
RESERVE_FIRST = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
GATHERED = "gin_pending_list_limit = 262144"  # kB
LAST = "SELECT seq FROM sqlite_sequence WHERE name = %s"


class Table:
    """Writes rows of one model: tuples in the order of `columns`, and defaults for the rest."""

    def __init__(self, model: type[models.Model], columns: str) -> None:
        named = columns.split()
        fields = {field.attname: field for field in model._meta.concrete_fields}
        others = [name for name in fields if name not in named and name != "id"]
        self._name = model._meta.db_table
        self._columns = [fields[name].column for name in (*named, *others)]
        self._rest = tuple(fields[name].get_default() for name in others)

    def write(self, rows: Rows) -> None:
        rest = self._rest
        write(self._name, self._columns, [row + rest for row in rows] if rest else rows)


class Index:
    """Writes what texts are found by: `columns` of the entry, and last the words.

    Nothing may stand there already. `words` is SQLite's own table of them, `index` PostgreSQL's.
    """

    def __init__(self, entry: str, columns: str, *, words: str, index: str) -> None:
        self._entry, self._columns, self._words, self._index = entry, columns.split(), words, index

    def write(self, rows: Rows) -> None:
        if connection.vendor == "postgresql":
            with _sorted_first(self._index):
                write(self._entry, [*self._columns, "words"], rows)
            return
        write(self._entry, self._columns, [row[:-1] for row in rows])
        write(self._words, ["rowid", "words"], [(row[0], row[-1]) for row in rows])


@contextmanager
def _sorted_first(index: str) -> Iterator[None]:
    """Inside, words gather and go into the index sorted, a third of the work.

    Whoever searches waits until the transaction is done.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"ALTER INDEX {index} SET (fastupdate = on, gin_pending_list_limit = 262144)"
        )
        yield
        cursor.execute("SELECT gin_clean_pending_list(%s)", [index])
        cursor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        cursor.execute(f"ALTER INDEX {index} RESET (gin_pending_list_limit)")


def write(table: str, columns: Iterable[str], rows: Rows) -> None:
    """Add rows to a table of that name."""
    quoted = [connection.ops.quote_name(column) for column in columns]
    into = f"{connection.ops.quote_name(table)} ({', '.join(quoted)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(quoted))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608


def unused(model: type[models.Model], count: int) -> Sequence[int]:
    """So many ids of a table that nobody else will be given; in a transaction."""
    name = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(DRAW, [name, count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(RESERVE, [count, name])
        if not cursor.rowcount:
            cursor.execute(RESERVE_FIRST, [name, count])
        cursor.execute(LAST, [name])
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)
