import multiprocessing
import os
import signal
import subprocess
import sys
import time

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


@pytest.mark.slow
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
    write, first = making.write, os.getpid()

    def write_and_be_stopped(rows):
        write(rows)
        os.kill(first, signal.SIGTERM)

    monkeypatch.setattr(making, "write", write_and_be_stopped)
    call_command("make_archive", "400", "--processes", "2")

    # Where others write beside the first, each may have been at a batch.
    assert Article.objects.count() in ([4] if connection.vendor == "sqlite" else [4, 8, 12, 16])
    assert not list(differences())
    assert set(settings_of_indexes()) <= {"fastupdate=off"}
    assert not multiprocessing.active_children()


KILLED = """
import os, signal, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import django
django.setup()
from newsroom.operations.archive import making
pool = ProcessPoolExecutor(2, get_context("fork"), making._end_with_the_first)
pool.submit(time.sleep, 0).result()
print(*pool._processes, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_processes_of_one_that_was_killed_outright_end():
    first = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True)  # noqa: S603
    with first.stdout:
        pids = [int(pid) for pid in first.stdout.readline().split()]
    assert first.wait() == -signal.SIGKILL

    assert len(pids) == 2
    until = time.monotonic() + 20
    while any(map(lives, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [pid for pid in pids if lives(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert not left


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
