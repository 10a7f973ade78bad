"""What one warm request costs: its queries, and the calls of Python that it takes."""

import cProfile
import pstats
from contextlib import contextmanager

from django.db import connection


def queries(client, address):
    """The queries of a page as (SQL, parameters), asked for the third time."""
    for _ in range(2):
        assert client.get(address).status_code == 200
    with _noted() as asked:
        client.get(address)
    return asked


def calls(client, address):
    """The sum of cProfile's call counts, of a page asked for the third time."""
    for _ in range(2):
        assert client.get(address).status_code == 200
    profile = cProfile.Profile()
    profile.runcall(client.get, address)
    return pstats.Stats(profile).total_calls


@contextmanager
def _noted():
    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def plans(asked):
    """What the database means to do for each of the queries, as text."""
    return [(sql, _plan(sql, params)) for sql, params in asked if sql.startswith("SELECT")]


def _plan(sql, params):
    is_sqlite = connection.vendor == "sqlite"
    explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", params)
        rows = cursor.fetchall()
    # On SQLite with the number of what the step is a part of.
    return "\n".join(f"{row[1]} {row[-1]}" if is_sqlite else row[-1] for row in rows)
