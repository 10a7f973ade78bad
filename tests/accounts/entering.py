"""How people of the tests come in: with a password, with codes, with keys."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from articles.workflow.people import second_factors
from articles.workflow.people.second_factors import Factor
from newsroom.accounts.second_factor import codes

PASSWORD = "gulan-hezîran-tîrmeh"
LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")
STEP = reverse("second_step")
SECRET = "JBSWY3DPEHPK3PXP" * 2
NOW = 58_000_000  # a step of thirty seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Codes are those of one moment, however long a test takes; moved on by its first element."""
    moment = [NOW]
    steps = lambda: iter([moment[0] - 1, moment[0], moment[0] + 1])  # noqa: E731
    monkeypatch.setattr(codes, "yield_hotp_counters_from_time", steps)
    return moment


def code(step=NOW, secret=SECRET):
    return format_hotp_value(hotp_value(secret, step))


def with_password(person):
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def with_app(person):
    """A person with a password and an app; their recovery codes beside them."""
    with_password(person)
    data = {"secret": SECRET, "last_step": NOW - 1}
    spare = second_factors.add_factor(person, actor=person, kind=Factor.APP, data=data)
    person.refresh_from_db()
    return spare


def give_password(person, client=None, **more):
    client = client or Client()
    sent = {"username": person.username, "password": PASSWORD, **more}
    return client, client.post(LOGIN, sent)


def come_in(person, client=None, *, typed=None):
    """Somebody with an app who signs in with both."""
    client, _answer = give_password(person, client)
    client.post(STEP, {"code": typed or code()})
    return client


def is_in(client):
    return client.get(INDEX).status_code == 200


def recovery_codes(page):
    found = re.findall(r"<li><code>([\d ]+)</code></li>", page.content.decode())
    return [each.replace(" ", "") for each in found]
