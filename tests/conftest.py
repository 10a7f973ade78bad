import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from articles.models.guards import lifted

from . import cast, examples  # noqa: F401 - the profile of the property tests

_flush = TransactionTestCase._fixture_teardown


def _flush_without_guards(self):
    with lifted(connection):
        _flush(self)


@pytest.fixture(autouse=True, scope="session")
def _guards_are_lifted_to_empty_tables():
    TransactionTestCase._fixture_teardown = _flush_without_guards
    yield
    TransactionTestCase._fixture_teardown = _flush


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def people(db):
    """The cast by name, with the desk roles that `cast.py` gives them."""
    return cast.enter()
