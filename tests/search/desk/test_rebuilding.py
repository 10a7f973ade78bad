"""`reindex` makes the desk's index anew, and goes on where it was stopped."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.checks import is_index_outdated
from articles.models import DeskEntry, Rebuild, Translation
from articles.search.desk import Kind, found_among, rebuild_kind
from tests import make

pytestmark = pytest.mark.django_db


def found(words):
    rows = found_among(Translation.objects.all(), Kind.TEXT, words)
    return set(rows.values_list("pk", flat=True))


@pytest.fixture
def lost(people):
    """Five drafts of which the desk's index has been lost."""
    stories = {make.draft(people, headline=f"فراشة {number}").pk for number in range(5)}
    DeskEntry.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_deskwords")
    return stories


def test_a_lost_index_is_told_of_and_made_anew(lost):
    assert found("فراشة") == set()
    assert is_index_outdated()

    out = StringIO()
    call_command("reindex", stdout=out)

    assert found("فراشة") == lost
    assert "desk: 5 texts indexed" in out.getvalue()
    assert not is_index_outdated()
    assert not Rebuild.objects.exists()


def test_stopped_it_goes_on_where_it_was(lost):
    steps = rebuild_kind(Kind.TEXT, batch=2)
    assert [next(steps).done for _ in range(2)] == [0, 2]
    steps.close()

    assert [step.done for step in rebuild_kind(Kind.TEXT, batch=2)] == [2, 4, 5]
    assert found("فراشة") == lost


def test_an_older_shape_is_told_of(people):
    make.draft(people)
    assert not is_index_outdated()
    DeskEntry.objects.update(shape=DeskEntry.SHAPE - 1)
    assert is_index_outdated()


def test_one_language_alone_leaves_the_desk_as_it_was(lost):
    call_command("reindex", "--language", "ar", stdout=StringIO())
    assert found("فراشة") == set()
