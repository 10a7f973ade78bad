import multiprocessing
import os
import signal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, JournalEntry, Publication, Revision
from newsroom.operations.archive import making
from tests import make
from tests.differences import differences

from .test_make_archive import make_less_ready


@pytest.fixture(autouse=True)
def _less_ready(monkeypatch):
    make_less_ready(monkeypatch)


def test_it_goes_on_after_the_ids_that_people_have_used(people):
    mine = make.published(people)
    call_command("make_archive", "5")
    after = make.published(people)

    assert Article.objects.count() == 7
    assert mine.pk < after.pk
    assert Publication.objects.visible().filter(translation__in=[mine, after]).count() == 2


@pytest.mark.django_db
def test_sections_of_the_newsroom_are_used_where_they_have_names():
    mine = make.section()
    call_command("make_archive", "5")

    assert set(Article.objects.values_list("section", flat=True)) == {mine.pk}


def texts():
    return list(Revision.objects.order_by("pk").values_list("headline", "body"))


def settings_of_indexes():
    """Of those that hold words, where PostgreSQL keeps them."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(reloptions) FROM pg_class WHERE relname LIKE '%_words'")
        yield from (option for (option,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_processes_make_the_stories_that_one_alone_would_make(monkeypatch):
    monkeypatch.setattr(making, "AT_ONCE", 4)
    call_command("make_archive", "10", "--processes", "2")
    beside = texts()
    call_command("make_archive", "10", "--processes", "0")
    both = texts()

    assert both == beside * 2
    assert set(settings_of_indexes()) <= {"fastupdate=off"}
    assert not list(differences())


@pytest.mark.django_db(transaction=True)
def test_an_archive_that_is_told_to_stop_is_whole(monkeypatch):
    monkeypatch.setattr(making, "AT_ONCE", 4)
    write = making.write

    def write_and_be_stopped(rows):
        write(rows)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(making, "write", write_and_be_stopped)
    call_command("make_archive", "400", "--processes", "2")

    assert Article.objects.count() == 4
    assert not list(differences())
    assert set(settings_of_indexes()) <= {"fastupdate=off"}
    assert not multiprocessing.active_children()


@pytest.mark.django_db
@pytest.mark.parametrize("given", [("0",), ("-1",), ("5", "--processes", "-1")])
def test_an_archive_of_nothing_is_refused(given):
    with pytest.raises(CommandError, match="one story or more"):
        call_command("make_archive", *given)


@pytest.mark.django_db
def test_a_newsroom_on_the_network_is_refused_unless_forced(settings):
    settings.BEHIND_HTTPS = True
    with pytest.raises(CommandError, match="--force"):
        call_command("make_archive", "5")

    assert not JournalEntry.objects.exists()
