"""What a page does while all of it is read from a replica, which takes nothing in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

from django.db import DEFAULT_DB_ALIAS, connections, transaction

_here = local()


@contextmanager
def read_from(alias: str) -> Iterator[None]:
    """Inside, this thread asks that database whatever it asks, in one transaction.

    What was put off by `once_read` is done at the end, by the usual database. Raises what asking
    raises.
    """
    usual, _here.waiting = connections[DEFAULT_DB_ALIAS], []
    try:
        with transaction.atomic(using=alias):
            other = connections[DEFAULT_DB_ALIAS] = connections[alias]
            # What comes from one database Django does not relate to what comes from another.
            other.alias = DEFAULT_DB_ALIAS
            try:
                yield
            finally:
                connections[DEFAULT_DB_ALIAS], other.alias = usual, alias
    finally:
        waiting, _here.waiting = _here.waiting, None
    for act in waiting:
        act()


def once_read(act: Callable[[], object]) -> None:
    """Do what writes: at once, or when the page is made that is read from a replica."""
    waiting = getattr(_here, "waiting", None)
    if waiting is None:
        act()
    else:
        waiting.append(act)
