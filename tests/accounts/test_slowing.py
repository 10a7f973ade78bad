"""Whoever guesses is slowed down; nobody can shut somebody else out, nor learn who there is."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model, hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.accounts import slowing
from newsroom.accounts.backend import OfTheDesk
from newsroom.accounts.models import Tries

from .entering import (
    LOGIN,
    PASSWORD,
    STEP,
    clock,  # noqa: F401
    code,
    come_in,
    give_password,
    is_in,
    with_app,
    with_password,
)

FIVE_MINUTES = 300  # seconds
ELSEWHERE = "203.0.113.7"
WRONG = "not this one"


@pytest.fixture(autouse=True)
def wall(monkeypatch):
    """The database's time stands still but for what a test lets pass, in seconds."""
    began, passed = timezone.now(), [0.0]
    moment = lambda: began + timedelta(seconds=passed[0])  # noqa: E731
    monkeypatch.setattr(slowing, "database_now", moment)
    monkeypatch.setattr(slowing, "now", moment)
    return passed


@pytest.fixture
def hashed(monkeypatch):
    """Every password that reaches a hash."""
    seen = []
    real = hashers.MD5PasswordHasher.encode

    def encode(self, password, salt):
        seen.append(password)
        return real(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", encode)
    return seen


def guess(name, password=WRONG, *, network=ELSEWHERE, client=None, **said):
    sent = {"username": name, "password": password}
    return (client or Client()).post(LOGIN, sent, REMOTE_ADDR=network, **said)


def for_five_minutes(wall, attempt, *, each=10):
    """An attempt whenever so many seconds have passed."""
    for number, second in enumerate(range(0, FIVE_MINUTES, each)):
        wall[0] = second
        attempt(number)


@pytest.mark.parametrize("network", [lambda n: ELSEWHERE, lambda n: f"203.0.113.{n % 250}"])
def test_ten_passwords_of_one_name_reach_a_hash_in_five_minutes(people, wall, hashed, network):
    with_password(people.rojin)
    hashed.clear()
    for_five_minutes(wall, lambda n: guess("rojin", f"guess {n}", network=network(n)))

    assert 8 <= len(hashed) <= 10


def test_thirty_names_are_tried_from_one_network_in_five_minutes(people, wall, hashed):
    for_five_minutes(wall, lambda n: guess(f"person{n}"), each=6)

    assert 25 <= len(hashed) <= 30


@pytest.mark.parametrize("behind", [True, False])
def test_an_address_that_the_sender_made_up_gains_nothing(people, wall, hashed, settings, behind):
    settings.BEHIND_HTTPS = behind
    real = ELSEWHERE if behind else "10.0.0.1, 10.0.0.2"

    def attempt(n):
        made_up = {"X-Forwarded-For": f"198.51.100.{n % 250}, {real}"}
        guess(f"person{n}", headers=made_up)

    for_five_minutes(wall, attempt, each=6)
    assert 25 <= len(hashed) <= 30


WRITTEN = ["rojin", "ROJIN", " rojin ", "ｒｏｊｉｎ", "Rojin"]


def test_a_name_is_one_however_it_is_written(people, wall, hashed):
    for number in range(20):
        guess(WRITTEN[number % len(WRITTEN)], network=f"203.0.113.{number}")

    assert len(hashed) == 5


def shut(name):
    """Somebody elsewhere has tried so often that the name is shut."""
    for number in range(9):
        answer = guess(name, network=f"203.0.113.{number}")
    assert answer.status_code == 429
    return answer


def test_the_owner_comes_in_on_a_known_device_while_others_guess(people, wall):
    person = with_password(people.rojin)
    own, _answer = give_password(person)
    for _minute in range(3):
        wall[0] += 60
        own.cookies.pop("sessionid")
        shut("rojin")
        own, answer = give_password(person, own)
        assert answer.status_code == 302
        assert is_in(own)


def test_on_a_device_that_knows_somebody_else_one_waits(people):
    own, _answer = give_password(with_password(people.karim))
    shut("rojin")

    assert guess("rojin", client=own, network="127.0.0.1").status_code == 429


@pytest.mark.parametrize("forged", ["x", "a:b:c", "rojin", "ê", ""])
def test_a_forged_line_makes_no_device_known(people, forged):
    shut("rojin")
    client = Client()
    client.cookies["known_device"] = forged

    assert guess("rojin", client=client).status_code == 429


def test_a_known_device_is_slowed_down_too(people, wall, hashed):
    own, _answer = give_password(with_password(people.rojin))
    hashed.clear()
    for_five_minutes(wall, lambda n: guess("rojin", client=own))

    assert len(hashed) <= 10


def test_whoever_has_waited_is_let_in(people, wall):
    with_password(people.rojin)
    words = shut("rojin").content.decode()
    assert "You can try again from" in words
    assert 'value="rojin"' in words
    assert guess("rojin", PASSWORD).status_code == 429
    wall[0] += 61

    assert guess("rojin", PASSWORD).status_code == 302


def test_a_right_password_takes_the_wrong_ones_before_it_back(people):
    with_password(people.rojin)
    for _time in range(4):
        guess("rojin")
    assert guess("rojin", PASSWORD).status_code == 302

    assert Tries.objects.count() == 1  # the network's


def test_the_desk_keeps_no_name_and_no_network_of_a_guess(people, wall):
    guess("rojin")
    kept = [row.key for row in Tries.objects.all()]
    assert len(kept) == 2
    assert not [key for key in kept if "rojin" in key or ELSEWHERE in key]
    wall[0] += 3 * 60 * 60
    guess("azad", network="198.51.100.1")

    assert not Tries.objects.filter(key__in=kept).exists()


NAMES = ["rojin", "nobody", "closed", "without_password", "system", "shut_before"]


@pytest.fixture
def of_every_kind(people):
    with_password(people.rojin)
    for name, columns in {
        "closed": {"is_active": False},
        "without_password": {},
        "system": {"is_system": True, "is_staff": False},
        "shut_before": {},
    }.items():
        person = type(people.rojin)(username=name, **{"is_staff": True, **columns})
        person.set_password(PASSWORD)
        if name == "without_password":
            person.set_unusable_password()
        person.save()


def as_if_nobody(answer, name):
    token = answer.context["csrf_token"]
    return answer.content.decode().replace(name, "X").replace(str(token), "T")


def told_of_names(hashed):
    """What wrong passwords of all kinds of names are answered, and how many were hashed for it."""
    told = set()
    for name in NAMES:
        Tries.objects.all().delete()
        hashed.clear()
        wrong = guess(name)
        told.add((wrong.status_code, as_if_nobody(wrong, name), len(hashed)))
    return told


def test_no_answer_tells_whether_there_is_such_a_name(of_every_kind, hashed):
    """The same words and status, and as much work: one password through the hash, no query more."""
    assert len(told_of_names(hashed)) == 1

    told = {(answer.status_code, as_if_nobody(answer, n)) for n in NAMES for answer in [shut(n)]}
    assert len(told) == 1


def test_a_door_that_hashes_nothing_for_strangers_would_be_found(
    of_every_kind, hashed, monkeypatch
):
    real, people = OfTheDesk.authenticate, get_user_model()._default_manager

    def in_a_hurry(self, request, username=None, **sent):
        there = people.filter(username=username).exists()
        return real(self, request, username=username, **sent) if there else None

    monkeypatch.setattr(OfTheDesk, "authenticate", in_a_hurry)

    assert len(told_of_names(hashed)) > 1


def test_the_work_is_the_same_in_the_database_too(of_every_kind):
    guess("somebody")  # what is kept for a while is read by the first
    asked = set()
    for number, name in enumerate(NAMES):
        with CaptureQueriesContext(connection) as queries:
            guess(name, network=f"203.0.113.{number}")
        asked.add(len(queries))

    assert len(asked) == 1


def test_five_codes_are_tried_in_five_minutes_and_the_password_helps_nobody(people, wall):
    with_app(people.salma)
    client, _answer = give_password(people.salma)
    taken = []

    def attempt(n):
        answer = client.post(STEP, {"code": f"{n:06}"})
        taken.append(answer.status_code == 200)

    for_five_minutes(wall, attempt)
    assert sum(taken) <= 5
    client, _answer = give_password(people.salma)
    client.post(STEP, {"code": code()})
    assert not is_in(client)


def test_codes_that_were_guessed_elsewhere_shut_nobody_out_of_a_known_device(people, wall, clock):  # noqa: F811
    with_app(people.salma)
    own = come_in(people.salma)
    thief, _answer = give_password(people.salma)
    for _time in range(9):
        answer = thief.post(STEP, {"code": "000000"})
    assert answer.status_code == 429
    own.cookies.pop("sessionid")
    clock[0] += 1

    assert is_in(come_in(people.salma, own, typed=code(clock[0])))


def test_after_a_clock_that_was_ahead_nobody_waits_until_it_is_met(people, wall):
    wall[0] = 5 * 3600
    shut("rojin")
    wall[0] = 0
    waits = slowing._take("name rojin", slowing.NAME)

    assert waits <= slowing.NAME.each
    wall[0] = 2 * slowing.NAME.each.total_seconds()
    assert not slowing._take("name rojin", slowing.NAME)
