"""Readers and jobs on few connections: by pgbouncer in transaction mode, and by psycopg's pool."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlencode

import psycopg
import pytest

from tests.operations.parts import ARE_THERE, NAME, Postgres
from tests.operations.served import MANAGE, free_port, manage, until
from tests.processes import PATIENCE, programs

from .acting import WITHDRAW, act, finding, installed, status

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ARE_THERE, reason="PostgreSQL is not installed"),
]
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
LENT = 3
AT_ONCE = 16
SETTINGS = """
[databases]
{name} = host=127.0.0.1 port={server} user={name} dbname={name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {lent}
max_client_conn = 200
"""


@pytest.fixture(scope="module")
def server():
    folder = Path(mkdtemp(prefix="newsroom-pools-"))
    folder.chmod(0o755)
    server = Postgres(folder)
    yield server
    with suppress(subprocess.CalledProcessError):
        server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def own(server, tmp_path_factory):
    return installed(tmp_path_factory.mktemp("pools"), DATABASE_URL=server.url)


@contextmanager
def pgbouncer(server):
    """Its port."""
    port = free_port()
    said = server.folder.parent / "pgbouncer.ini"
    said.write_text(SETTINGS.format(name=NAME, server=server.port, port=port, lent=LENT))
    by = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    process = subprocess.Popen([*by, shutil.which("pgbouncer"), str(said)], **SILENT)  # noqa: S603
    try:
        until(lambda: process.poll() is not None or _answers(port))
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port):
    with suppress(psycopg.Error):
        psycopg.connect(f"postgres://{NAME}@127.0.0.1:{port}/{NAME}").close()
        return True
    return False


@contextmanager
def served(environment):
    with programs(environment) as run:
        port = free_port()
        run(MANAGE, "serve", "--port", str(port), "--threads", str(AT_ONCE), **SILENT)
        until(lambda: status(port, "/readyz")[0] == 200)
        yield port


def many_at_once(port):
    """The statuses of searches that nothing keeps, half of them in vain, many at a time."""
    words = [f"{word}{number}" for number in range(40) for word in ("المكتبة ", "x")]
    paths = [f"/ar/search/?{urlencode({'q': word})}" for word in words]
    with ThreadPoolExecutor(AT_ONCE) as people:
        return {code for code, _headers in people.map(lambda path: status(port, path), paths)}


def connections(server):
    question = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(server.url, autocommit=True) as line:
        return line.execute(question, [NAME]).fetchone()[0]


@pytest.mark.skipif(not shutil.which("pgbouncer"), reason="pgbouncer is not installed")
def test_all_of_it_runs_behind_pgbouncer(server, own, tmp_path):
    with pgbouncer(server) as pooler:
        address = f"postgres://{NAME}@127.0.0.1:{pooler}/{NAME}"
        more = {"DATABASE_URL": address, "DATABASE_POOLED": "1", "DATABASE_DIRECT_URL": server.url}
        pooled = {**own, **more, "PAGE_CACHE": "0"}
        with served(pooled) as port:
            assert many_at_once(port) == {200}
            assert connections(server) <= LENT
            assert status(port, "/admin/login/")[0] == 200
            act(pooled, WITHDRAW)
            assert status(port)[0] == 410
            until(lambda: finding(pooled, "worker")["state"] == "fine")
            manage(pooled, "verify")
            manage(pooled, "backup", str(tmp_path / "backups"))
            assert many_at_once(port) == {200}
        # Nothing that one has settled for itself was left to the next.
        with psycopg.connect(address, autocommit=True, prepare_threshold=None) as line:
            for _ in range(2 * LENT):
                assert line.execute("SHOW lock_timeout").fetchone()[0] == "0"
                assert line.execute("SHOW search_path").fetchone()[0] == '"$user", public'


@pytest.mark.skipif(find_spec("psycopg_pool") is None, reason="requirements-beyond.txt is needed")
def test_a_pool_of_a_process_lends_its_few_connections(server, own):
    pooled = {**own, "DATABASE_POOL": str(LENT), "PAGE_CACHE": "0"}
    with served(pooled) as port:
        before = connections(server)
        assert many_at_once(port) == {200}
        # The worker has lines of its own, which were there before.
        assert connections(server) <= before + LENT
