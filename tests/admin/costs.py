"""What one warm request costs: its queries, and the calls of Python that it takes."""

from contextlib import contextmanager
from unittest.mock import patch

from django.core.cache import cache

from articles import masthead
from tests import counting
from tests.plans import noted

AN_HOUR = 3600


@contextmanager
def warm(client, address):
    """What pages share is read by the first two, however long they take, and not by the third."""
    masthead._at_hand.clear()
    cache.clear()
    with patch.multiple(masthead, SECONDS=AN_HOUR, AT_HAND=AN_HOUR):
        for _ in range(2):
            assert client.get(address).status_code == 200
        yield


def queries(client, address):
    """The queries of a page as (SQL, parameters), asked for the third time."""
    with warm(client, address), noted() as asked:
        client.get(address)
    return asked


def calls(client, address):
    """The sum of cProfile's call counts, of a page asked for the third time."""
    with warm(client, address):
        return counting.calls(client.get, address)
