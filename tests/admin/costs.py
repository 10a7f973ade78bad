"""What one warm request costs: its queries, and the calls of Python that it takes."""

from tests import counting
from tests.plans import noted


def queries(client, address):
    """The queries of a page as (SQL, parameters), asked for the third time."""
    for _ in range(2):
        assert client.get(address).status_code == 200
    with noted() as asked:
        client.get(address)
    return asked


def calls(client, address):
    """The sum of cProfile's call counts, of a page asked for the third time."""
    for _ in range(2):
        assert client.get(address).status_code == 200
    return counting.calls(client.get, address)
