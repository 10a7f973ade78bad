import atexit
import gc
import os
from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.cache import cache, caches
from django.db import connection, transaction
from django.test import TransactionTestCase

from articles import masthead
from articles.public import counters
from newsroom.requests.page_cache import middleware, pages
from newsroom.requests.page_cache.counters import KnownCounters

from . import (
    cast,
    dear,
    elsewhere,
    examples,  # noqa: F401 - the profile of the property tests
    migrated,
    questions,
)
from .emptying import empty

# What asks for a database, by itself or through another fixture.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
_flush = TransactionTestCase._fixture_teardown


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.stored)
    dear.leave_to_long(items)
    elsewhere.mark(items)
    dear.come_first(items)


def pytest_runtest_setup(item):
    questions.begin(item.nodeid)


def pytest_sessionfinish(session):
    questions.keep(os.environ.get("PYTEST_XDIST_WORKER", "gw0"))


def pytest_collection_finish():
    """What stands when the tests begin stays to the end: nobody has to look for garbage in it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        migrated.create()
    questions.note_from_now_on()
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(name, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def _tables_are_emptied_by_deletes():
    TransactionTestCase._fixture_teardown = lambda self: empty()
    yield
    TransactionTestCase._fixture_teardown = _flush


@pytest.fixture(autouse=True, scope="session")
def _disks_are_not_waited_for():
    """What a test has stored need not outlast the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _reads_are_stored_by_no_thread():
    """What a browser tells in a test, nothing stores beside it or after it."""
    atexit.unregister(counters.reads.store_the_last)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counters, "SPAN", timedelta(days=1))
        yield


class _NoCache:
    """Stands in for the cache where a test does not say that it meets it."""

    def close(self):
        """At the end of every request, whether anybody asked or not."""

    def __getattr__(self, name):
        pytest.fail("This test meets the cache: mark it as `stored`.")


@pytest.fixture(autouse=True, scope="module")
def _nothing_at_hand():
    """What a file makes for all its tests is made without what those of another have read."""
    masthead._at_hand.clear()
    cache.clear()
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def _empty_cache(request):
    masthead._at_hand.clear()
    if request.node.get_closest_marker("stored"):
        cache.clear()
        caches["pages"].clear()
        yield
    else:
        caches["default"] = _NoCache()
        yield
        del caches["default"]


@pytest.fixture
def kept_pages(settings, monkeypatch):
    """Readers' pages are kept, as on a server, by a process that has just begun."""
    settings.PAGE_CACHE = True
    monkeypatch.setattr(middleware, "known", KnownCounters())
    monkeypatch.setattr(pages, "_at_hand", {})


@pytest.fixture(scope="module")
def _made_once(request, django_db_setup, django_db_blocker):
    """The cast and what `made_once(people)` of a file makes beside it; None in other files.

    It stands in a transaction around those of the tests: none of them may commit.
    """
    make = getattr(request.module, "made_once", None)
    if make is None:
        yield None
        return
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
        make(made := cast.enter())
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def people(_made_once, db):
    """The cast by name, with the desk roles that `cast.py` gives them.

    In a file with a function `made_once`, which is given them, what that makes is there too, and
    they are as it left them.
    """
    return cast.enter() if _made_once is None else deepcopy(_made_once)
