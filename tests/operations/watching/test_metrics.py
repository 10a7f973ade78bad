"""What Prometheus is told, and who else is not."""

import re

import pytest
from django.db import OperationalError
from django.test import Client

from newsroom.environment import Environment
from newsroom.operations.management.commands import serve
from newsroom.operations.watching import checks, metrics

pytestmark = pytest.mark.django_db
MIDDLEWARE = "newsroom.operations.watching.metrics.MetricsMiddleware"


@pytest.fixture
def ask(settings):
    settings.METRICS_FROM = Environment({"X": "127.0.0.1, 10.1.0.0/16,fd00::/8"}).networks("X")
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:2], MIDDLEWARE, *settings.MIDDLEWARE[2:]]
    return Client().get


def numbers(answer):
    found = re.findall(r"^(\w+(?:\{[^}]*\})?) (\S+)$", answer.content.decode(), re.M)
    return {name: float(value) for name, value in found}


def test_it_tells_how_the_newsroom_is(ask):
    told = numbers(ask("/metrics"))

    assert told['newsroom_state{thing="database"}'] == 0
    assert told['newsroom_state{thing="backup"}'] == 1
    assert told['newsroom_jobs{standing="waiting"}'] == 0
    assert told["newsroom_oldest_job_seconds"] == 0
    assert told["newsroom_disk_free_bytes"] > 0
    assert {each.__name__ for each in checks.ALL} == {
        name.split('"')[1] for name in told if name.startswith("newsroom_state{")
    }


def test_requests_are_counted_by_entrance_and_status_alone(ask):
    readers = 'newsroom_request_seconds_count{entrance="readers",status="4xx"}'
    desk = 'newsroom_request_seconds_count{entrance="desk",status="3xx"}'
    before = numbers(ask("/metrics"))
    ask("/ar/999/"), ask("/ckb/999/"), ask("/admin/")
    told = ask("/metrics")

    assert numbers(told)[readers] - before.get(readers, 0) == 2
    assert numbers(told)[desk] - before.get(desk, 0) == 1
    labels = set(re.findall(r'(\w+)="', told.content.decode()))
    assert labels <= {"entrance", "status", "le", "thing", "work", "standing"}


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "fd00::1"])
def test_those_who_are_named_are_told(ask, address):
    assert ask("/metrics", REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "10.2.0.1"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
def test_to_all_others_there_is_no_such_page(ask, asked):
    assert ask("/metrics", **asked).status_code == ask("/nothing", **asked).status_code == 404


def test_where_nobody_is_named_there_is_no_such_page(client):
    assert client.get("/metrics").status_code == 404


def test_without_a_database_it_tells_that(ask, monkeypatch):
    def fault(*_arguments):
        raise OperationalError("out of reach")

    monkeypatch.setattr(checks.connection, "cursor", fault)
    monkeypatch.setattr(checks.jobs, "read", fault)
    answer = ask("/metrics")
    told = numbers(answer)

    assert told['newsroom_state{thing="database"}'] == told['newsroom_state{thing="queue"}'] == 2
    assert "newsroom_oldest_job_seconds" not in told
    assert b"out of reach" not in answer.content


def test_processes_leave_their_counts_in_a_folder_that_goes_with_them(settings, monkeypatch):
    monkeypatch.setenv(metrics.SHARED, "")
    settings.METRICS_FROM = Environment({"X": "::1"}).networks("X")
    with serve.shared_counts():
        folder = serve.Path(serve.os.environ[metrics.SHARED])
        assert folder.is_dir()

    assert not folder.exists()
