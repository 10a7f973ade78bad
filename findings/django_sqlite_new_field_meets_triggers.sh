#!/usr/bin/env bash
# Django 5.2.19 on SQLite: AddField and the triggers that a database keeps its rules by.
#
# One guesses: a new field on stories is an ALTER TABLE, as on PostgreSQL; a trigger on approvals that
#   only reads stories is not in its way, and a trigger on stories outlives it.
# What happens: for any field with a default, db_default included, Django makes the SQLite table
#   anew: new table, copy, DROP, RENAME. RENAME reads the whole schema again and stops at the trigger
#   of the OTHER table: "error in trigger …: no such table: main.desk_story". A trigger on the table
#   ITSELF goes with the DROP: the migration ends well, and the rule is gone without a word. A field
#   that may be NULL, without a default, leaves both alone.
# Why it matters: "nobody approves what they have written" as a trigger is the newsroom's last door.
#   Where triggers are put in after the migrations (post_migrate), an empty database, and so every
#   test, goes through, and only the newsroom that is installed fails, in a migration that names no
#   trigger; or it keeps running without its rule. Drop the triggers before such a field and make
#   them again after it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19

cd "$work"
venv/bin/python - <<'PY'
import sqlite3
import sys
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "desk.sqlite3"}}
)
django.setup()

from django.db import OperationalError, connection, models
from django.db.migrations import AddField, CreateModel, Migration, RunSQL
from django.db.migrations.state import ProjectState

NUMBER = ("id", models.BigAutoField(primary_key=True))
TABLES = [
    CreateModel("Story", [NUMBER, ("author", models.TextField())]),
    CreateModel("Approval", [NUMBER, ("story", models.IntegerField()), ("editor", models.TextField())]),
]
READS_STORIES = """
CREATE TRIGGER another_approves BEFORE INSERT ON desk_approval
WHEN (SELECT author FROM desk_story WHERE id = NEW.story) = NEW.editor
BEGIN SELECT RAISE(ABORT, 'written by the same person'); END
"""
ON_STORIES = """
CREATE TRIGGER author_stays BEFORE UPDATE OF author ON desk_story
BEGIN SELECT RAISE(ABORT, 'the author stays'); END
"""
DEFAULT = AddField("Story", "place", models.TextField(default=""))
DB_DEFAULT = AddField("Story", "place", models.TextField(db_default=""))
NULL = AddField("Story", "place", models.TextField(null=True))


def migrate(*operations):
    """An empty database after these: the triggers that it has, or what stopped it."""
    connection.close()
    Path("desk.sqlite3").unlink(missing_ok=True)
    step = Migration("step", "desk")
    step.operations = TABLES + list(operations)
    try:
        with connection.schema_editor() as editor:
            step.apply(ProjectState(), editor)
    except OperationalError as stopped:
        return str(stopped)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return [name for name, in cursor.fetchall()]


STOPPED = "error in trigger another_approves: no such table: main.desk_story"
reads, of_it = RunSQL(READS_STORIES), RunSQL(ON_STORIES)
seen = {
    "default, then a trigger that reads": (migrate(DEFAULT, reads), ["another_approves"]),
    "a trigger that reads, then default": (migrate(reads, DEFAULT), STOPPED),
    "a trigger that reads, then db_default": (migrate(reads, DB_DEFAULT), STOPPED),
    "a trigger that reads, then NULL": (migrate(reads, NULL), ["another_approves"]),
    "a trigger of the table, then default": (migrate(of_it, DEFAULT), []),
    "a trigger of the table, then NULL": (migrate(of_it, NULL), ["author_stays"]),
}
print("Django", django.__version__, "SQLite", sqlite3.sqlite_version)
for what, (now, _) in seen.items():
    print(f"{what:39}{now}")
changed = [what for what, (now, before) in seen.items() if now != before]
if changed:
    sys.exit(f"no longer so: {changed}")
PY
