"""A second after a withdrawal nobody is given the story, whatever is asked meanwhile."""

import os
import sys
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from newsroom.requests.page_cache import pages
from newsroom.settings import REDIS_URL
from tests import make
from tests.operations.served import free_port, page
from tests.processes import PATIENCE, programs

from .withdrawing import withdraw_at_random

pytestmark = pytest.mark.django_db(transaction=True)

STORIES, READERS = 16, 4


@pytest.fixture
def stories(people):
    return [make.published(people) for _ in range(STORIES)]


def reader():
    """One of this process's threads."""
    client = Client()

    def ask(path):
        answer = client.get(path, headers={"accept-encoding": ""})
        return answer.status_code, answer.content.decode()

    return ask


@pytest.mark.parametrize("rounds", [8, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.usefixtures("kept_pages")
def test_among_the_threads_of_a_process(people, stories, rounds):
    seen = withdraw_at_random(people, stories, [reader() for _ in range(READERS)], rounds=rounds)

    assert seen.faults == []
    assert len(seen.withdrawals) == rounds
    assert seen.seen_too_late() == []


@pytest.mark.slow
@pytest.mark.usefixtures("kept_pages")
def test_the_count_sees_pages_that_never_die(people, stories, monkeypatch):
    monkeypatch.setattr(pages.KeptPage, "state", lambda *args: pages.State.FRESH)

    seen = withdraw_at_random(people, stories, [reader() for _ in range(READERS)], rounds=8)

    assert seen.seen_too_late() != []


@pytest.fixture
def servers():
    """The addresses of web processes of their own, over the test's database and cache."""
    with programs(environment()) as run:
        ports = [free_port() for _ in range(READERS)]
        for port in ports:
            run(
                *("-m", "gunicorn", "--no-control-socket", "--threads", "4"),
                *("--bind", f"127.0.0.1:{port}", "newsroom.wsgi"),
                stdout=sys.stderr,
                stderr=sys.stderr,
            )
        for port in ports:
            page(f"http://127.0.0.1:{port}/ar/search/")
        yield [f"http://127.0.0.1:{port}" for port in ports]


def environment():
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        database = f"sqlite:///{known['NAME']}"
    else:
        place = f"{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}"
        database = f"postgres://{place}/{known['NAME']}"
    cache = settings.CACHES["pages"]["LOCATION"] if REDIS_URL else ""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": database,
        "REDIS_URL": cache,
        "DEBUG": "true",
        "PAGE_CACHE": "true",
    }


def reader_of(server):
    def ask(path):
        try:
            with urllib.request.urlopen(server + quote(path), timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    return ask


@pytest.mark.slow
def test_among_four_processes(people, stories, servers):
    seen = withdraw_at_random(people, stories, list(map(reader_of, servers)), rounds=200)

    assert seen.faults == []
    assert len(seen.withdrawals) == 200
    assert seen.seen_too_late() == []
