import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import PATIENCE, programs

CHILDREN = "/proc/{0}/task/{0}/children"
MANAGE = str(settings.BASE_DIR / "manage.py")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An installation of its own, migrated."""
    own = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "DEBUG": "1",
    }
    own.pop("DATABASE_URL", None)
    own.pop("REDIS_URL", None)  # a test's own, which is not this installation's
    subprocess.run([sys.executable, MANAGE, "migrate", "-v0"], env=own, check=True)  # noqa: S603
    return own


@pytest.fixture
def start(environment):
    with programs(environment) as run:
        yield lambda port: run(MANAGE, "serve", "--port", str(port))


def page(address):
    """The page's text, waited for until the server answers."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def family(pid):
    """The ids of all processes below this one."""
    direct = [int(child) for child in Path(CHILDREN.format(pid)).read_text().split()]
    return direct + [below for child in direct for below in family(child)]


def are_gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_pages_are_served_and_the_stop_leaves_no_process(start):
    port = free_port()
    process = start(port)

    assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
    assert "<form" in page(f"http://127.0.0.1:{port}/admin/login/")
    below = family(process.pid)
    process.send_signal(signal.SIGTERM)
    _out, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Error" not in errors
    assert len(below) >= 3
    assert are_gone(below)


def test_when_the_worker_ends_everything_ends(start):
    port = free_port()
    process = start(port)
    page(f"http://127.0.0.1:{port}/admin/login/")
    below = family(process.pid)
    worker = next(pid for pid in below if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(worker, signal.SIGKILL)
    _out, errors = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert "The job worker has ended" in errors
    assert are_gone(below)


def test_a_taken_port_ends_everything(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start(taken.getsockname()[1])
        _out, errors = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert "The web server has ended" in errors
