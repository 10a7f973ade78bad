"""A database as migrating has left it, made once for a state of the code and copied by every run.

Migrating is dear: only what tells of it does it anew.
"""

import fcntl
import hashlib
import sqlite3
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / ".pytest_cache" / "migrated"
# All that a migration and what follows it may do.
SOURCES = ("articles/**/*.py", "newsroom/**/*.py", "requirements-dev.txt")


def create() -> None:
    """The tests' own database; it is the connection's from now on."""
    creation = connection.creation
    name = creation._get_test_db_name()
    with _one_at_a_time():
        if _is_sqlite():
            _from_file(Path(name))
        else:
            _from_template(name)
    _use(name)
    connection.ensure_connection()


def put(place: Path) -> bool:
    """Write a copy there; False where none is kept."""
    file = KEPT / f"{_digest()}.sqlite3"
    if file.exists():
        _copy(file, place)
    return file.exists()


def _from_file(made: Path) -> None:
    file = KEPT / f"{_digest()}.sqlite3"
    if file.exists():
        _copy(file, made)
        return
    _migrate()
    connection.close()
    for older in KEPT.glob("*.sqlite3"):
        older.unlink()
    half = file.with_suffix(".half")
    half.unlink(missing_ok=True)
    _copy(made, half)
    half.rename(file)


def _from_template(name: str) -> None:
    """PostgreSQL copies files of a database that nobody is connected to."""
    creation, template = connection.creation, f"{settings.DATABASES['default']['NAME']}_migrated"
    quoted, from_template = map(connection.ops.quote_name, (name, template))
    with creation._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [template],
        )
        kept = cursor.fetchone()
        if kept != (_digest(),):
            cursor.execute(f"DROP DATABASE IF EXISTS {from_template}")
            _migrate()
            connection.close()
            cursor.execute(f"ALTER DATABASE {quoted} RENAME TO {from_template}")
            cursor.execute(f"COMMENT ON DATABASE {from_template} IS '{_digest()}'")
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE {from_template}")


def _migrate() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time():
    """The first makes it; the others wait, rather than make it too."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _copy(source: Path, made: Path) -> None:
    # Not as a file: what was written last may still lie beside it.
    with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(made)) as written:
        held.backup(written)
