"""A process that is killed at one exact step of what it does with the database."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection, connections

from articles.models import JournalEntry, Publication
from articles.workflow.trail.sealing import seal_what_waits


@contextmanager
def counted(step: Callable[[], None]) -> Iterator[None]:
    """`step` is called before each question to the database, and before and after each commit."""
    commit = connection._commit

    def ask(execute, sql, params, many, context):
        step()
        return execute(sql, params, many, context)

    def commit_counted():
        step()
        commit()
        step()

    connection._commit = commit_counted
    try:
        with connection.execute_wrapper(ask):
            yield
    finally:
        del connection._commit


def at_step(number: int, act: Callable[[], None]) -> Callable[[], None]:
    """A step that does something once, as the so-many-th of all; from one on."""
    left = [number]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            act()

    return step


def is_killed_at(number: int, act: Callable[[], object]) -> bool:
    """Do the act in a process that is killed at that step; False where it ended before."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with counted(at_step(number, _die)):
                act()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed by itself"
    return os.WIFSIGNALED(status)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def damages() -> list[str]:
    """What `verify` and `verify_trail` find wrong; the trail is sealed first, as a worker does."""
    seal_what_waits()
    out = StringIO()
    try:
        call_command("verify", "--json", stdout=out, stderr=StringIO())
        call_command("verify_trail", stdout=StringIO())
    except CommandError as error:
        return [str(error), *(each for check in _checks(out) for each in check["first"])]
    return []


def _checks(out: StringIO) -> list[dict]:
    return json.loads(out.getvalue() or '{"checks": []}')["checks"]


def stands(story: object) -> tuple[int, int]:
    """How many publications of a story there are, and how many moves of it are told of."""
    told = JournalEntry.objects.filter(translation=story)
    return Publication.objects.filter(translation=story).count(), told.count()
