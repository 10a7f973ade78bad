"""What is sent leaves for the internet alone, once, and in bounded time."""

import socket
import ssl
import time
from threading import Thread

import pytest

from articles.workflow import posting
from articles.workflow.posting import NotSent, is_public, post

from .outside import outside

PRIVATE = [
    *("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "224.0.0.1", "255.255.255.255"),  # noqa: S104
    *("::1", "::", "fe80::1", "fe80::1%lo", "fc00::1"),
    *("ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
]


@pytest.mark.parametrize("host", PRIVATE)
def test_our_own_networks_are_not_public(host):
    assert not is_public(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_the_internet_is(host):
    assert is_public(host)


def test_what_is_sent_arrives(near):
    with outside() as told:
        post(f"{told.address}/a b?c=«د»", b"body", "text/plain")

    assert told.got == [("/a%20b?c=%C2%AB%D8%AF%C2%BB", "text/plain", "body")]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_nothing_reaches_this_machine(name):
    with outside() as told, pytest.raises(NotSent, match="not public"):
        post(told.address.replace("127.0.0.1", name), b"", "text/plain")

    assert told.got == []


def test_a_name_with_one_private_address_among_others_is_not_asked(monkeypatch):
    places = [(socket.AF_INET, 1, 6, "", (host, 80)) for host in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(posting.socket, "getaddrinfo", lambda *args, **options: places)
    asked = []
    monkeypatch.setattr(posting.socket, "create_connection", lambda *args, **o: asked.append(args))

    with pytest.raises(NotSent, match="not public"):
        post("http://hub.example.org/", b"", "text/plain")
    assert asked == []


@pytest.mark.parametrize("status", [301, 302, 307, 400, 403, 404, 429, 500, 503])
def test_whatever_is_no_yes_is_a_no_and_no_redirect_is_followed(near, status):
    with outside() as told:
        told.status = status
        with pytest.raises(NotSent, match=str(status)):
            post(told.address, b"", "text/plain")

    assert len(told.got) == 1


@pytest.mark.parametrize(
    "address", ["http://nothing.invalid/", "http://127.0.0.1:1/", f"http://{'x' * 70}.example/"]
)
def test_where_nobody_is_nothing_is_sent(near, address):
    with pytest.raises(NotSent):
        post(address, b"", "text/plain")


def speaking(said):
    """The address of a server that says just that, and then nothing."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer():
        line, _place = server.accept()
        with server, line:
            line.recv(65536)
            try:
                for piece in said:
                    line.sendall(piece)
                    time.sleep(0.02)
            except OSError:
                pass

    Thread(target=answer, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}"


ENDLESS = (b"x" for _ in range(10_000))
SILENT = (b"" for _ in range(10_000))


@pytest.mark.parametrize(
    "said",
    [[b"garbage\r\n"], [b"HTTP/1.1 2xx\r\n"], [], ENDLESS, [b"x" * 5000], SILENT],
    ids=["garbage", "no status", "nothing", "endless", "long", "silent"],
)
def test_an_answer_that_is_none_ends_in_time(near, monkeypatch, said):
    monkeypatch.setattr(posting, "PATIENCE", 0.5)
    begun = time.monotonic()

    with pytest.raises(NotSent):
        post(speaking(said), b"", "text/plain")

    assert time.monotonic() - begun < 60


def test_a_certificate_of_nobody_is_refused(near):
    with outside() as told, pytest.raises(NotSent) as error:
        post(told.address.replace("http", "https"), b"", "text/plain")

    assert isinstance(error.value.__cause__, ssl.SSLError)
    assert told.got == []
