"""Each sign-in stands in the journal, with the way and never with where or on what."""

import pytest
from django.test import Client

from articles.models import JournalEntry
from articles.states import Move
from articles.workflow import Refused
from articles.workflow.people.sessions import Way, sign_in
from tests.journal import journal_of

from .entering import clock, come_in, give_password, with_app  # noqa: F401

pytestmark = pytest.mark.django_db
PASSWORD = "gulan-hezîran-tîrmeh"


def type_password(person, password):
    sent = {"username": person.username, "password": password}
    return Client(headers={"User-Agent": "canary"}).post("/admin/login/", sent)


@pytest.fixture
def rojin(people):
    people.rojin.set_password(PASSWORD)
    people.rojin.save()
    return people.rojin


def test_a_right_password_is_told(rojin):
    assert type_password(rojin, PASSWORD).status_code == 302

    entry = journal_of(rojin).get()
    assert (entry.move, entry.actor, entry.after) == (Move.SIGN_IN, rojin, {"way": "password"})
    assert "canary" not in str(vars(entry))


def test_a_wrong_password_is_not(rojin):
    assert type_password(rojin, f"{PASSWORD}.").status_code == 200

    assert not JournalEntry.objects.exists()


def test_nobody_comes_in_as_somebody_else(people):
    with pytest.raises(Refused):
        sign_in(people.rojin, actor=people.admin, way=Way.PASSWORD)

    assert not JournalEntry.objects.exists()


def test_without_its_entry_nobody_comes_in(rojin, monkeypatch):
    def no_entry(*args, **options):
        raise RuntimeError("the journal cannot be written")

    monkeypatch.setattr("articles.workflow.people.sessions.record", no_entry)
    client = Client(raise_request_exception=False)
    client.post("/admin/login/", {"username": "rojin", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_a_code_is_told_once_it_was_right(people):
    with_app(people.salma)
    give_password(people.salma)
    assert not journal_of(people.salma).filter(move=Move.SIGN_IN)

    come_in(people.salma)

    assert journal_of(people.salma).get(move=Move.SIGN_IN).after == {"way": "code"}
