"""A web process that stops: nobody is cut off at its door, and nginx ends its lines first."""

import re
import selectors
import socket

import pytest
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER

from newsroom.operations.management.commands.serve import SECONDS_KEPT
from newsroom.operations.web import HeadsFirst

from .front import DEPLOY, PORTS


def test_whoever_stands_at_the_door_is_let_in_and_whoever_comes_later_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as listener, selectors.DefaultSelector() as poller:
        place, let_in = listener.getsockname(), []
        worker = HeadsFirst.__new__(HeadsFirst)
        worker.sockets, worker.poller, worker.alive = [listener], poller, True
        worker._accepting, worker.accept = False, lambda each: let_in.append(each.accept()[0])
        worker.set_accept_enabled(True)
        standing = [socket.create_connection(place) for _line in range(3)]

        worker.alive = False
        worker.set_accept_enabled(False)

        assert len(let_in) == len(standing)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(place)
        for line in (*standing, *let_in):
            line.close()


@pytest.mark.parametrize("name", PORTS)
def test_nginx_keeps_a_line_for_less_long_than_the_site(name):
    text = (DEPLOY / "nginx" / name).read_text()
    upstream = re.search(r"upstream newsroom \{.*?^\}", text, re.DOTALL | re.MULTILINE)[0]
    kept = int(re.search(r"keepalive_timeout (\d+)s;", upstream)[1])

    assert kept < min(SECONDS_KEPT, STOP_KEEPALIVE_LINGER)
