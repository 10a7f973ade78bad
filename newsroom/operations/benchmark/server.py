"""The database's server: what it is, and what its own process works for this connection."""

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

HERE = {"", "localhost", "127.0.0.1", "::1"}
# After the name of the program, which may hold anything but stands in brackets (proc(5)).
USER, SYSTEM = 11, 12


@dataclass(frozen=True)
class Server:
    """`process` is the number of the process that works for this connection, where it is known."""

    process: int | None
    why_not: str = ""

    def cpu(self) -> float | None:
        """Seconds that the process has worked, for itself and within the system."""
        if self.process is None:
            return None
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[USER]) + int(fields[SYSTEM])) / os.sysconf("SC_CLK_TCK")


def server() -> Server:
    """That of this connection, from now on without others that would help it."""
    if connection.vendor == "sqlite":
        return Server(None, "SQLite works within the site's own process")
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    host = connection.settings_dict["HOST"]
    if not (host in HERE or host.startswith("/")) or not _is_postgresql(process):
        return Server(None, "not measured: the database's server is on another machine")
    return Server(process)


def _is_postgresql(process: int) -> bool:
    with suppress(OSError):
        return "postgres" in Path(f"/proc/{process}/stat").read_text()
    return False


def version() -> str:
    """Name and number of the database."""
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    connection.ensure_connection()
    number = connection.pg_version
    return f"PostgreSQL {number // 10000}.{number % 10000}"
