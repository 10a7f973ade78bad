"""A passkey opens the desk for its owner, at this address, once for each question."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from articles.states import Move
from newsroom.accounts import slowing
from tests.journal import changes_of, journal_of

from .entering import (
    STEP,
    clock,  # noqa: F401
    give_password,
    is_in,
    recovery_codes,
    with_password,
)
from .keys import PRESENT, Key, words

ADD, NEW = reverse("add_passkey"), reverse("new_key")
CHALLENGE, ENTER = reverse("passkey_challenge"), reverse("enter_by_passkey")


def asks(client, address=CHALLENGE):
    return client.post(address, secure=True).json()


def owner(person, key):
    """Somebody who has just added that passkey; their browser and the page that told them so."""
    client, _answer = give_password(with_password(person))
    page = client.post(ADD, {"passkey": key.made(asks(client, NEW)), "name": "Mobîl"}, secure=True)
    person.refresh_from_db()
    return client, page


def enter(sent, client=None):
    client = client or Client()
    return client, client.post(ENTER, {"passkey": sent}, secure=True)


def by_passkey(key, person, **said):
    client = Client()
    return enter(key.signed(asks(client), person, **said), client)


def test_a_passkey_is_added_and_opens_the_desk_alone(people):
    key = Key()
    client, page = owner(people.rojin, key)
    assert len(recovery_codes(page)) == 10
    assert is_in(client)
    assert "Mobîl" in client.get(reverse("second_factor")).content.decode()
    entry = changes_of(people.rojin).get()
    assert (entry.move, entry.after) == (Move.ADD_FACTOR, {"factors": ["webauthn"]})

    browser, answer = by_passkey(key, people.rojin)
    assert answer.url == reverse("admin:index")
    assert is_in(browser)
    assert journal_of(people.rojin).first().after == {"way": "passkey", "new_device": True}


def test_it_is_the_second_factor_after_a_password(people):
    key = Key()
    owner(people.rojin, key)
    client, answer = give_password(people.rojin, next="/admin/articles/tag/")
    assert answer.url == STEP
    sent = key.signed(asks(client), people.rojin)

    assert client.post(STEP, {"passkey": sent}, secure=True).url == "/admin/articles/tag/"
    assert is_in(client)
    assert journal_of(people.rojin).first().after == {"way": "passkey", "new_device": True}


def test_several_can_be_added_and_the_browser_is_told_which_there_are(people):
    client, _page = owner(people.rojin, Key(b"first"))
    asked = asks(client, NEW)
    assert len(asked["publicKey"]["excludeCredentials"]) == 1
    second = Key(b"second")
    client.post(ADD, {"passkey": second.made(asked)}, secure=True)

    assert Authenticator.objects.filter(type="webauthn").count() == 2
    assert is_in(by_passkey(second, people.rojin)[0])


def test_a_stranger_learns_of_no_key_from_the_question(people):
    owner(people.rojin, Key())

    assert not asks(Client())["publicKey"].get("allowCredentials")


WRONG = {
    "another site": {"origin": "https://elsewhere.example"},
    "not this name": {"origin": "https://testserver.elsewhere.example"},
    "without HTTPS": {"origin": "http://testserver"},
    "nobody was there": {"flags": 0},
    "the holder was not asked": {"flags": PRESENT},
    "another kind of answer": {"kind": "webauthn.create"},
}


@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG)
def test_what_proves_nothing_opens_nothing(people, said):
    key = Key()
    owner(people.rojin, key)

    client, answer = by_passkey(key, people.rojin, **said)
    assert "opens nothing here" in answer.content.decode()
    assert not is_in(client)
    assert is_in(by_passkey(key, people.rojin)[0])


@pytest.mark.parametrize("said", list(WRONG.values())[:-1], ids=list(WRONG)[:-1])
def test_nor_is_a_key_kept_that_was_made_so(people, said):
    client, _answer = give_password(with_password(people.rojin))
    sent = Key().made(asks(client, NEW), **said)

    assert (
        "Nothing has changed" in client.post(ADD, {"passkey": sent}, secure=True).content.decode()
    )
    assert not Authenticator.objects.exists()


def test_an_answer_opens_once_and_only_where_it_was_asked_for(people):
    key = Key()
    owner(people.rojin, key)
    client, other = Client(), Client()
    sent = key.signed(asks(client), people.rojin)
    asks(other)
    assert not is_in(enter(sent, other)[0])
    assert is_in(enter(sent, client)[0])

    client.cookies.clear()
    assert not is_in(enter(sent, client)[0])
    assert not is_in(enter(sent)[0])


def test_a_key_opens_its_owners_account_alone(people):
    key, theirs = Key(b"own"), Key(b"theirs")
    owner(people.rojin, key)
    owner(people.karim, theirs)

    assert not is_in(by_passkey(key, people.karim)[0])
    client, _answer = give_password(people.karim)
    client.post(STEP, {"passkey": key.signed(asks(client), people.rojin)}, secure=True)
    assert not is_in(client)


def test_a_copy_of_a_key_is_known_by_its_count(people):
    key = Key()
    owner(people.rojin, key)
    assert is_in(by_passkey(key, people.rojin)[0])
    key.counter -= 1

    assert not is_in(by_passkey(key, people.rojin)[0])
    assert is_in(by_passkey(key, people.rojin)[0])


@pytest.mark.parametrize("column", ["is_active", "is_staff"])
def test_a_closed_account_is_not_opened(people, column):
    key = Key()
    owner(people.rojin, key)
    setattr(people.rojin, column, False)
    people.rojin.save(update_fields=[column])

    client, answer = by_passkey(key, people.rojin)
    assert "opens nothing here" in answer.content.decode()
    assert not is_in(client)


def damaged(sent):
    """The answer with each of its parts gone, of another kind, or no encoding of anything."""
    sent = json.loads(sent)
    for value in (None, 7, "", "%", "AAAA", [], {}, "\0", "ê" * 9):
        for name in sent:
            yield json.dumps({**sent, name: value})
        for name in sent["response"]:
            yield json.dumps({**sent, "response": {**sent["response"], name: value}})


def deep():
    """A statement in CBOR of lists within lists."""
    return words(b"\x81" * 9000)


@pytest.mark.slow
def test_an_answer_that_no_browser_gives_is_refused_and_nothing_more(people, monkeypatch):
    monkeypatch.setattr(slowing, "question_asked", lambda _request: slowing.NOTHING)
    key, stranger = Key(), Client()
    client, _page = owner(people.rojin, key)
    broken = ["", "x", "null", "[]", "7", "{}", "[" * 9000, '{"response": 7}', "\0"]
    for sent in (*broken, *damaged(key.signed(asks(stranger), people.rojin))):
        asks(stranger)
        assert enter(sent, stranger)[1].status_code == 200, sent
    made = Key(b"2").made(asks(client, NEW))
    nested = json.loads(made)
    nested["response"]["attestationObject"] = deep()
    for sent in (*broken, *damaged(made), json.dumps(nested)):
        asks(client, NEW)
        client.post(ADD, {"passkey": sent}, secure=True)

    assert not is_in(stranger)
    assert is_in(by_passkey(key, people.rojin)[0])


def test_the_name_for_which_keys_are_made_can_be_settled(people, settings):
    settings.PASSKEY_HOST = "news.example.org"
    client, _answer = give_password(with_password(people.rojin))
    asked = asks(client, NEW)["publicKey"]

    assert asked["rp"]["id"] == "news.example.org"
    assert asked["user"]["name"] == "rojin"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
