"""Damage done past every guard, as by somebody who owns the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def past_the_guards(*statements: str) -> None:
    """Send them where no trigger fires; outside a transaction, no foreign key is asked either."""
    with unguarded(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def unguarded() -> Iterator[None]:
    """Inside, no trigger fires."""
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(),
        connection.cursor() as cursor,
        UNWATCHED[connection.vendor](cursor),
    ):
        yield


@contextmanager
def _on_sqlite(cursor: object) -> Iterator[None]:
    triggers = cursor.execute(TRIGGERS).fetchall()
    for name, _sql in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        cursor.execute(sql)


@contextmanager
def _on_postgresql(cursor: object) -> Iterator[None]:
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = DEFAULT")


UNWATCHED = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
