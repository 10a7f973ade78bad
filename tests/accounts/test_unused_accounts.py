"""Accounts that nobody uses are closed, never that of whoever alone can administer."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.models import JournalEntry
from articles.states import Move
from articles.workflow.people import accounts
from newsroom.accounts.models import User
from newsroom.operations.heartbeats import NIGHTLY
from tests import make
from tests.admin.pages import at_the_desk

from .entering import (
    clock,  # noqa: F401
    give_password,
    is_in,
    with_password,
)

pytestmark = pytest.mark.django_db
CLOSED = "nobody has used it"
UNUSED = "Accounts that nobody uses"


def unseen(person, days, **changes):
    """Whoever was here so many days ago last, and has joined before that."""
    then = timezone.now() - timedelta(days=days)
    values = {"last_login": then, "date_joined": then, **changes}
    User.objects.filter(pk=person.pk).update(**values)
    person.refresh_from_db()
    return person


def close():
    out = StringIO()
    call_command("close_unused_accounts", stdout=out)
    return out.getvalue()


def open_accounts():
    return set(User.objects.filter(is_active=True).values_list("username", flat=True))


def test_whoever_was_not_here_for_sixty_days_is_closed_and_what_they_scheduled_is_held(people):
    story = make.published(people, at=timezone.now() + timedelta(days=1))
    recent = timezone.now() - timedelta(days=59)
    unseen(people.karim, 59)
    unseen(people.hevin, 80, last_login=None)
    # Opened by an administrator, or given a password, since.
    unseen(people.azad, 300, opened_at=recent)
    unseen(people.berfin, 300, is_demo=True)
    unseen(people.nergiz, 300, is_system=True)
    unseen(people.salma, 61)
    before = open_accounts()

    assert "2" in close()

    assert before - open_accounts() == {"hevin", "salma"}
    entry = JournalEntry.objects.filter(move=Move.CLOSE_UNUSED, subject_id=people.salma.pk).get()
    assert entry.actor.username == "system:upkeep"
    assert entry.actor.is_system
    # Salma has approved it.
    assert make.fresh(story).held_publication_id
    assert close() == ""
    assert "close_unused_accounts" in NIGHTLY


@pytest.mark.parametrize("other", ["none", "shut", "closed", "unused as well"])
def test_somebody_can_always_administer(people, other):
    unseen(people.admin, 90)
    if other != "none":
        User.objects.filter(pk=people.zelal.pk).update(is_superuser=True)
        values = {"shut": {"shut_since": timezone.now()}, "closed": {"is_active": False}}
        days = 200 if other == "unused as well" else 1
        unseen(people.zelal, days, **values.get(other, {}))

    close()

    people.admin.refresh_from_db()
    assert people.admin.is_active
    # The one who was here last stays.
    assert User.objects.get(username="zelal").is_active == (other in {"none", "shut"})


def test_nought_days_close_nobody(people, settings):
    settings.UNUSED_ACCOUNT_DAYS = 0
    unseen(people.salma, 1000)
    assert close() == ""
    assert UNUSED not in at_the_desk(people.admin).get("/admin/").content.decode()


def test_the_owner_is_told_how_to_come_back_and_nobody_else_that_it_is_closed(people):
    unseen(with_password(people.karim), 61)
    close()
    people.karim.refresh_from_db()

    client, answer = give_password(people.karim)
    assert CLOSED in answer.content.decode()
    assert "administrator opens it again" in answer.content.decode()
    assert not is_in(client)
    wrong = Client().post("/admin/login/", {"username": "karim", "password": "x" * 20})
    assert CLOSED not in wrong.content.decode()
    # Nor does a session that somebody has kept.
    assert not is_in(at_the_desk(people.karim))

    accounts.change_person(people.karim, actor=people.admin, values={"is_active": True})
    people.karim.refresh_from_db()
    assert (people.karim.unused_since, close()) == (None, "")
    assert is_in(give_password(people.karim)[0])


def test_a_closed_account_of_somebody_who_left_says_nothing(people):
    with_password(people.karim)
    accounts.change_person(people.karim, actor=people.admin, values={"is_active": False})
    _client, answer = give_password(people.karim)
    assert CLOSED not in answer.content.decode()


def test_they_are_warned_before(people):
    unseen(people.salma, 50)
    unseen(people.karim, 40)
    page = at_the_desk(people.admin).get("/admin/").content.decode()
    closes = timezone.localdate(people.salma.last_login + timedelta(days=60))
    warned = page.partition(UNUSED)[2]
    assert "salma" in warned
    assert f"{closes:%Y-%m-%d}" in warned
    assert "karim" not in warned

    told = {}
    for name, days in {"karim": 40, "rojin": 10}.items():
        client, _answer = give_password(unseen(with_password(getattr(people, name)), days))
        told[name] = "not here for" in client.get("/admin/").content.decode()
    assert told == {"karim": True, "rojin": False}
