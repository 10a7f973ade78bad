"""An archive in a database of its own, which goes again once it was measured."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.conf import settings
from django.db import connection

MANAGE = [sys.executable, "manage.py"]


class Failed(RuntimeError):
    """One of the programs has ended with a failure, of which it has told."""


def measured_on_its_own(stories: int, options: Sequence[str]) -> None:
    """Make an archive of so many stories, run the benchmark on it, remove it. Raises Failed."""
    with TemporaryDirectory(prefix="newsroom-benchmark-") as folder, _database() as url:
        surroundings = {**os.environ, "VAR_DIR": folder, "DATABASE_URL": url}
        steps = (["migrate", "--verbosity=0"], ["make_archive", str(stories)])
        for step in (*steps, ["benchmark", *options]):
            done = subprocess.run(  # noqa: S603  no shell, and all of it is ours
                [*MANAGE, *step], cwd=settings.BASE_DIR, env=surroundings, check=False
            )
            if done.returncode:
                raise Failed(f"{step[0]} has failed")


@contextmanager
def _database() -> Iterator[str]:
    """The address of an empty database beside this one; on SQLite there is none to be made."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"{connection.settings_dict['NAME']}_benchmark_{os.getpid()}"
    quoted = connection.ops.quote_name(name)
    _do(f"CREATE DATABASE {quoted}")
    try:
        yield _address(name)
    finally:
        _do(f"DROP DATABASE {quoted}")


def _do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _address(name: str) -> str:
    known = connection.settings_dict
    user, secret, host, path = (
        quote(part, safe="") for part in (known["USER"], known["PASSWORD"], known["HOST"], name)
    )
    secret = f":{secret}" if secret else ""
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgres://{user}{secret}@{host}{port}/{path}"
