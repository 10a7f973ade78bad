"""A database beside the newsroom's own, for what is made only to be looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection


@contextmanager
def database_beside(word: str) -> Iterator[str]:
    """The address of an empty one, gone afterwards; on SQLite, where a folder is enough, "".

    One that somebody who was killed has left under the same word goes first.
    """
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"{connection.settings_dict['NAME']}_{word}"
    quoted = connection.ops.quote_name(name)
    _do(f"DROP DATABASE IF EXISTS {quoted}")
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
