"""A newsroom that is installed, with its guards, comes to this version."""

import subprocess
import sys
from pathlib import Path
from sqlite3 import connect

import pytest
from django.db import connection

from articles.models import guards

from ..served import MANAGE, manage, variables

# After it a table was changed of which the guards of others speak.
EARLIER = "0172"


def triggers(file: Path) -> set[str]:
    with connect(file) as database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return {name for (name,) in found}


@pytest.mark.slow
def test_sqlite_makes_tables_anew_though_others_have_guards(tmp_path):
    own = variables(tmp_path)
    manage(own, "migrate", "-v0", "articles", EARLIER)
    before = triggers(tmp_path / "newsroom.sqlite3")
    done = subprocess.run(  # noqa: S603
        [sys.executable, MANAGE, "migrate", "-v0"],
        env=own,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-1000:]
    assert len(before) > 10
    assert before <= triggers(tmp_path / "newsroom.sqlite3")


def standing() -> int:
    with connection.cursor() as cursor:
        cursor.execute(guards.STANDING)
        return len(cursor.fetchall())


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite alone")
def test_guards_are_lifted_where_something_is_migrated_and_stand_again():
    before = standing()
    assert before > 10
    guards.lift_before_migrating(using="default", plan=[])
    assert standing() == before
    guards.lift_before_migrating(using="default", plan=["something"])
    assert standing() == 0
    guards.install_guards(using="default")
    assert standing() == before
