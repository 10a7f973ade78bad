"""SQLite's file, which can be read though its disk has no room left.

Beside the file SQLite keeps an index of what has been written last, and makes it anew for whoever
comes first, readers too: on a full disk nobody could open the file otherwise.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

NO_ROOM = {
    "SQLITE_CANTOPEN",
    "SQLITE_FULL",
    "SQLITE_IOERR_SHMMAP",
    "SQLITE_IOERR_SHMOPEN",
    "SQLITE_IOERR_SHMSIZE",
    "SQLITE_IOERR_WRITE",
}


class ReadableWhenFull(sqlite3.Connection):
    """Opens the file without that index where it finds no room for it."""

    def __init__(self, database: str, **options: object) -> None:
        super().__init__(database, **options)
        try:
            self._look()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in NO_ROOM:
                raise
            self._open_without_index(str(database), options)

    def _look(self) -> None:
        self.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()

    def _open_without_index(self, database: str, options: dict[str, object]) -> None:
        self.close()
        last_written = Path(f"{database}-wal")
        if last_written.exists() and last_written.stat().st_size:
            # What stands in there counts, a withdrawal among it. One after the other can read it.
            super().__init__(database, **options)
            self.execute("PRAGMA locking_mode = EXCLUSIVE")
        else:
            address = f"file:{quote(database)}?mode=ro&immutable=1"
            super().__init__(address, **{**options, "uri": True})
        self._look()
