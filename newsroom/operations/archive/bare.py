"""Tables while very many rows come in: bare of indexes, foreign keys and guards.

Row by row these are most of what the database does. They are written down as they are taken away,
in one transaction; at the end each is made again, and asked of all rows at once. What an archive
leaves that is killed outright, the next one makes again before it begins.
"""

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from django.db import OperationalError, connection, transaction

from articles.models import Article, guards, waiting
from articles.models.standing_guards import unpassed
from articles.search.sqlite import impatient

from .batch import TABLES
from .setting import SLUGLINE

# To make everything again is not worth it for less.
FEWEST = 20_000
DOWN = "archive_left_out"
NAMES = sorted(table.name for table in TABLES.values())

# What takes a part away, what makes it again, and whether that takes locks on two tables.
PARTS = {
    "postgresql": """
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
            format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                pg_get_constraintdef(oid)), contype = 'f'
        FROM pg_constraint
        WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('f', 'u', 'x')
        UNION ALL
        SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid), false
        FROM pg_index
        WHERE indrelid = ANY(%s::regclass[])
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
    """,
    "sqlite": """
        SELECT 'DROP INDEX "' || name || '"', sql, false FROM sqlite_master
        WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(%s))
    """,
}
# A machine that stops may spoil the file; a program that stops does not.
SQLITE_IN_HASTE = (
    "PRAGMA foreign_keys = OFF;PRAGMA synchronous = OFF;PRAGMA secure_delete = OFF;"
    "PRAGMA cache_size = -400000;PRAGMA temp_store = FILE"
)
ROOM_TO_SORT = "SET LOCAL maintenance_work_mem = '512MB'"

# In place of a log, which all is written to first; only while nobody else has the file open.
WITHOUT_LOG = "PRAGMA journal_mode = TRUNCATE"


class LeftBroken(Exception):
    """Rows that have come in, and that the database would not have let in one by one."""


def is_worth_it(count: int) -> bool:
    """Whether the archive at least doubles by so many stories, where nobody else has written."""
    stories = Article.objects.all()
    return (
        not connection.in_atomic_block
        and count >= max(FEWEST, stories.count())
        and not stories.exclude(slugline=SLUGLINE).exists()
    )


@contextmanager
def bare() -> Iterator[None]:
    """Inside, the tables of an archive are without all that is made again at the end."""
    _take_away()
    with _in_haste():
        try:
            yield
        finally:
            make_again()


@contextmanager
def _in_haste() -> Iterator[None]:
    """Inside, SQLite writes as quickly as it can, also by connections that are opened there.

    One of them that asked for the log would bring it back for all.
    """
    if connection.vendor != "sqlite":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    usual = options.get("init_command", "")
    options["init_command"] = SQLITE_IN_HASTE
    _ask(SQLITE_IN_HASTE)
    with suppress(OperationalError), impatient():
        _ask(WITHOUT_LOG)
    try:
        yield
    finally:
        options["init_command"] = usual
        _ask(usual)


def _ask(statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in filter(None, statements.split(";")):
            cursor.execute(statement)


@transaction.atomic
def _take_away() -> None:
    vendor = connection.vendor
    asked = [NAMES, NAMES] if vendor == "postgresql" else [json.dumps(NAMES)]
    with connection.cursor() as cursor:
        cursor.execute(PARTS[vendor], asked)
        # Keys go first, since they stand on indexes.
        parts = sorted(cursor.fetchall(), key=lambda part: not part[2])
        cursor.execute(f"CREATE TABLE {DOWN} (made_by text NOT NULL, is_key boolean NOT NULL)")
        cursor.executemany(f"INSERT INTO {DOWN} VALUES (%s, %s)", [part[1:] for part in parts])  # noqa: S608
        for taken_by, _made_by, _is_key in parts:
            cursor.execute(taken_by)
    guards.remove(connection)
    waiting.remove(connection)


def make_again() -> None:
    """Make again what was taken away, and was not made since; LeftBroken where that cannot be."""
    if DOWN not in connection.introspection.table_names():
        return
    at_once = 1 if connection.vendor == "sqlite" else os.cpu_count() or 1
    # Those of words take longest.
    _make_all(sorted(_written_down(keys=False), key=lambda made: "gin" not in made), at_once)
    # Each takes locks on two tables: together they would wait for each other.
    _make_all(_written_down(keys=True), 1)
    guards.install(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    broken = [*unpassed(connection, [name.removeprefix("articles_") for name in NAMES]), *_lost()]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {DOWN}")
    connection.close()
    if broken:
        raise LeftBroken(", ".join(broken))


def _written_down(*, keys: bool) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT made_by FROM {DOWN} WHERE is_key = %s", [keys])  # noqa: S608
        return [made_by for (made_by,) in cursor.fetchall()]


def _make_all(statements: Iterable[str], at_once: int) -> None:
    if at_once == 1:
        for statement in statements:
            _make(statement)
        return
    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(_make_beside, statements))


def _make_beside(statement: str) -> None:
    try:
        _make(statement)
    finally:
        connection.close()


@transaction.atomic
def _make(statement: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(ROOM_TO_SORT)
        cursor.execute(statement)
        cursor.execute(f"DELETE FROM {DOWN} WHERE made_by = %s", [statement])  # noqa: S608


def _lost() -> Iterator[str]:
    """Tables with rows that point at none, where no key has been made that asks for it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"PRAGMA foreign_key_check({name})")
                if cursor.fetchone():
                    yield f"a row of {name} points at none"
