"""A reader's question keeps the database at work for so long and no longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection

from .index import database


class TookTooLong(Exception):
    """The database was made to give up."""


@contextmanager
def in_time() -> Iterator[None]:
    """Inside nothing is written; raises TookTooLong when all of it takes `SEARCH_SECONDS`."""
    failed_before = connection.errors_occurred
    try:
        with database().within(settings.SEARCH_SECONDS):
            yield
    except OperationalError as error:
        if not database().was_given_up(error):
            raise
        # The line to the database is as good as before.
        connection.errors_occurred = failed_before
        raise TookTooLong from error
