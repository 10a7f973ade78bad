import json
from io import StringIO
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article, JournalEntry, Publication
from newsroom.operations.benchmark import pages, running
from newsroom.operations.benchmark.peer import GOAL
from tests.operations.test_make_archive import make_less_ready

pytestmark = pytest.mark.slow
ROUNDS = 2
COUNTED = ("queries", "calls", "cpu", "database_cpu", "bytes", "speed")


@pytest.fixture(scope="module")
def taken(django_db_setup, django_db_blocker, tmp_path_factory):
    """An archive measured once for all tests here and rolled back; what was printed, the JSON."""
    out, printed = tmp_path_factory.mktemp("benchmark") / "out.json", StringIO()
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        make_less_ready(patch)
        patch.setattr(pages, "NAMES", 600)
        patch.setattr(running, "PUBLISHED", 2)
        # Another process would not see what is not committed.
        patch.setattr(running, "begun", lambda path: {"path": path, **NO_PROCESS})
        call_command("make_archive", "60", stdout=StringIO())
        before = stored()
        call_command("benchmark", "--rounds", str(ROUNDS), "--out", str(out), stdout=printed)
        yield SimpleNamespace(
            figures=json.loads(out.read_text()),
            printed=printed.getvalue(),
            left=stored() == before,
        )
        transaction.set_rollback(True)


NO_PROCESS = {"seconds_to_first_answer": 1.0, "memory_mib": 1.0, "own_memory_mib": None}


def stored():
    models = Article, Publication, JournalEntry, get_user_model()
    return [model.objects.count() for model in models]


@pytest.fixture
def figures(taken, db):
    return taken.figures


def measured(figures):
    return {**figures["readers"], **figures["desk"]}


def test_every_page_that_has_a_goal_is_measured_with_every_figure(figures):
    costs = measured(figures)

    assert set(GOAL) <= set(costs)
    for name, cost in costs.items():
        assert set(cost) == set(COUNTED), name
        assert cost["calls"] > 100, name
        assert cost["cpu"] > 0, name
        assert (cost["speed"] is None) == name.startswith("publishing"), name


def test_figures_come_from_requests_that_were_made(figures):
    readers = figures["readers"]

    assert readers["a bare view"]["queries"] == readers["article, kept"]["queries"] == 0
    assert readers["a bare view"]["bytes"]["plain"] == 1
    assert readers["article, 304"]["bytes"] == {"brotli": 0}
    for name in ("article", "home", "section, middle page", "search, a rare word"):
        cost = readers[name]
        assert cost["queries"] > 0
        assert cost["bytes"]["plain"] > cost["bytes"]["gzip"] > cost["bytes"]["brotli"] > 1000
        assert cost["speed"]["requests"] == ROUNDS
        assert cost["speed"]["p50"] <= cost["speed"]["p99"]
    assert readers["article, kept"]["calls"] < readers["article"]["calls"]
    assert figures["desk"]["publishing, the verb"]["queries"] > 5


def test_the_database_is_weighed_where_it_is_a_process_of_its_own(figures):
    spent = {cost["database_cpu"] for cost in measured(figures).values()}

    assert (spent == {None}) == (connection.vendor == "sqlite")
    assert figures["stories"] == 60


def test_nothing_stays_of_what_was_written_for_it(taken, db):
    assert taken.left


def test_a_table_tells_all_of_it(taken, db):
    for name in measured(taken.figures):
        assert f"\n{name} " in taken.printed


def test_it_says_what_it_was_taken_on_and_not_where(taken, db):
    machine = taken.figures["machine"]

    assert {"processor", "cores", "memory_gib", "python", "django", "load"} <= set(machine)
    assert "/" not in json.dumps({**machine, "processor": ""})
