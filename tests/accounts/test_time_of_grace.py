"""Editors, publishers and administrators have time for a second factor, and then none."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.states import Move
from tests.journal import changes_of

from .entering import INDEX, give_password, is_in, with_password

OWN = reverse("second_factor")
APP = reverse("add_app")


def grace(person, **ago):
    person.second_factor_due = timezone.now() - timedelta(**ago)
    person.save(update_fields=["second_factor_due"])


NEED = ["salma", "zelal", "admin"]


@pytest.mark.parametrize("name", NEED)
def test_whoever_needs_one_has_time_from_the_first_sign_in_on(people, settings, name):
    settings.SECOND_FACTOR_GRACE_DAYS = 9
    person = with_password(getattr(people, name))
    for _time in range(2):
        client, _answer = give_password(person)
        assert "Your roles need a second factor" in client.get(INDEX).content.decode()

    person.refresh_from_db()
    entry = changes_of(person).get()
    assert (entry.move, entry.actor) == (Move.ASK_FACTOR, person)
    days = (person.second_factor_due - timezone.now()) / timedelta(days=1)
    assert 8 < days <= 9


@pytest.mark.parametrize("name", NEED)
def test_after_it_the_password_alone_opens_nothing_until_an_administrator_helps(people, name):
    person = with_password(getattr(people, name))
    client, _answer = give_password(person)
    assert is_in(client)
    grace(person, seconds=1)
    assert not is_in(client)

    client, answer = give_password(person)
    assert answer.status_code == 403
    assert "Ask an administrator" in answer.content.decode()
    assert not is_in(client)
    assert client.get(APP).status_code == 302

    other = type(person).objects.create_superuser("second")
    helper = Client()
    helper.force_login(other)
    helper.post(reverse("admin:accounts_user_temporary_password", args=[person.pk]))
    person.refresh_from_db()
    assert person.second_factor_due is None
    assert is_in(give_password(with_password(person))[0]) is False  # first a password of their own


@pytest.mark.parametrize("name", ["rojin", "azad", "stranger"])
def test_others_are_asked_for_none(people, name):
    person = with_password(getattr(people, name))
    give_password(person)
    person.refresh_from_db()
    assert person.second_factor_due is None

    grace(person, days=99)
    assert is_in(give_password(person)[0])


def test_the_demos_people_come_in_without_and_are_told_why(people):
    people.salma.is_demo = True
    people.salma.save(update_fields=["is_demo"])
    grace(with_password(people.salma), days=99)
    client, _answer = give_password(people.salma)

    assert is_in(client)
    assert "account of the demo" in client.get(OWN).content.decode()
