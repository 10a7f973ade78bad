"""SQLite's file: copied while others write, and exchanged for another by one renaming."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ..faults import Damaged, Fault
from ..files import CHUNK, coming, folder, has_room, write_through
from .facts import EMPTIED, Copy, Database, Facts, Query, gather

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
INDEXES = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
IN_ONE_PIECE = 'INSERT INTO "{0}" ("{0}") VALUES (\'optimize\')'
# Files that SQLite keeps beside the database, of which those of another would spoil it.
BESIDE = ("-wal", "-shm", "-journal")


class SqliteFile(Database):
    kind = "sqlite"
    name = "database.sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def size(self) -> int:
        return sum(
            part.stat().st_size for part in (self.path, self._beside("-wal")) if part.exists()
        )

    @contextmanager
    def copied(self, scratch: Path) -> Iterator[Copy]:
        if not self.path.exists():
            raise Fault(f"There is no database at {self.path}.")
        has_room(scratch, self.size())
        copy = scratch / self.name
        # Made by us first: SQLite would let others on the machine read it.
        copy.touch(mode=0o600)
        with _told(), closing(sqlite3.connect(self.path, timeout=60)) as database:
            database.execute("VACUUM INTO ?", [str(copy)])
        _forget(copy)
        with copy.open("rb") as content:
            yield Copy(_facts(copy), content)

    def stories(self) -> int:
        """How many stories stand in it; where nobody can tell any more, none."""
        try:
            with closing(_read_only(self.path)) as database:
                return database.execute("SELECT count(*) FROM articles_article").fetchone()[0]
        except sqlite3.DatabaseError:
            return 0

    def replace(self, copy: Path, rows: Mapping[str, int], head: str = "") -> None:
        with _told():
            _look_over(copy, rows, head)
        folder(self.path.parent)
        self._leave()
        if copy.stat().st_dev == self.path.parent.stat().st_dev:
            os.replace(copy, self.path)
            write_through(self.path.parent)
        else:
            with copy.open("rb") as source, coming(self.path) as file:
                shutil.copyfileobj(source, file, CHUNK)

    def _leave(self) -> None:
        """Nobody has it open, and nothing lies beside it. What cannot be read is set aside."""
        if self.path.exists():
            try:
                with closing(sqlite3.connect(self.path, timeout=2)) as database:
                    # Asks that nobody else be there, and takes in what was written last.
                    database.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.OperationalError as error:
                raise Fault(
                    f"Somebody uses {self.path} ({error}). Stop the newsroom first."
                ) from None
            except sqlite3.DatabaseError:
                stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
                os.replace(self.path, self._beside(f".damaged-{stamp}"))
        for suffix in BESIDE:
            with suppress(FileNotFoundError):
                self._beside(suffix).unlink()

    def _beside(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)


def _forget(copy: Path) -> None:
    """Leave out sign-ins, and words that lie deleted in the parts of an index."""
    with _told(), closing(sqlite3.connect(copy, isolation_level=None)) as database:
        database.executescript("PRAGMA secure_delete = ON; PRAGMA journal_mode = OFF;")
        if EMPTIED in {name for (name,) in database.execute(TABLES)}:
            database.execute(f"DELETE FROM {EMPTIED}")  # noqa: S608
        for (index,) in database.execute(INDEXES).fetchall():
            database.execute(IN_ONE_PIECE.format(index))


def _look_over(copy: Path, rows: Mapping[str, int], head: str) -> None:
    with closing(_read_only(copy)) as database:
        found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise Damaged(f"The database in the backup is damaged: {found}")
    facts = _facts(copy)
    there = facts.rows
    for table in rows.keys() | there.keys():
        if rows.get(table) != there.get(table):
            counted = f"{there.get(table)} rows instead of {rows.get(table)}"
            raise Damaged(f"The backup is damaged: {table} has {counted}.")
    if head and facts.head != head:
        raise Damaged(f"The backup is damaged: its trail ends at {facts.head}, not at {head}.")


def _facts(copy: Path) -> Facts:
    with closing(_read_only(copy)) as database:

        def query(sql: str) -> list[tuple]:
            return database.execute(sql).fetchall()

        return gather(query, _tables(query))


def _tables(query: Query) -> list[str]:
    return [name for (name,) in query(TABLES)]


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise Fault(f"SQLite: {error}") from error
