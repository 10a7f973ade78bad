"""`serve` as it is started in a shell, and what can be seen of it from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests import migrated
from tests.processes import PATIENCE

CHILDREN = "/proc/{0}/task/{0}/children"
MANAGE = str(settings.BASE_DIR / "manage.py")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def installation(folder, **more):
    """The environment of an installation of its own, migrated."""
    own = variables(folder, **more)
    manage(own, "migrate", "-v0")
    return own


def copied(folder, **more):
    """The same, with a copy of what the tests began with; asks for `django_db_setup`."""
    if migrated.put(folder / "newsroom.sqlite3"):
        return variables(folder, **more)
    return installation(folder, **more)


def beside_the_tests(folder, **more):
    """The same on the database of the tests themselves, which is PostgreSQL's."""
    known = connection.settings_dict
    place = f"{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}"
    return variables(folder, DATABASE_URL=f"postgres://{place}/{known['NAME']}", **more)


def variables(folder, **more):
    """The environment of an installation of which the database stands already."""
    own = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "VAR_DIR": str(folder),
        "DEBUG": "1",
    }
    own.pop("DATABASE_URL", None)
    own.pop("REDIS_URL", None)  # a test's own, which is not this installation's
    return own | more


def manage(environment, *arguments, program=(MANAGE,)):
    command = [sys.executable, *program, *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def page(address):
    """The page's text, waited for until the server answers."""
    return until(lambda: _read(address))


def _read(address):
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.read().decode()
    except urllib.error.HTTPError:
        raise
    except (urllib.error.URLError, ConnectionError):
        return None


def until(asked):
    """What it answers as soon as that is something."""
    end = time.monotonic() + PATIENCE
    while not (answer := asked()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return answer


def family(pid):
    """The ids of all processes below this one."""
    try:
        direct = [int(child) for child in Path(CHILDREN.format(pid)).read_text().split()]
    except OSError:  # it has ended meanwhile
        return []
    return direct + [below for child in direct for below in family(child)]


def are_gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def one_below(process, word):
    """The process below, of which the command line has the word; None while there is none."""
    for pid in family(process.pid):
        try:
            if word.encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        except OSError:
            continue
    return None


def worker_of(process):
    return until(lambda: one_below(process, "db_worker"))


def stop(process, sent=signal.SIGTERM):
    """Its status, and what it has written to both streams."""
    process.send_signal(sent)
    return ended(process)


def ended(process):
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err
