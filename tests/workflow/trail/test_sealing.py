"""Whatever the journal takes is sealed, once, in one chain; nobody waits for it."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from articles import workflow
from articles.models import JournalEntry, Seal, WaitingEntry
from articles.models.guards import install_guards
from articles.workflow.trail.following import follow
from articles.workflow.trail.links import Head, head
from articles.workflow.trail.sealing import is_anything_waiting, seal_what_waits
from tests import make
from tests.threads import at_once


def is_whole():
    return not [step.broken for step in follow() if step.broken]


def test_every_entry_waits_and_is_sealed_once(people):
    make.published(people)
    entries = JournalEntry.objects.count()
    assert entries == WaitingEntry.objects.count() > 1

    assert seal_what_waits() == entries
    assert (Seal.objects.count(), WaitingEntry.objects.count()) == (entries, 0)
    assert seal_what_waits() == 0
    assert is_whole()


def test_the_chain_goes_on_where_it_was(people):
    make.draft(people)
    seal_what_waits()
    before = head()
    make.draft(people)
    seal_what_waits()

    assert [seal.number for seal in Seal.objects.following(0)] == list(range(1, head().number + 1))
    assert head().number > before.number
    assert Seal.objects.get(number=before.number).digest == before.digest
    assert is_whole()


def test_many_entries_are_sealed_step_by_step(people, monkeypatch):
    monkeypatch.setattr("articles.workflow.trail.sealing.BATCH", 2)
    make.published(people)
    entries = JournalEntry.objects.count()

    assert seal_what_waits() == entries == head().number
    assert is_whole()


def test_rows_that_come_together_wait_too(people):
    entry = make.draft(people).journal.first()
    seal_what_waits()
    rows = []
    for word in ("یەکەم", "دووەم"):
        row = JournalEntry.objects.get(pk=entry.pk)
        row.pk, row.note = None, word
        rows.append(row)

    JournalEntry.objects.bulk_create(rows)

    assert seal_what_waits() == 2


def test_an_empty_journal_has_a_head_too(db):
    assert (head(), is_anything_waiting(), seal_what_waits()) == (Head(), False, 0)
    assert is_whole()


def test_nothing_of_the_chain_is_changed_and_nothing_leaves_it(people):
    make.draft(people)
    seal_what_waits()
    make.draft(people)
    changes = (
        lambda: Seal.objects.update(digest="0" * 64),
        lambda: Seal.objects.all()._raw_delete("default"),
        lambda: WaitingEntry.objects.all()._raw_delete("default"),
        lambda: _forged_link(head().number + 2),
        lambda: _forged_link(head().number),
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    seal_what_waits()
    assert is_whole()


def _forged_link(number):
    waiting = WaitingEntry.objects.in_order().first()
    moments = {"came_at": waiting.came_at, "sealed_at": waiting.came_at}
    Seal.objects.create(number=number, entry_id=waiting.entry_id, digest="0" * 64, **moments)


def test_what_came_while_nothing_watched_waits_after_the_next_migration(people):
    make.draft(people)
    seal_what_waits()
    with connection.cursor() as cursor:
        on = " ON articles_journalentry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER journal_entry_waits{on}")
    make.draft(people)
    assert not is_anything_waiting()

    install_guards(using="default")

    assert seal_what_waits() > 0
    assert is_whole()


def test_nothing_waits_where_a_release_was_taken_back(people, monkeypatch):
    tables = [name for name in connection.introspection.table_names() if "waiting" not in name]
    monkeypatch.setattr(connection.introspection, "table_names", lambda: tables)
    install_guards(using="default")
    make.draft(people)
    assert not is_anything_waiting()

    monkeypatch.undo()
    install_guards(using="default")
    assert seal_what_waits() == JournalEntry.objects.count() > 0


@pytest.mark.django_db(transaction=True)
def test_a_slow_move_is_sealed_later_and_keeps_nobody_waiting(people):
    if connection.vendor == "sqlite":
        pytest.skip("there one writes at a time")
    slow, fast = make.submitted(people), make.submitted(people)
    seal_what_waits()
    written, sealed = threading.Event(), threading.Event()

    def move_slowly():
        with transaction.atomic():
            workflow.approve(slow, actor=people.salma, opened_revision=slow.latest_revision_id)
            written.set()
            assert sealed.wait(20)

    def move_and_seal():
        assert written.wait(20)
        workflow.approve(fast, actor=people.salma, opened_revision=fast.latest_revision_id)
        done = seal_what_waits()
        sealed.set()
        return done

    assert at_once(move_slowly, move_and_seal) == [None, 1]
    assert seal_what_waits() == 1
    first, second = Seal.objects.last_first()[:2]
    assert first.entry_id < second.entry_id
    assert is_whole()


@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_make_one_chain(people, monkeypatch):
    monkeypatch.setattr("articles.workflow.trail.sealing.BATCH", 3)
    for _time in range(3):
        make.published(people)

    done = at_once(*[seal_what_waits] * 8)

    assert sum(done) == JournalEntry.objects.count() == Seal.objects.count()
    assert is_whole()
