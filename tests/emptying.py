"""Emptying a test's database: quicker than Django's flush, which remakes permissions each time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from articles.search.sqlite import TABLES

# What migrating leaves; no test changes it.
STAYING = {"auth_permission", "django_content_type", "django_migrations"}
GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"


@transaction.atomic
def empty() -> None:
    """Delete every row that tests have made, whatever guards it."""
    held = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor, UNGUARDED[connection.vendor](cursor):
        for table in set(held) - STAYING:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


@contextmanager
def _without_triggers(cursor: object) -> Iterator[None]:
    """On SQLite, where a trigger cannot be switched off, and words stand in tables of their own."""
    guards = cursor.execute(GUARDS).fetchall()
    for name, _sql in guards:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in guards:
        cursor.execute(sql)
    for table in TABLES:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608
    # Counts of rows: by those that ANALYZE has left, questions would be asked otherwise.
    cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
    cursor.execute("DROP TABLE IF EXISTS sqlite_stat4")


@contextmanager
def _as_a_replica(cursor: object) -> Iterator[None]:
    """On PostgreSQL, for one transaction: no trigger fires; asks for a superuser."""
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = DEFAULT")


UNGUARDED = {"sqlite": _without_triggers, "postgresql": _as_a_replica}
