"""Whatever ends sessions ends all of them at the next request; and nobody ends another's."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

import newsroom.cache
from articles.workflow.people import passwords
from newsroom.accounts.models import DeskSession
from tests.cast import ROLES
from tests.operations.served import free_port

from .entering import clock, come_in, is_in, with_app  # noqa: F401
from .test_second_factor import reset, take_away

OPEN = 4
OWN = "darê bilind pênc masî şev"


@pytest.fixture(params=["cache", "no cache"])
def cache(request, settings, monkeypatch):
    """With a cache that answers, and with one that is away."""
    if request.param == "no cache":
        away = {
            "BACKEND": "newsroom.cache.PatientCache",
            "LOCATION": f"redis://127.0.0.1:{free_port()}",
            "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
        }
        settings.CACHES = {"default": away, "pages": away}
        monkeypatch.setattr(newsroom.cache, "_silent_until", {})


def post(person, name, data=None, **given):
    helper = Client()
    helper.force_login(person)
    data = {"_end": "1", **(data or {})}
    assert helper.post(reverse(name, **given), data).status_code in (200, 302)


def by_administrator(name):
    return lambda people, own: post(people.admin, f"admin:accounts_user_{name}", args=[own.pk])


def changes_the_password(people, own):
    passwords.choose_password(own, actor=own, password=OWN)


def is_let_go(people, own):
    type(own).objects.filter(pk=own.pk).update(is_active=False)


ENDS = {
    "another password": changes_the_password,
    "a temporary password": by_administrator("temporary_password"),
    "other factors": by_administrator("reset_factors"),
    "a lost phone": by_administrator("shut_account"),
    "somebody who left": is_let_go,
    "all sessions": lambda people, own: DeskSession.objects.filter(person=own).delete(),
}


@pytest.mark.parametrize("ends", ENDS)
def test_no_session_outlives_it_by_a_request(people, cache, ends):
    spare = with_app(people.salma)
    inside = [come_in(people.salma, typed=each) for each in spare[:OPEN]]
    assert list(map(is_in, inside)) == [True] * OPEN
    ENDS[ends](people, people.salma)

    assert list(map(is_in, inside)) == [False] * OPEN


def test_a_role_that_is_taken_is_gone_at_the_next_request(people):
    spare = with_app(people.salma)
    inside = [come_in(people.salma, typed=each) for each in spare[:OPEN]]
    queue = reverse("admin:articles_report_changelist")
    assert [each.get(queue).status_code for each in inside] == [200] * OPEN
    people.salma.desk_roles.all().delete()

    assert [each.get(queue).status_code for each in inside] == [403] * OPEN


def is_let_in(client):
    """As `is_in`, by a page that costs little."""
    return client.get(reverse("sessions")).status_code == 200


def acts_on(person):
    """What may be done to devices, sessions and factors of somebody, from any account."""
    session = DeskSession.objects.filter(person=person).first()
    factor = Authenticator.objects.get(user=person, type="totp")
    own = "admin:accounts_user_{}"
    return {
        reverse("end_session"): {"session": session.session_key},
        reverse("end_other_sessions"): {"person": person.pk},
        take_away(factor): {"_end": "1"},
        reset(person): {"_end": "1"},
        reverse(own.format("shut_account"), args=[person.pk]): {"_end": "1"},
        reverse(own.format("temporary_password"), args=[person.pk]): {"_end": "1"},
    }


def stands(person):
    person.refresh_from_db()
    factors = list(Authenticator.objects.filter(user=person).values_list("pk", "type"))
    return person.password, person.shut_since, person.entry_key, factors


def comes_in_as(person, client):
    """Anew, since whoever ends their own other sessions has another key from then on."""
    person.refresh_from_db()
    client.force_login(person)
    assert is_let_in(client)


def ended_by(people, names):
    """Who has ended or changed something of Karim's, and by which address."""
    person = people.karim
    with_app(person)
    inside, before, ended = come_in(person), stands(person), set()
    for name in names:
        client = Client()
        for address, sent in acts_on(person).items():
            comes_in_as(getattr(people, name), client)
            client.post(address, sent)
            if stands(person) == before and is_let_in(inside):
                continue
            ended.add((name, address))
            Authenticator.objects.filter(user=person).delete()
            type(person).objects.filter(pk=person.pk).update(shut_since=None)
            person.refresh_from_db()
            with_app(person)
            inside, before = come_in(person), stands(person)
    return ended


def test_an_administrator_ends_what_is_somebody_elses_and_a_colleague_does_not(people):
    ended = ended_by(people, ["rojin", "admin"])

    assert {name for name, _address in ended} == {"admin"}
    assert len(ended) == 3


@pytest.mark.slow
def test_nobody_else_does(people):
    others = [name for name in ROLES if name != "karim"]

    assert len(others) * 6 >= 40
    assert ended_by(people, others) == set()
