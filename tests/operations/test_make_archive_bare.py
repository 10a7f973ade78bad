"""A large archive: what the tables are bare of meanwhile, and that all of it stands at the end."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Approval, Article, JournalEntry, Revision
from articles.models.standing_guards import astray
from newsroom.operations.archive import bare, making
from tests import make
from tests.differences import differences

from .test_make_archive import make_less_ready

pytestmark = pytest.mark.django_db(transaction=True)
SCHEMA = {
    "sqlite": """
        SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2
    """,
    "postgresql": """
        SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT contype::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        UNION ALL SELECT 'trigger', tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        ORDER BY 1, 2
    """,
}


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    make_less_ready(monkeypatch)
    monkeypatch.setattr(making, "AT_ONCE", 4)
    monkeypatch.setattr(bare, "FEWEST", 8)


def schema():
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA[connection.vendor])
        return cursor.fetchall()


def texts():
    return list(Revision.objects.order_by("pk").values_list("headline", "body"))


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry_id FROM articles_waitingentry ORDER BY 1")
        return [number for (number,) in cursor.fetchall()]


@pytest.mark.slow
def test_all_stands_again_and_the_rows_are_those_that_came_in_one_by_one(monkeypatch):
    before = schema()
    call_command("make_archive", "8", "--processes", "2")
    bared = texts()
    assert schema() == before
    monkeypatch.setattr(bare, "_take_away", lambda: pytest.fail("too few for that"))
    call_command("make_archive", "7", "--processes", "2")
    monkeypatch.setattr(bare, "FEWEST", 100)
    call_command("make_archive", "8", "--processes", "0")

    assert texts()[-len(bared) :] == bared
    assert schema() == before
    assert list(astray(connection)) == list(differences()) == []
    assert waiting() == list(JournalEntry.objects.order_by("pk").values_list("pk", flat=True))


def test_what_was_taken_away_by_one_that_was_killed_is_made_again_by_the_next():
    before = schema()
    bare._take_away()
    assert len(schema()) < len(before)
    call_command("make_archive", "5")

    assert schema() == before
    assert Article.objects.count() == 5


def test_what_no_guard_would_have_let_in_is_told(people):
    text = make.submitted(people).latest_revision
    another = {"revision": text, "writer": people.zelal, "approver": people.salma}
    with pytest.raises(bare.LeftBroken, match="writer of its"), bare.bare(), transaction.atomic():
        Approval.objects.create(**another, created_at=text.created_at)


def test_nothing_is_taken_away_where_people_have_written(people, monkeypatch):
    make.draft(people)
    monkeypatch.setattr(bare, "_take_away", lambda: pytest.fail("somebody works here"))
    call_command("make_archive", "8", "--processes", "0")
    assert Article.objects.count() == 9
