"""A server of PostgreSQL and one that follows it, as they run on two machines."""

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import mkdtemp

import psycopg

from tests.operations.parts import NAME, Postgres
from tests.operations.served import free_port, until


class Replica(Postgres):
    """It streams what the other one does; `pause` and `resume` what it takes in of that."""

    def __init__(self, folder: Path, primary: Postgres) -> None:
        self.folder, self.port, self.primary = folder / "replica", free_port(), primary
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        place = ["-h", "127.0.0.1", "-p", str(primary.port), "-U", NAME]
        self._run("pg_basebackup", "-D", str(self.folder / "data"), "-R", "-c", "fast", *place)
        self.start()

    def pause(self) -> None:
        self.asked("SELECT pg_wal_replay_pause()")
        until(lambda: self.asked("SELECT pg_get_wal_replay_pause_state()") == "paused")

    def resume(self) -> None:
        # What waits may undo what the very session that asks for it can see.
        with suppress(psycopg.errors.SerializationFailure):
            self.asked("SELECT pg_wal_replay_resume()")

    def has_caught_up(self) -> bool:
        written = asked(self.primary, "SELECT pg_current_wal_lsn()")
        return self.asked(f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn")

    def asked(self, question: str) -> object:
        return asked(self, question)

    def looks(self) -> int:
        """How often it was asked for the counters of kept pages."""
        told = "pg_stat_get_numscans('articles_freshness'::regclass)"
        index = "pg_stat_get_numscans('articles_freshness_pkey'::regclass)"
        return self.asked(f"SELECT {told} + {index}")


def asked(server: Postgres, question: str) -> object:
    with psycopg.connect(server.url, autocommit=True) as line:
        return line.execute(question).fetchone()[0]


@contextmanager
def two_servers():
    folder = Path(mkdtemp(prefix="newsroom-streaming-"))
    folder.chmod(0o755)
    running = []
    try:
        running.append(Postgres(folder))
        running.append(Replica(folder, running[0]))
        yield running
    finally:
        for server in reversed(running):
            with suppress(CalledProcessError):
                server.stop()
        shutil.rmtree(folder, ignore_errors=True)
