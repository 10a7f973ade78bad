"""The index on SQLite: an FTS5 table whose row numbers are publications'."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from articles.models import SearchEntry

from .expressions import All, Asked, Either, Node, Phrase, Without
from .words import Document

STORE = "INSERT OR REPLACE INTO articles_searchwords (rowid, words) VALUES (%s, %s)"
ENTER = (
    "INSERT INTO articles_searchentry (publication_id, language, shape) VALUES (%s, %s, %s) "
    "ON CONFLICT (publication_id) "
    "DO UPDATE SET language = excluded.language, shape = excluded.shape"
)
MATCHING = "SELECT rowid FROM articles_searchwords WHERE articles_searchwords MATCH %s"
SOME = f"SELECT %s, count(*) OVER () >= %s, rowid FROM ({MATCHING} LIMIT %s)"  # noqa: S608
AMONG = "SELECT value FROM json_each(%s)"
KNOWN = f"EXISTS ({MATCHING})"
# Kept in the index. An engine older than 3.42 cannot use an index in which it has deleted.
AT_ONCE = "INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)"
IS_AT_ONCE = "SELECT 1 FROM articles_searchwords_config WHERE k = 'secure-delete' AND v = 1"
KNOWS_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)
WHOLE = "INSERT INTO {table} ({table}) VALUES ('optimize')"
# Pages of the index in one transaction: a tenth of a second, in which nobody else can write.
STEP = 500
MERGE = "INSERT INTO {table} ({table}, rank) VALUES ('merge', %s)"
# Steps of its machine between two looks at the clock: some milliseconds.
BETWEEN_LOOKS = 50_000
# The readers' index and the desk's.
TABLES = ("articles_searchwords", "articles_deskwords")


def store(documents: Collection[Document]) -> None:
    """Put documents in, over what they may have had before."""
    with connection.cursor() as cursor:
        cursor.executemany(
            ENTER, [(one.number, one.language, SearchEntry.SHAPE) for one in documents]
        )
        cursor.executemany(
            STORE,
            [(one.number, " ".join((*one.folded, *one.written))) for one in documents],
        )


def survey(asked: Sequence[Asked], many: int) -> tuple[str, list[object]]:
    """A query for names, whether the matches are many, and the ids of all where they are not.

    `many` is how many are.
    """
    values = [value for one in asked for value in (one.name, many, one.query, many)]
    return " UNION ALL ".join([SOME] * len(asked)), values


def remove(publication_ids: Collection[int]) -> None:
    """Take the words of these publications out."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM articles_searchwords WHERE rowid = %s", [(pk,) for pk in publication_ids]
        )


def differing(documents: Collection[Document]) -> set[int]:
    """The numbers of those that are found by other words; of one not indexed nothing is said."""
    expected = {one.number: " ".join((*one.folded, *one.written)) for one in documents}
    sql = f"SELECT rowid, words FROM articles_searchwords WHERE rowid IN ({AMONG})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps(list(expected))])
        return {number for number, words in cursor.fetchall() if words != expected[number]}


def leaves_words() -> bool:
    """Whether words that are taken out stay in the file until `forget`."""
    with connection.cursor() as cursor:
        return cursor.execute(IS_AT_ONCE).fetchone() is None


def forget() -> int:
    """Write anew what holds words that were taken out, at the desk too; in how many steps.

    Each index is in one piece then, which is smaller and quicker.
    """
    with connection.cursor() as cursor:
        steps = 1 + sum(_written_anew(cursor, table) for table in TABLES)
        if connection.in_atomic_block:
            return steps
        # Else the words would stand in what was written last. Whoever reads may prevent it.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return steps


def _written_anew(cursor: CursorWrapper, table: str) -> int:
    """How many steps it took beyond the first."""
    if KNOWS_AT_ONCE:
        cursor.execute(AT_ONCE.format(table=table))
    if connection.in_atomic_block:
        # What the transaction itself has taken out, steps would pass by.
        cursor.execute(WHOLE.format(table=table))
        return 0
    # A negative number begins with the whole index, whatever its parts.
    steps = 0
    while _changes(cursor, table, STEP if steps else -STEP) > 1:
        steps += 1
    return steps


def _changes(cursor: CursorWrapper, table: str, pages: int) -> int:
    before = connection.connection.total_changes
    cursor.execute(MERGE.format(table=table), [pages])
    return connection.connection.total_changes - before


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Inside, all questions together take so long at most."""
    connection.ensure_connection()
    line, ends = connection.connection, time.monotonic() + seconds
    line.set_progress_handler(lambda: time.monotonic() > ends, BETWEEN_LOOKS)
    try:
        yield
    finally:
        line.set_progress_handler(None, 0)


def was_given_up(error: OperationalError) -> bool:
    return str(error) == "interrupted"


@contextmanager
def impatient() -> Iterator[None]:
    """Inside, a write waits for others a fifth of a second at most."""
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 200")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def as_query(node: Node) -> str:
    """The tree in the database's own syntax."""
    if isinstance(node, Phrase):
        return '"{}"'.format(" ".join(node.words).replace('"', '""'))
    if isinstance(node, All):
        return f"({' AND '.join(map(as_query, node.parts))})"
    if isinstance(node, Either):
        return f"({' OR '.join(map(as_query, node.parts))})"
    if isinstance(node, Without):
        return f"({as_query(node.wanted)} NOT {as_query(node.unwanted)})"
    return '"{}" *'.format(node.word.replace('"', '""'))
