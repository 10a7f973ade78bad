"""A header with a low line in its name would stand for the one with hyphens: it is dropped."""

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from newsroom.operations.management.commands.serve import web_server

SENT = (
    b"GET / HTTP/1.1\r\nHost: x\r\nX_Forwarded_For: 192.0.2.7\r\nX_Forwarded-Proto: https\r\n\r\n"
)


def names(config):
    request = next(RequestParser(config, [SENT], ("127.0.0.1", 1)))
    return {name for name, _value in request.headers}


def test_the_server_drops_it():
    words = web_server("127.0.0.1:1", 1).command

    assert not [word for word in words if "header" in word or "forwarded" in word]
    assert names(Config()) == {"HOST"}


def test_a_server_that_takes_all_would_hand_it_on():
    config = Config()
    config.set("header_map", "dangerous")

    assert names(config) > {"HOST", "X_FORWARDED_FOR"}


@pytest.mark.django_db
def test_as_it_comes_in_otherwise_nobody_believes_it(client):
    assert client.get("/ar/", headers={"x-forwarded-proto": "https"}).wsgi_request.scheme == "http"
