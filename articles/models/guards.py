"""Database triggers for what must never be, whoever writes and by whatever way.

They are made again after every migrate, since SQLite drops a table's triggers when it remakes it.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from . import comment_guards, waiting, withdrawn_names
from .guard_conditions import (
    IS_NO_LIFTING,
    KILLED,
    NOT_APPROVED,
    NOT_THE_WRITER,
    OVERLAPS,
    PART_OF_A_POST,
    REWRITES_THE_PAST,
    SAYS_SOMETHING_ELSE,
    WITHOUT_ITS_STORY,
    WRITER_APPROVES,
)
from .risk_flags import flagged

NO_UPDATE = (
    "revision",
    "revisiontag",
    "revisionphoto",
    "revisionfigure",
    "approval",
    "journalentry",
    "seal",
    "mention",
)
NO_DELETE = (
    *NO_UPDATE,
    "publication",
    "translation",
    "article",
    "photo",
    "author",
    "section",
    "tag",
    "breakingline",
    "kill",
    "previewlink",
    "comment",
)

# Columns of a publication that stand once it is made; only `visible_until` may move.
FIXED = (
    "translation_id",
    "language",
    "revision_id",
    "approval_id",
    "publisher_id",
    "visible_from",
    "first_published_at",
    "is_minor",
    "body",
    "created_at",
)

ONLY_REPAIRS = re.compile(r"\b\w+\.only_repairs\b")
RESTORED = re.compile(r"\b\w+\.restored_number\b")
PART_OF = re.compile(r"\b\w+\.part_of_id\b")
SUGGESTED_BY = re.compile(r"\b\w+\.suggested_by_id\b")
SQLITE_TIMES = {
    "now": "strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "now_with_slack": "strftime('%Y-%m-%d %H:%M:%f', 'now', '-60 seconds')",
}
POSTGRESQL_TIMES = {
    "now": "clock_timestamp()",
    "now_with_slack": "clock_timestamp() - interval '60 seconds'",
}
FLAGS = "guard_publication_flagged"


def guards_of(vendor: str) -> dict[str, tuple[str, str, str, str]]:
    """Name → (table, event, condition, message); an empty condition always refuses."""
    times = SQLITE_TIMES if vendor == "sqlite" else POSTGRESQL_TIMES
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    guards = {
        f"guard_{table}_update": (table, "UPDATE", "", f"{table} is never changed")
        for table in NO_UPDATE
    }
    guards |= {
        f"guard_{table}_delete": (table, "DELETE", "", f"{table} is never deleted")
        for table in NO_DELETE
    }
    guards["guard_publication_fixed"] = (
        "publication",
        "UPDATE",
        f"{changed} OR {REWRITES_THE_PAST.format(**times)}",
        "only the end of a publication may move",
    )
    guards["guard_breakingline_fixed"] = (
        "breakingline",
        "UPDATE",
        f"{SAYS_SOMETHING_ELSE} OR OLD.visible_until <= {times['now']}",
        "only the end of a breaking line may move",
    )
    guards["guard_publication_approved"] = (
        "publication",
        "INSERT",
        NOT_APPROVED,
        "only an approved text is published",
    )
    guards["guard_publication_killed"] = (
        "publication",
        "INSERT",
        KILLED,
        "nothing of a killed story is published",
    )
    guards["guard_article_part"] = (
        "article",
        "INSERT",
        PART_OF_A_POST,
        "no post has posts",
    )
    guards["guard_article_part_fixed"] = (
        "article",
        "UPDATE",
        f"NEW.part_of_id {differs} OLD.part_of_id",
        "a post stays in its story",
    )
    guards["guard_publication_with_story"] = (
        "publication",
        "INSERT",
        WITHOUT_ITS_STORY,
        "a post is seen with its story alone",
    )
    guards[FLAGS] = (
        "publication",
        "INSERT",
        flagged(vendor),
        "a risk flag stops this publication",
    )
    guards["guard_kill_fixed"] = (
        "kill",
        "UPDATE",
        IS_NO_LIFTING,
        "a kill is only lifted, and once",
    )
    guards |= waiting.GUARDS | comment_guards.guards(differs) | withdrawn_names.guards(vendor)
    guards["guard_approval_writer"] = (
        "approval",
        "INSERT",
        NOT_THE_WRITER,
        "an approval names the writer of its text",
    )
    guards["guard_approval_four_eyes"] = (
        "approval",
        "INSERT",
        WRITER_APPROVES,
        "nobody approves a text of their own",
    )
    if vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            guards[f"guard_publication_overlap_{event.lower()}"] = (
                "publication",
                event,
                OVERLAPS,
                "publications of one version do not overlap",
            )
    return guards


def _sqlite_statements(
    name: str, table: str, event: str, condition: str, message: str
) -> list[str]:
    when = f"WHEN {condition}" if condition else ""
    # An UPDATE or INSERT is judged after it has happened, so that NEW.id is known.
    timing = "BEFORE" if event == "DELETE" else "AFTER"
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} {timing} {event} ON articles_{table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
    ]


def _postgresql_statements(
    name: str, table: str, event: str, condition: str, message: str
) -> list[str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    return [
        f"DROP TRIGGER IF EXISTS {name} ON articles_{table}",
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN COALESCE(NEW, OLD); END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON articles_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


STATEMENTS = {"sqlite": _sqlite_statements, "postgresql": _postgresql_statements}


def guard_names(vendor: str) -> set[str]:
    """The names of all triggers that must stand on a database of this vendor."""
    return set(guards_of(vendor))


def statements(vendor: str) -> dict[str, list[str]]:
    """Name → what makes each trigger on a database of this vendor."""
    make = STATEMENTS[vendor]
    return {name: make(name, *guard) for name, guard in guards_of(vendor).items()}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make, or make anew, every trigger; where a release was taken back, of the tables it has."""
    waiting.install(connection)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        knows_repairs = _knows(cursor, tables, "revision", "only_repairs")
        knows_restored = _knows(cursor, tables, "revision", "restored_number")
        knows_posts = _knows(cursor, tables, "article", "part_of_id")
        knows_suggestions = _knows(cursor, tables, "revision", "suggested_by_id")
        knows_flags = _knows(cursor, tables, "article", "risk_flags")
        knows_withdrawn = _knows(cursor, tables, "author", "withdrawn_at")
        for name, (table, event, condition, message) in guards_of(connection.vendor).items():
            if f"articles_{table}" not in tables:
                continue
            if name == FLAGS and not knows_flags:
                continue
            if name in comment_guards.NEEDS_COMMENTS and comment_guards.TABLE not in tables:
                continue
            if name in withdrawn_names.NAMES and not knows_withdrawn:
                continue
            if not knows_repairs:
                condition = ONLY_REPAIRS.sub("FALSE", condition)
            if not knows_restored:
                condition = RESTORED.sub("NULL", condition)
            if not knows_posts:
                condition = PART_OF.sub("NULL", condition)
            if not knows_suggestions:
                condition = SUGGESTED_BY.sub("NULL", condition)
            guard = table, event, condition, message
            for statement in STATEMENTS[connection.vendor](name, *guard):
                cursor.execute(statement)


def _knows(cursor: CursorWrapper, tables: Collection[str], table: str, name: str) -> bool:
    """Whether the release has the column; in one from before it, it is as if nobody had used it."""
    if f"articles_{table}" not in tables:
        return False
    # What introspection gives as well, which on SQLite takes the table's SQL apart each time.
    cursor.execute(f"SELECT * FROM articles_{table} LIMIT 0")  # noqa: S608
    return any(column[0] == name for column in cursor.description)


STANDING = f"""
    SELECT name FROM sqlite_master
    WHERE type = 'trigger' AND (name GLOB 'guard_*' OR name = '{waiting.NAME}')
"""  # noqa: S608


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger."""
    with connection.cursor() as cursor:
        for name, (table, *_rest) in guards_of(connection.vendor).items():
            table_named = f" ON articles_{table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table_named}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """No guards inside the block: only for emptying a test database."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def lift_before_migrating(*, using: str, plan: Collection, **kwargs: object) -> None:
    """The receiver of pre_migrate: SQLite makes tables anew, and stumbles over triggers of others.

    They stand again when all is migrated; where that fails, once it is tried again.
    """
    connection = connections[using]
    if not plan or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def install_guards(*, using: str, **kwargs: object) -> None:
    """The receiver of post_migrate."""
    install(connections[using])
