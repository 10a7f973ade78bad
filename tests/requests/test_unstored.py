"""Where nothing can be stored the desk says why, and hands back what was typed."""

import errno
import sqlite3

import pytest
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError

from articles import workflow
from tests import make

TYPED = "نص طويل كتب للتو"


def of_sqlite(name):
    cause = sqlite3.OperationalError("of the engine")
    cause.sqlite_errorname = name
    error = OperationalError("of the engine")
    error.__cause__ = cause
    return error


FULL = [of_sqlite("SQLITE_FULL"), of_sqlite("SQLITE_READONLY"), of_sqlite("SQLITE_IOERR_WRITE")]
FULL += [OSError(errno.ENOSPC, "No space left on device")]
AWAY = [OperationalError("server closed the connection unexpectedly"), InterfaceError("closed")]
AWAY += [of_sqlite("SQLITE_BUSY")]
ALL = [(error, "disk is full") for error in FULL] + [(error, "does not answer") for error in AWAY]


@pytest.fixture
def desk(people, client):
    people.rojin.interface_language = "en"
    people.rojin.save(update_fields=["interface_language"])
    client.force_login(people.rojin)
    client.raise_request_exception = False
    return client


@pytest.fixture
def fails(monkeypatch):
    def fails(error):
        def verb(*args, **kwargs):
            raise error

        for name in ("save_draft", "keep", "add_photo"):
            monkeypatch.setattr(workflow, name, verb)

    return fails


@pytest.fixture
def screen(people, desk):
    """The address of a writing screen, and the fields of its form."""
    story = make.draft(people)
    address = f"/admin/articles/translation/{story.pk}/change/"
    form = desk.get(address).context["form"]
    fields = {
        "headline": "عنوان",
        "body": TYPED,
        "body_format": "plain",
        "kind": form["kind"].value(),
    }
    envelope = {
        "token": "0" * 32,
        "copy": "1" * 32,
        "opened": story.latest_revision_id,
        "save": "1",
        "_end": "1",
    }
    return address, {**fields, **envelope}


@pytest.mark.parametrize(("error", "words"), ALL)
def test_a_save_hands_the_text_back(desk, screen, fails, error, words):
    address, fields = screen
    fails(error)

    answer = desk.post(address, fields)

    assert answer.status_code == 503
    page = answer.content.decode()
    assert words in page
    assert TYPED in page
    assert f'action="{address}"' in page


def test_what_was_handed_back_is_stored_when_it_is_sent_again(desk, screen, fails, monkeypatch):
    address, fields = screen
    with monkeypatch.context():
        fails(FULL[0])
        context = desk.post(address, fields).context
        monkeypatch.undo()
    again = {field.name: field.value for field in [*context["shown"], *context["hidden"]]}
    assert context["is_whole"]

    answer = desk.post(address, {**again, "_end": "1"})

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert TYPED in desk.get(address).content.decode()


@pytest.mark.parametrize(("error", "words"), ALL)
def test_what_is_saved_while_somebody_types_says_it_in_its_line(desk, screen, fails, error, words):
    address, fields = screen
    fails(error)

    answer = desk.post(address.replace("change", "autosave"), fields, headers={"X-Autosave": "1"})

    assert answer.status_code == 503
    assert words in answer.json()["message"]


def test_passwords_are_not_handed_back(people, desk, monkeypatch):
    def full(*args, **kwargs):
        raise FULL[0]

    monkeypatch.setattr("newsroom.accounts.second_factor.entering.login", full)
    people.rojin.set_password("a long word of one's own")
    people.rojin.save(update_fields=["password"])
    desk.logout()
    words = {"username": people.rojin.username, "password": "a long word of one's own"}

    answer = desk.post("/admin/login/", words)

    assert answer.status_code == 503
    assert "disk is full" in answer.content.decode()
    assert words["password"] not in answer.content.decode()


def test_a_fault_of_our_own_hands_the_text_back_too(desk, screen, fails):
    address, fields = screen
    fails(ZeroDivisionError("a fault"))

    answer = desk.post(address, fields)

    assert answer.status_code == 500
    assert TYPED in answer.content.decode()


def test_a_refusal_of_a_field_stays_with_its_field(desk, screen, fails):
    address, fields = screen
    fails(ValidationError("Too long."))

    answer = desk.post(address, fields)

    assert answer.status_code == 400
    assert "Too long." in answer.content.decode()


@pytest.mark.django_db
def test_readers_get_their_own_page(client, monkeypatch):
    def full(*args, **kwargs):
        raise FULL[0]

    client.raise_request_exception = False
    monkeypatch.setattr("articles.public.views.home.documents.home", full)

    assert client.get("/ar/").status_code == 500
