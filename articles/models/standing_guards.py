"""Whether the triggers of a database stand, and say what they said when they were made."""

import re
from collections.abc import Collection, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from . import guards, waiting

STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname, CASE WHEN tgenabled = 'O' THEN prosrc ELSE '' END FROM pg_trigger
        JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
    """,
}
BODY = re.compile(r"\$\$(.*)\$\$", re.DOTALL)


def astray(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    """The names of guards that are missing, switched off or changed, with which it is."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = dict(cursor.fetchall())
    for name, text in _expected(connection.vendor).items():
        if name not in standing:
            yield name, "is missing"
        elif standing[name].split() != text.split():
            yield name, "is not what it was"


def unpassed(connection: BaseDatabaseWrapper, tables: Collection[str]) -> Iterator[str]:
    """What guards would have said of a row that stands in one of these tables; a query for each.

    `tables` are called as guards call them.
    """
    with connection.cursor() as cursor:
        for table, event, condition, message in guards.guards_of(connection.vendor).values():
            if event == "INSERT" and condition and table in tables:
                row = f"articles_{table} AS NEW WHERE {condition}"
                cursor.execute(f"SELECT 1 FROM {row} LIMIT 1")  # noqa: S608
                if cursor.fetchone():
                    yield message


def _expected(vendor: str) -> dict[str, str]:
    """Name → the text of the trigger, or of the function that it calls."""
    made = {**guards.statements(vendor), waiting.NAME: waiting.STATEMENTS[vendor]}
    return {name: _text(vendor, statements) for name, statements in made.items()}


def _text(vendor: str, statements: list[str]) -> str:
    _drop, made, *_trigger = statements
    return made if vendor == "sqlite" else BODY.search(made)[1]
