"""A database as migrating has left it, for tests of programs that have one of their own.

Migrating is dear: only what tells of it does it anew.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

FILE = settings.SCRATCH / "migrated.sqlite3"


def keep() -> None:
    """Before the first test; where the tests have no database, or not SQLite's, none is kept."""
    made = Path(connection.settings_dict["NAME"])
    if made.parent == settings.SCRATCH:
        _copy(made, FILE)


def put(place: Path) -> bool:
    """Write a copy there; False where none is kept."""
    if FILE.exists():
        _copy(FILE, place)
    return FILE.exists()


def _copy(source: Path, place: Path) -> None:
    # Not as a file: what was written last may still lie beside it.
    with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(place)) as made:
        held.backup(made)
