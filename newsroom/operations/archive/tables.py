"""Rows as tuples, written together past the models but under the database's every guard."""

from collections.abc import Collection, Sequence
from contextlib import suppress

from django.db import OperationalError, connection, models, transaction

Rows = Sequence[tuple]

DRAW = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
RESERVE = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s"
RESERVE_FIRST = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
# Of a page of text a quarter of the work is to compress it as PostgreSQL does by itself.
COMPRESS = (
    "SELECT set_config(name, 'lz4', true) FROM pg_settings "
    "WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
)
PATIENCE, TIMES = "2s", 30
BESIDE = (
    "CREATE TEMPORARY TABLE {beside} AS SELECT {columns}, 0 AS number, "
    "words::text AS rest FROM {table} WITH NO DATA"
)
TOGETHER = (
    "INSERT INTO {table} ({columns}, words) SELECT {columns}, "
    "coalesce(archive_words.words, '') || rest::tsvector "
    "FROM {beside} LEFT JOIN archive_words USING (number)"
)
LAST = "SELECT seq FROM sqlite_sequence WHERE name = %s"


class Table:
    """Writes rows of one model: tuples in the order of `columns`, and defaults for the rest."""

    def __init__(self, model: type[models.Model], columns: str) -> None:
        named = columns.split()
        fields = {field.attname: field for field in model._meta.concrete_fields}
        others = [name for name in fields if name not in named and name != "id"]
        self.name = model._meta.db_table
        self._columns = [fields[name].column for name in (*named, *others)]
        self._rest = tuple(_default(fields[name]) for name in others)
        self._texts = [fields[name].column for name in named if _is_text(fields[name])]
        self.has_texts = bool(self._texts)

    def write(self, rows: Rows) -> None:
        rest = self._rest
        rows = [row + rest for row in rows] if rest else rows
        write(self.name, self._columns, rows, texts=self._texts)


class Index:
    """Writes what texts are found by: `columns` of the entry, and last the words.

    For PostgreSQL these are the number of those that it knows, and the rest. Nothing may stand
    there already. `words` is SQLite's own table of them, `index` PostgreSQL's.
    """

    has_texts = True

    def __init__(self, entry: str, columns: str, *, words: str, index: str) -> None:
        self.name, self._columns, self._words, self._index = entry, columns.split(), words, index

    def write(self, rows: Rows) -> None:
        if connection.vendor == "postgresql":
            self._put_together(rows)
            with connection.cursor() as cursor:
                # Nothing, where the index is made at the end.
                cursor.execute("SELECT gin_clean_pending_list(to_regclass(%s))", [self._index])
            return
        # By number: else SQLite would begin another part of its index with each row.
        rows = sorted(rows)
        write(self.name, self._columns, [row[:-1] for row in rows])
        write(self._words, ["rowid", "words"], [(row[0], row[-1]) for row in rows], texts=["words"])

    def _put_together(self, rows: Rows) -> None:
        beside, columns = f"{self.name}_beside", ", ".join(self._columns)
        with connection.cursor() as cursor:
            cursor.execute(BESIDE.format(beside=beside, columns=columns, table=self.name))
            write(beside, [*self._columns, "number", "rest"], rows)
            cursor.execute(TOGETHER.format(beside=beside, columns=columns, table=self.name))
            cursor.execute(f"DROP TABLE {beside}")

    def gather(self) -> None:
        """From now on words of a batch gather, and go into PostgreSQL's index sorted.

        That is a third of the work. Whoever searches finds them before and after.
        """
        self._alter("SET (fastupdate = on, gin_pending_list_limit = 262144)")

    def gather_no_more(self) -> None:
        changes = "SET (fastupdate = off)", "RESET (gin_pending_list_limit)"
        any(self._alter(*changes) for _ in range(TIMES))

    def _alter(self, *changes: str) -> bool:
        """In a transaction of its own: held longer, the index would keep the desk waiting.

        False where somebody else holds it, and it stays as it is: slower, and no less right.
        """
        if connection.vendor != "postgresql":
            return True
        with suppress(OperationalError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            for change in changes:
                cursor.execute(f"ALTER INDEX {self._index} {change}")
            # Where there is a transaction around it, what comes next may wait again.
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
            return True
        return False


def write(table: str, columns: Sequence[str], rows: Rows, *, texts: Collection[str] = ()) -> None:
    """Add rows to a table of that name; values of `texts` may be encoded on SQLite."""
    table = connection.ops.quote_name(table)
    named = ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT {named} FROM {table} LIMIT 0")  # noqa: S608
            types = [column.type_code for column in cursor.description]
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(types)
                for row in rows:
                    copy.write_row(row)
        else:
            cast = ["CAST(%s AS TEXT)" if name in texts else "%s" for name in columns]
            marks = ", ".join(cast)
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)  # noqa: S608


def compress_quickly() -> None:
    """To the end of the transaction PostgreSQL takes less time for long texts, and more room."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(COMPRESS)


def _default(field: models.Field) -> object:
    """As the database takes it."""
    value = field.get_default()
    is_json = isinstance(field, models.JSONField)
    return field.get_db_prep_save(value, connection) if is_json else value


def _is_text(field: models.Field) -> bool:
    return isinstance(field, models.TextField)


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
