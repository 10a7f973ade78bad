# ruff: noqa: S608
"""Whatever is done to the journal past the guards is found in its chain."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import JournalEntry, Seal
from articles.workflow.trail.following import Tail, follow, tail
from articles.workflow.trail.links import Head, head, head_of
from articles.workflow.trail.sealing import seal_what_waits
from tests import make

from .planted import past_the_guards

pytestmark = pytest.mark.django_db(transaction=True)
COLUMNS = (
    "actor_id, move, subject, subject_id, translation_id, revision_id, from_status, to_status,"
    " note, created_at"
)


@pytest.fixture
def sealed(people):
    make.published(people)
    seal_what_waits()
    return people


def broken(since=None):
    return [step.broken for step in follow(since) if step.broken]


def nth(number):
    return Seal.objects.get(number=number).entry_id


def test_a_whole_chain_has_no_broken_link(sealed):
    steps = list(follow())

    assert [step.broken for step in steps] == [""] * len(steps)
    assert steps[-1].done == steps[-1].total == JournalEntry.objects.count()


@pytest.mark.parametrize(
    "change",
    ["note = 'x'", "actor_id = actor_id + 1", "created_at = '2026-01-01 00:00:00+00:00'"],
)
def test_an_edited_entry_is_found(sealed, change):
    entry = nth(2)
    past_the_guards(f"UPDATE articles_journalentry SET {change} WHERE id = {entry}")

    assert broken() == [f"link 2: entry {entry} is not what was sealed"]


def test_a_deleted_entry_is_found(sealed):
    entry = nth(3)
    past_the_guards(f"DELETE FROM articles_journalentry WHERE id = {entry}")

    assert broken() == [f"link 3: entry {entry} is gone"]


def test_an_entry_deleted_with_its_link_is_found(sealed):
    past_the_guards(
        f"DELETE FROM articles_journalentry WHERE id = {nth(3)}",
        "DELETE FROM articles_seal WHERE number = 3",
    )

    assert broken() == ["link 3 is missing"]


def test_two_entries_that_changed_places_are_found(sealed):
    first, second = nth(2), nth(3)
    past_the_guards(
        f"UPDATE articles_seal SET entry_id = 0 WHERE entry_id = {first}",
        f"UPDATE articles_seal SET entry_id = {first} WHERE entry_id = {second}",
        f"UPDATE articles_seal SET entry_id = {second} WHERE entry_id = 0",
    )

    assert broken() == [
        f"link 2: entry {second} is not what was sealed",
        f"link 3: entry {first} is not what was sealed",
    ]


def test_an_entry_put_in_past_the_chain_is_found(sealed):
    past_the_guards(
        f"INSERT INTO articles_journalentry ({COLUMNS}) SELECT {COLUMNS}"
        f" FROM articles_journalentry WHERE id = {nth(2)}"
    )
    planted = JournalEntry.objects.order_by("pk").last().pk

    assert broken() == [f"entry {planted} was put past the chain: it is in no link"]


def test_an_entry_put_among_older_ones_is_found_once_it_is_sealed(sealed, people):
    """With the database's help: it waits for its link like any other."""
    gap = JournalEntry.objects.order_by("pk").last().pk + 1
    make.draft(people)
    moved = JournalEntry.objects.filter(pk__gte=gap).order_by("-pk").values_list("pk", flat=True)
    past_the_guards(
        *(
            f"UPDATE articles_{table} SET {column} = {pk + 1} WHERE {column} = {pk}"
            for pk in moved
            for table, column in (("journalentry", "id"), ("waitingentry", "entry_id"))
        )
    )
    seal_what_waits()
    ago = timezone.now() - timedelta(days=1)
    assert broken() == []
    entry = JournalEntry.objects.order_by("pk").first()
    entry.pk, entry.created_at = gap, ago
    entry.save(force_insert=True)
    later = (timezone.now() + timedelta(hours=1)).isoformat(sep=" ")
    past_the_guards(f"UPDATE articles_waitingentry SET came_at = '{later}'")
    seal_what_waits()

    assert broken() == [f"link {head().number}: entry {gap} was put among older ones"]


def test_a_chain_that_was_made_anew_is_found_by_a_head_that_was_kept(sealed):
    kept = head()
    past_the_guards(
        f"UPDATE articles_journalentry SET note = 'x' WHERE id = {nth(2)}",
        "DELETE FROM articles_seal",
        "INSERT INTO articles_waitingentry (entry_id, came_at)"
        " SELECT id, created_at FROM articles_journalentry",
    )
    seal_what_waits()

    assert broken() == []
    assert broken(kept) == [f"link {kept.number} is another than the head that was kept"]


def test_a_tail_that_was_cut_off_is_found_by_a_head_that_was_kept(sealed):
    kept = head()
    past_the_guards(
        f"DELETE FROM articles_journalentry WHERE id = {nth(kept.number)}",
        f"DELETE FROM articles_seal WHERE number = {kept.number}",
    )

    assert broken() == []
    assert broken(kept) == [f"link {kept.number}, the head that was kept, is gone"]


def test_a_head_that_was_kept_is_found_again(sealed):
    kept = head()
    make.draft(sealed)
    seal_what_waits()

    assert broken(kept) == broken(head()) == broken(Head()) == []


def test_an_entry_that_goes_before_it_is_sealed_is_found(sealed, people):
    make.draft(people)
    entry = JournalEntry.objects.order_by("pk").last().pk
    past_the_guards(f"DELETE FROM articles_journalentry WHERE id = {entry}")
    seal_what_waits()

    assert broken() == [f"entry {entry} is gone, which was not sealed yet"]


def test_what_is_not_sealed_yet_is_told_and_no_fault(sealed, people):
    assert tail() == Tail()
    make.draft(people)

    assert tail().entries > 0
    assert timezone.now() - tail().since < timedelta(minutes=1)
    assert broken() == []


def test_a_person_who_is_renamed_or_leaves_breaks_nothing(sealed):
    sealed.rojin.username, sealed.rojin.display_name, sealed.rojin.is_active = "r", "ر", False
    sealed.rojin.save()

    assert broken() == []


def test_long_chains_are_followed_step_by_step(sealed, monkeypatch):
    monkeypatch.setattr("articles.workflow.trail.following.BATCH", 2)
    entry = nth(4)
    past_the_guards(f"UPDATE articles_journalentry SET note = 'x' WHERE id = {entry}")

    assert broken() == [f"link 4: entry {entry} is not what was sealed"]


@pytest.mark.parametrize("text", ["", "7", "x:" + "0" * 64, "7:" + "g" * 64, "7:abc"])
def test_what_is_no_head_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        head_of(text)


def test_a_head_is_read_as_it_was_written(sealed):
    assert head_of(f" {head()}\n") == head()
