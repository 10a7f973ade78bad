# ruff: noqa: S608
"""`verify_trail` names the first broken link, and writes nothing."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from articles.management.commands import verify_trail
from articles.models import JournalEntry
from articles.workflow.trail.links import head
from articles.workflow.trail.sealing import seal_what_waits
from tests import make
from tests.workflow.trail.planted import past_the_guards


@pytest.fixture
def sealed(people):
    make.published(people)
    seal_what_waits()
    return people


def told(capsys, *options):
    call_command("verify_trail", *options)
    return capsys.readouterr().out


def test_a_whole_trail_is_told_with_its_head(sealed, capsys):
    links = JournalEntry.objects.count()

    assert told(capsys) == f"{links} links, all in order. Head: {head()}\n"


def test_what_is_not_sealed_yet_is_told(sealed, capsys):
    make.draft(sealed)
    entries = JournalEntry.objects.count() - head().number

    assert f"Not sealed yet: {entries} entries" in told(capsys)
    assert JournalEntry.objects.count() > head().number


def test_nothing_is_written(sealed):
    make.draft(sealed)
    with CaptureQueriesContext(connection) as sent:
        call_command("verify_trail")

    assert sent
    assert {query["sql"].split()[0] for query in sent} == {"SELECT"}


@pytest.mark.django_db(transaction=True)
def test_the_first_broken_link_is_named(sealed, capsys):
    entry = JournalEntry.objects.order_by("pk")[1].pk
    past_the_guards(f"UPDATE articles_journalentry SET note = 'x' WHERE id >= {entry}")

    with pytest.raises(CommandError) as broken:
        call_command("verify_trail")

    link = f"link 2: entry {entry} is not what was sealed"
    assert str(broken.value) == f"The trail is broken: {link}."
    assert broken.value.returncode == 1
    with pytest.raises(CommandError):
        call_command("verify_trail", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["broken"] == link


def test_a_head_is_kept_and_compared_later(sealed, capsys):
    kept = told(capsys, "--head").strip()
    make.draft(sealed)
    seal_what_waits()

    assert "all in order" in told(capsys, "--since", kept)
    number, _colon, digest = kept.partition(":")
    other = f"{number}:{digest[::-1]}"
    with pytest.raises(CommandError, match="is another than the head that was kept"):
        call_command("verify_trail", "--since", other)


def test_all_is_told_as_one_object(sealed, capsys):
    make.draft(sealed)
    found = json.loads(told(capsys, "--json"))

    assert (found["broken"], found["head"], found["links"]) == ("", str(head()), head().number)
    assert found["not_sealed"] == JournalEntry.objects.count() - head().number
    assert found["not_sealed_since"]


def test_what_cannot_be_read_is_no_fault_of_the_trail(sealed, monkeypatch):
    with pytest.raises(CommandError, match="is no head") as refused:
        call_command("verify_trail", "--since", "7")
    assert refused.value.returncode == 2

    def gone():
        raise DatabaseError("no such table")

    monkeypatch.setattr(verify_trail, "head", gone)
    with pytest.raises(CommandError, match="no such table") as refused:
        call_command("verify_trail")
    assert refused.value.returncode == 2
