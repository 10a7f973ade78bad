"""`verify` finds each kind of damage that was planted past the verbs and the guards."""

import json
import re
from contextlib import suppress
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from articles.management.commands import verify as command
from articles.management.verifying.all import CHECKS
from articles.management.verifying.damage import Check
from articles.models import (
    FinishedPage,
    JournalEntry,
    Revision,
)
from articles.models.guards import install_guards
from articles.workflow.trail.sealing import seal_what_waits
from tests import make
from tests.public.photos import sizes
from tests.stores import stores_in
from tests.workflow.trail.planted import unguarded

from .damages import DAMAGES, approved_by_its_writer, in_order

pytestmark = pytest.mark.django_db


def made_once(people):
    in_order(people)


@pytest.fixture
def house(people, tmp_path, settings):
    """A newsroom in order, its pictures in a store of the test's own."""
    pictures = {name: read(name) for name in (people.photo.file.name, *sizes(people.photo))}
    stores_in(tmp_path, settings)
    for name, picture in pictures.items():
        default_storage.save(name, ContentFile(picture))
    return people


def read(name):
    with default_storage.open(name) as file:
        return file.read()


def told(*options):
    out = StringIO()
    with suppress(CommandError):
        call_command("verify", *options, stdout=out)
    return out.getvalue()


def found(*checks):
    """All damages that these checks name."""
    answer = json.loads(told("--json", *(["--only", *checks] if checks else [])))
    return [damage for check in answer["checks"] for damage in check["first"]]


def test_a_newsroom_in_order_is_said_to_be(house):
    assert told().endswith("Everything agrees.\n")
    assert found() == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found(house, damage):
    check, plant, words = DAMAGES[damage]
    seal_what_waits()
    assert found(check) == []

    with unguarded():
        plant(house)

    assert any(words in each for each in found(check)), found(check)


def test_every_check_has_damages_that_it_finds():
    assert {check for check, _plant, _words in DAMAGES.values()} | {"guards"} == {
        check.name for check in CHECKS
    }


@pytest.mark.parametrize("name", ["guard_journalentry_update", "journal_entry_waits"])
def test_a_guard_that_is_gone_is_found_and_made_again(house, name):
    _drop(name)
    assert found("guards") == [f"guard {name} is missing"]

    assert "made anew" in told("--only", "guards", "--repair")

    assert found("guards") == []


def test_a_guard_that_lets_everything_pass_is_found(house):
    if connection.vendor == "sqlite":
        _drop("guard_approval_four_eyes")
        change = (
            "CREATE TRIGGER guard_approval_four_eyes AFTER INSERT ON articles_approval "
            "BEGIN SELECT 1; END"
        )
    else:
        change = (
            "CREATE OR REPLACE FUNCTION guard_approval_four_eyes() RETURNS trigger "
            "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        )
    with connection.cursor() as cursor:
        cursor.execute(change)

    assert found("guards") == ["guard guard_approval_four_eyes is not what it was"]
    install_guards(using="default")
    assert found("guards") == []


def _drop(name):
    table = "articles_journalentry" if "journal" in name else "articles_approval"
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")


def test_numbers_that_would_be_given_twice_are_found_and_put_right(house):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'articles_revision'")
        else:
            cursor.execute("SELECT setval('articles_revision_id_seq', 1)")
    assert found("counters") == ["numbers of articles_revision: the next one is taken already"]

    told("--only", "counters", "--repair")

    assert found("counters") == []
    make.draft(house)


REPAIRED = {
    "a moment",
    "a page",
    "a page that is missing",
    "a list",
    "a story that is not found",
    "a story found by other words",
    "words of a schedule that was cancelled",
    "a counter",
}


@pytest.mark.parametrize("damage", sorted(REPAIRED))
def test_what_is_worked_out_is_worked_out_anew(house, damage):
    check, plant, _words = DAMAGES[damage]
    with unguarded():
        plant(house)
    assert found(check)

    told("--repair")

    assert found() == []


@pytest.mark.parametrize("damage", ["a status nobody gave", "an entry", "a role nobody gave"])
def test_what_people_have_made_is_not_repaired(house, damage):
    check, plant, words = DAMAGES[damage]
    seal_what_waits()
    with unguarded():
        plant(house)

    assert words in told("--only", check, "--repair")
    assert found(check)


def test_damage_ends_with_status_one_and_says_what_can_be_made_anew(house):
    FinishedPage.objects.update(inside="")

    with pytest.raises(CommandError, match="makes anew: pages") as damaged:
        call_command("verify", stdout=StringIO())
    assert damaged.value.returncode == 1


def test_of_very_many_some_are_named(house, monkeypatch):
    monkeypatch.setattr(command, "SHOWN", 1)
    FinishedPage.objects.update(inside="")

    said = told("--only", "pages")

    assert said.count("differs in inside") == 1
    assert re.search(r"  … and [1-9]\d* more\n", said)


def test_what_cannot_be_looked_at_is_no_damage(db, monkeypatch):
    def gone():
        raise DatabaseError("no such table")

    monkeypatch.setattr(command, "CHECKS", (Check("texts", gone),))
    with pytest.raises(CommandError, match="no such table") as refused:
        call_command("verify")
    assert refused.value.returncode == 2


def test_rows_are_read_in_short_steps(house, monkeypatch):
    monkeypatch.setattr("articles.management.verifying.damage.walked.__kwdefaults__", {"batch": 2})
    with unguarded():
        approved_by_its_writer(house)

    answer = json.loads(told("--json"))
    rows = {check["name"]: check["rows"] for check in answer["checks"]}
    assert rows["texts"] == Revision.objects.count() > 4
    assert rows["trail"] == JournalEntry.objects.count()
    assert len(found("approvals", "publications")) == 2
