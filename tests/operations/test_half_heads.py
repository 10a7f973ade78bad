"""Connections that send the half of their headers keep nobody else from being answered."""

import os
import signal
import socket
import time
from contextlib import ExitStack

import pytest

from tests.processes import PATIENCE, programs

from .served import copied, family, free_port, page, stop

pytestmark = pytest.mark.slow
MANY = 50
THREADS = 2
HALF = b"GET /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
WHOLE = HALF + b"\r\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory, django_db_setup):
    return copied(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def served(environment):
    """The port of a server with few threads."""
    with programs(environment) as run:
        port = free_port()
        run("manage.py", "serve", "--port", str(port), "--threads", str(THREADS))
        page(f"http://127.0.0.1:{port}/admin/login/")
        yield port


@pytest.fixture(scope="module", autouse=True)
def begun_first(served):
    """A line with a half on it, which the server closes while other tests go on."""
    with socket.create_connection(("127.0.0.1", served), timeout=PATIENCE) as line:
        line.sendall(HALF)
        yield line


@pytest.fixture
def lines():
    with ExitStack() as stack:
        yield lambda port, sent: [_line(stack, port, sent) for _each in range(MANY)]


def _line(stack, port, sent):
    line = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
    line.sendall(sent)
    return line


def status(line):
    return line.recv(65536).split(b" ", 2)[1:2]


@pytest.mark.parametrize("sent", [HALF, b"", b"G", HALF + b"X-Long: " + b"x" * 60_000], ids=len)
def test_others_are_answered_meanwhile(served, lines, sent):
    half = lines(served, sent)

    for _request in range(3):
        assert "<form" in page(f"http://127.0.0.1:{served}/admin/login/")
    assert len(half) == MANY


def test_the_half_of_a_second_request_holds_nothing_either(served, lines):
    half = lines(served, WHOLE + HALF)

    assert "<form" in page(f"http://127.0.0.1:{served}/admin/login/")
    assert status(half[0]) == [b"200"]


def test_with_the_library_s_own_process_nobody_is_answered(environment, lines):
    port = free_port()
    command = ["-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"]
    command += ["--threads", str(THREADS), "--bind", f"127.0.0.1:{port}", "newsroom.wsgi"]
    with programs(environment) as run:
        process = run(*command)
        page(f"http://127.0.0.1:{port}/admin/login/")
        lines(port, HALF)
        with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
            line.sendall(WHOLE)
            with pytest.raises(TimeoutError):
                line.recv(1)
        # Its threads would wait for ever.
        for pid in [process.pid, *family(process.pid)]:
            os.kill(pid, signal.SIGKILL)


def test_headers_that_come_in_pieces_are_answered(served):
    with socket.create_connection(("127.0.0.1", served), timeout=PATIENCE) as line:
        for start in range(0, len(WHOLE), 7):
            line.sendall(WHOLE[start : start + 7])
            time.sleep(0.01)

        assert status(line) == [b"200"]


def test_two_requests_sent_at_once_are_both_answered(served):
    last = HALF + b"Connection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served), timeout=PATIENCE) as line:
        line.sendall(WHOLE + last)
        answers = b""
        while piece := line.recv(65536):
            answers += piece

    assert answers.count(b"HTTP/1.1 200 OK") == 2


def test_one_without_end_is_closed_at_once(served):
    with socket.create_connection(("127.0.0.1", served), timeout=PATIENCE) as line:
        line.sendall(HALF + b"X-Long: " + b"x" * 70_000)
        assert status(line) == [b"431"]


def test_a_body_comes_through_whole(served):
    body = b"x=" + b"y" * 300_000
    head = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\n"
    head += b"Content-Length: %d\r\n\r\n" % len(body)
    with socket.create_connection(("127.0.0.1", served), timeout=PATIENCE) as line:
        line.sendall(head[:50])
        time.sleep(0.05)
        line.sendall(head[50:] + body)

        assert status(line) == [b"403"]  # read, and refused for want of a token


def test_halves_do_not_hold_up_the_stop(environment, lines):
    port = free_port()
    with programs(environment) as run:
        process = run("manage.py", "serve", "--port", str(port), "--threads", str(THREADS))
        page(f"http://127.0.0.1:{port}/admin/login/")
        lines(port, HALF)

        assert stop(process)[0] == 0


def test_a_half_is_closed_in_the_end(begun_first):
    assert begun_first.recv(1) == b""
