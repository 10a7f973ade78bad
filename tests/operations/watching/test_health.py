import pytest
from django.db import OperationalError

from newsroom.operations.watching import checks, middleware
from newsroom.operations.watching.findings import State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch):
    monkeypatch.setattr(middleware, "STANDS", 0)


def fault(*_arguments):
    raise OperationalError("out of reach")


def lines(answer):
    return dict(line.split() for line in answer.content.decode().splitlines())


def test_a_process_is_alive_whatever_has_failed(client, monkeypatch):
    monkeypatch.setattr(checks, "database", fault)
    answer = client.get("/healthz", headers={"host": "anything"})

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert answer["Cache-Control"] == "no-store"


def test_it_is_ready_by_any_name_and_without_https(client, settings):
    settings.ALLOWED_HOSTS = ["news.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/readyz", headers={"host": "127.0.0.1:8000"})

    assert answer.status_code == 200
    assert lines(answer)["database"] == lines(answer)["tables"] == State.FINE
    assert not answer.cookies


def test_without_a_database_it_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(checks.connection, "cursor", fault)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert lines(answer)["database"] == lines(answer)["queue"] == State.BROKEN
    assert b"out of reach" not in answer.content


def test_before_a_migration_it_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(checks.MigrationExecutor, "migration_plan", lambda *_: ["one"])
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert lines(answer)["tables"] == State.BROKEN


def test_what_only_needs_care_refuses_nobody(client, monkeypatch):
    monkeypatch.setattr(checks.cache, "get", lambda _key: None)
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _path: Usage)
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert lines(answer)["memory"] == State.CARE
    assert lines(answer)["disk"] == State.BROKEN


class Usage:
    total, free = 100 * checks.GIB, 2 * checks.GIB


def test_an_answer_stands_for_whoever_asks_next(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(middleware, "STANDS", 1000)
    client.get("/readyz")

    with django_assert_num_queries(0):
        assert client.get("/readyz").status_code == 200


def test_tables_that_are_of_this_version_are_not_looked_over_again(client, monkeypatch):
    assert client.get("/readyz").status_code == 200

    monkeypatch.setattr(checks, "MigrationExecutor", fault)
    assert client.get("/readyz").status_code == 200
