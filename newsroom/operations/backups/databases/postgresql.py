"""PostgreSQL: copied by `pg_dump` at the moment at which its rows are counted; put back in one
transaction, in which the rows are counted again.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from tempfile import TemporaryFile

import psycopg
from django.db.backends.postgresql.client import DatabaseClient

from ..faults import Fault
from ..files import CHUNK
from .facts import EMPTIED, Copy, Database, gather

PLACES = Path("/usr/lib/postgresql")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
PASSED_ON = {"service", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey"}
# What is ours, and not an extension's; a table takes its sequence, its guards and indexes along.
EMPTY = """
DO $$ DECLARE ours record; BEGIN
    FOR ours IN SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    LOOP EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', ours.name); END LOOP;
    FOR ours IN SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    LOOP EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', ours.name); END LOOP;
END $$;
"""
COUNTED = """
DO $$ BEGIN
    IF (SELECT count(*) FROM public."{table}") <> {rows} THEN
        RAISE EXCEPTION '{table} does not have the {rows} rows that it had when it was copied';
    END IF;
END $$;
"""

HEADED = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM public.articles_seal WHERE number = {number} AND digest = '{digest}')
        OR EXISTS (SELECT FROM public.articles_seal WHERE number > {number}) THEN
        RAISE EXCEPTION 'the trail does not end where it did when it was copied';
    END IF;
END $$;
"""


class PostgresDatabase(Database):
    kind = "postgresql"
    name = "database.dump"

    def __init__(self, settings: Mapping[str, object]) -> None:
        """`settings` is an entry of DATABASES."""
        self.settings = settings

    def size(self) -> int:
        """More than the copy takes, which is compressed."""
        with self._connected() as server:
            return server.execute("SELECT pg_database_size(current_database())").fetchone()[0]

    @contextmanager
    def copied(self, scratch: Path) -> Iterator[Copy]:
        with self._connected() as server:
            server.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = server.execute("SELECT pg_export_snapshot()").fetchone()[0]

            def query(sql: str) -> list[tuple]:
                return server.execute(sql).fetchall()

            facts = gather(query, [name for (name,) in query(TABLES)])
            options = ["--format=custom", "--no-owner", "--no-privileges"]
            options += [f"--snapshot={snapshot}", f"--exclude-table-data={EMPTIED}"]
            command = [self._program("pg_dump", server.info.server_version), *options]
            with _ToItsEnd(*self._arguments(command)) as content:
                yield Copy(facts, content)

    def stories(self) -> int:
        with self._connected() as server:
            if server.execute("SELECT to_regclass('public.articles_article')").fetchone()[0]:
                return server.execute("SELECT count(*) FROM articles_article").fetchone()[0]
        return 0

    def replace(self, copy: Path, rows: Mapping[str, int], head: str = "") -> None:
        with self._connected() as server:
            version = server.info.server_version
            others = server.execute(OTHERS).fetchone()[0]
        if others:
            raise Fault(f"{others} others use the database. Stop the newsroom first.")
        written_out, before, after = (copy.with_suffix(f".{end}") for end in ("sql", "0", "1"))
        restore = [self._program("pg_restore", version), "--no-owner", "--no-privileges"]
        # Of an extension only its owner may say what it is for.
        restore.append("--no-comments")
        _run([*restore, "--file", str(written_out), str(copy)], dict(os.environ))
        before.write_text(EMPTY)
        compared = "".join(_counted(*each) for each in rows.items()) + _headed(head)
        after.write_text(f"{compared}ANALYZE;")
        command = [self._program("psql", version), "--no-psqlrc", "--quiet", "--single-transaction"]
        command += ["--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        command += [f"--file={file}" for file in (before, written_out, after)]
        _run(*self._arguments(command))

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        known = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
        options = {key: self.settings[name] for key, name in known.items() if self.settings[name]}
        said = self.settings.get("OPTIONS", {})
        options |= {key: said[key] for key in PASSED_ON & said.keys()}
        try:
            with psycopg.connect(dbname=self.settings["NAME"], **options) as server:
                yield server
        except psycopg.Error as error:
            raise Fault(f"PostgreSQL: {str(error).strip()}") from error

    def _arguments(self, command: list[str]) -> tuple[list[str], dict[str, str]]:
        """With the database's address behind it; the password goes by the surroundings."""
        (_psql, *address), more = DatabaseClient.settings_to_cmd_args_env(self.settings, [])
        return [*command, *address], {**os.environ, **(more or {})}

    def _program(self, name: str, server_version: int) -> str:
        """The one of the server's version: a newer one writes what the server cannot read."""
        version = server_version // 10000
        exact = PLACES / str(version) / "bin" / name
        found = str(exact) if exact.exists() else shutil.which(name)
        if found is None or (name == "pg_dump" and _version_of(found) < version):
            raise Fault(
                f"`{name}` of version {version} is needed (Debian: postgresql-client-{version})."
            )
        return found


class _ToItsEnd(BufferedIOBase):
    """What a program writes; where it fails, the reading fails before its end."""

    def __init__(self, command: list[str], surroundings: dict[str, str]) -> None:
        self.said = TemporaryFile()  # noqa: SIM115
        self.program = subprocess.Popen(  # noqa: S603
            command, env=surroundings, stdout=subprocess.PIPE, stderr=self.said
        )

    def read(self, size: int = CHUNK) -> bytes:
        piece = self.program.stdout.read(size)
        if not piece and self.program.wait():
            self.said.seek(0)
            raise Fault(self.said.read().decode(errors="replace").strip())
        return piece

    def close(self) -> None:
        self.program.kill()
        self.program.communicate()
        self.said.close()
        super().close()


def _run(command: list[str], surroundings: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603
        command, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Fault(done.stderr.strip()[-2000:])


def _version_of(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    number = re.search(r"\d+", said.stdout)
    return int(number[0]) if number else 0


def _counted(table: str, rows: int) -> str:
    return COUNTED.format(table=table, rows=int(rows))


def _headed(head: str) -> str:
    if not head:
        return ""
    number, _colon, digest = head.partition(":")
    return HEADED.format(number=int(number), digest=f"{int(digest, 16):064x}")
