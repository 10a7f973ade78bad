"""Which of a reader's requests the replica answers, and when the primary is asked instead."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from articles import freshness
from articles.freshness import Reading
from articles.models import replicas as reading
from newsroom.requests import replicas
from newsroom.requests.replicas import ReplicaMiddleware, may_answer

NEWEST = {"ar": (8, 3), "ckb": (5, 1)}
NOW = 1_000_000.0
HOME = "/ar/"


@pytest.mark.parametrize(
    ("counters", "moment", "is_alone", "may"),
    [
        (NEWEST, NOW, False, True),
        ({**NEWEST, "ar": (9, 4)}, NOW, False, True),
        ({**NEWEST, "ar": (7, 3)}, NOW, False, False),
        ({**NEWEST, "ar": (7, 3)}, NOW, True, True),
        ({**NEWEST, "ar": (8, 2)}, NOW, True, False),
        ({"ckb": (5, 1)}, NOW, True, False),
        (NEWEST, NOW - 3, False, False),
        (NEWEST, NOW + 3, False, False),
    ],
    ids=[
        "as the primary",
        "newer than what is known",
        "lacks what came out",
        "lacks what came out, and the primary is away",
        "lacks a withdrawal, and the primary is away",
        "lacks a language",
        "its clock is behind",
        "its clock is ahead",
    ],
)
def test_a_replica_is_asked_while_it_knows_what_the_primary_knows(counters, moment, is_alone, may):
    assert may_answer(Reading(counters, moment), NEWEST, is_alone=is_alone, now=NOW) is may


def test_an_empty_replica_is_not_asked():
    assert not may_answer(None, NEWEST, is_alone=True, now=NOW)


@pytest.fixture
def asked(monkeypatch, settings):
    """Who answers requests; `replica` says what stands in the replica, or raises."""
    monkeypatch.setitem(settings.DATABASES, "replica", {})
    said = SimpleNamespace(by=[], within=False, lines=SimpleNamespace(errors_occurred=False))
    said.replica = lambda: Reading(NEWEST, NOW)

    @contextmanager
    def within(alias):
        said.within = True
        try:
            yield
        finally:
            said.within = False

    known = SimpleNamespace(newest=lambda: NEWEST, is_away=False, now=lambda: NOW)
    monkeypatch.setattr(replicas, "known", known)
    monkeypatch.setattr(replicas, "read_from", within)
    monkeypatch.setattr(replicas, "connections", {"replica": said.lines})
    monkeypatch.setattr(freshness, "read", lambda: said.replica())

    def view(request):
        said.by.append("replica" if said.within else "primary")
        said.request = request
        return HttpResponse()

    site = ReplicaMiddleware(view)

    def ask(path=HOME, method="GET"):
        site(RequestFactory().generic(method, path))
        return said.by

    said.ask, said.known = ask, known
    return said


def test_a_readers_page_is_made_from_the_replica_under_its_counters(asked):
    assert asked.ask() == ["replica"]
    assert asked.request.made_under == Reading(NEWEST, NOW)


@pytest.mark.parametrize(
    ("path", "method"),
    [("/admin/", "GET"), ("/ar/report/1/", "GET"), ("/ar/read/1/", "POST"), ("/nowhere", "GET")],
)
def test_the_desk_and_what_is_written_ask_the_primary(asked, path, method):
    assert asked.ask(path, method) == ["primary"]


def test_a_replica_that_is_behind_costs_one_look(asked):
    asked.replica = lambda: Reading({**NEWEST, "ar": (8, 2)}, NOW)
    assert asked.ask() == ["primary"]


def test_where_nothing_is_known_of_withdrawals_it_is_not_asked(asked):
    asked.known.newest = lambda: None
    assert asked.ask() == ["primary"]


def test_one_that_is_away_is_not_asked_again_at_once(asked):
    looks = []

    def away():
        looks.append(1)
        raise OperationalError

    asked.replica = away
    asked.ask()
    assert asked.ask() == ["primary", "primary"]
    assert len(looks) == 1


def test_a_page_that_it_could_not_finish_is_made_again_from_the_primary(asked, monkeypatch):
    asked.replica = lambda: setattr(asked.lines, "errors_occurred", True) or Reading(NEWEST, NOW)
    assert asked.ask() == ["replica", "primary"]
    assert asked.request.made_under is None


def test_what_a_page_writes_is_written_once_it_is_made(monkeypatch):
    done = []
    reading.once_read(lambda: done.append("at once"))
    monkeypatch.setattr(reading._here, "waiting", [], raising=False)
    reading.once_read(lambda: done.append("later"))
    assert done == ["at once"]
    assert len(reading._here.waiting) == 1
