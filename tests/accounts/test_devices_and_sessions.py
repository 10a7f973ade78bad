"""People see where they are signed in, end it, and shut their account where a phone is lost."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.states import Move
from articles.workflow.people import passwords, second_factors
from newsroom.accounts import seen
from newsroom.accounts.models import DeskSession
from tests import make
from tests.journal import changes_of

from .entering import (
    NOW,
    PASSWORD,
    clock,  # noqa: F401
    code,
    come_in,
    give_password,
    is_in,
    with_app,
    with_password,
)

OWN = reverse("sessions")
LOST = reverse("lost_phone")
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Mobile Safari/537.36"
)
AGENTS = {
    PHONE: ("phone", "Chrome", "Android"),
    PHONE.replace(" Mobile", ""): ("tablet", "Chrome", "Android"),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1": ("phone", "Safari", "iPhone"),
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": (
        "computer",
        "Firefox",
        "Linux",
    ),
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0": ("computer", "Edge", "Windows"),
    "": ("", "", ""),
    "curl|||" * 99: ("", "", ""),
}


@pytest.mark.parametrize(("agent", "device"), AGENTS.items())
def test_a_device_is_told_in_words(agent, device):
    found = seen.device_of(agent)

    assert (found.kind, found.browser, found.system) == device


def signs(client):
    page = client.get(OWN)
    return {each["device"].system: each["sign"] for each in page.context["sessions"]}


@pytest.fixture
def on_two_devices(people):
    """Karim on a phone and at a computer."""
    with_password(people.karim)
    at_desk = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"})
    phone = Client(headers={"user-agent": PHONE})
    for client in (at_desk, phone):
        give_password(people.karim, client)
    return at_desk, phone


def test_one_of_them_is_ended_by_one_click(people, on_two_devices):
    at_desk, phone = on_two_devices
    page = at_desk.get(OWN).content.decode()
    assert "Phone" in page
    assert "Android" in page
    assert phone.session.session_key not in page
    at_desk.post(reverse("end_session"), {"session": signs(at_desk)["Android"]})

    assert not is_in(phone)
    assert is_in(at_desk)
    assert changes_of(people.karim).get().move == Move.END_SESSIONS


def test_all_others_are_ended_by_another(people, on_two_devices):
    at_desk, phone = on_two_devices
    at_desk.post(reverse("end_other_sessions"))

    assert not is_in(phone)
    assert is_in(at_desk)
    assert len(signs(at_desk)) == 1


def test_another_password_ends_the_others_and_they_are_listed_no_more(people, on_two_devices):
    at_desk, phone = on_two_devices
    own = "darê bilind pênc masî şev"
    words = {"old_password": PASSWORD, "new_password1": own, "new_password2": own}
    assert at_desk.post(reverse("admin:password_change"), words).status_code == 302

    assert is_in(at_desk)
    assert not is_in(phone)
    assert len(signs(at_desk)) == 1


def test_nobody_ends_anybody_elses(people, on_two_devices):
    at_desk, phone = on_two_devices
    theirs = signs(at_desk)["Android"]
    stranger, _answer = give_password(with_password(people.rojin))
    for sent in (theirs, phone.session.session_key, "", "é\0"):
        stranger.post(reverse("end_session"), {"session": sent})

    assert is_in(phone)
    assert is_in(stranger)


def test_a_session_ends_twelve_hours_after_it_began_whatever_is_done_in_it(people, monkeypatch):
    client, _answer = give_password(with_password(people.karim))
    ends = DeskSession.objects.get(person=people.karim).expire_date
    real = seen.time.time
    monkeypatch.setattr(seen.time, "time", lambda: real() + 1500)
    client.get(OWN)
    row = DeskSession.objects.get(person=people.karim)

    assert row.seen_at > row.began_at
    assert row.expire_date == ends


def shut_by_oneself(people):
    client = come_in(people.salma)
    page = client.post(LOST)
    assert "signed out everywhere" in page.content.decode()
    return people.salma


def shut_by_an_administrator(people):
    helper = Client()
    helper.force_login(people.admin)
    address = reverse("admin:accounts_user_shut_account", args=[people.salma.pk])
    assert "signed out everywhere" in helper.get(address).content.decode()
    helper.post(address)
    return people.admin


SHUT = {
    "by oneself": (shut_by_oneself, Move.LOSE_PHONE),
    "by an administrator": (shut_by_an_administrator, Move.SHUT_ACCOUNT),
}


@pytest.mark.parametrize(("shut", "move"), SHUT.values(), ids=SHUT)
def test_after_a_lost_phone_nothing_opens_the_account(people, shut, move):
    spare = with_app(people.salma)
    inside = [come_in(people.salma, typed=each) for each in spare[:3]]
    begun, _answer = give_password(people.salma)
    assert all(map(is_in, inside))
    actor = shut(people)

    assert not any(map(is_in, inside))
    begun.post(reverse("second_step"), {"code": code(NOW + 1)})
    assert not is_in(begun)
    for typed in (code(NOW + 1), spare[5]):
        assert not is_in(come_in(people.salma, typed=typed))
    assert not Authenticator.objects.exists()
    assert not DeskSession.objects.filter(person=people.salma).exists()
    entry = changes_of(people.salma).first()
    assert (entry.move, entry.actor) == (move, actor)


def test_an_administrator_lets_them_back_in(people):
    with_app(people.salma)
    shut_by_oneself(people)
    passwords.give_password(people.salma, actor=people.admin, password=PASSWORD)
    client, answer = give_password(people.salma)

    assert answer.status_code == 302
    assert client.get(reverse("admin:index")).url == reverse("admin:password_change")


def test_what_they_have_scheduled_does_not_go_out(people):
    story = make.published(people, at=timezone.now() + timezone.timedelta(days=1))
    assert story.publications.pending().exists()
    helper = Client()
    helper.force_login(people.admin)
    helper.post(reverse("admin:accounts_user_shut_account", args=[people.zelal.pk]))

    assert not story.publications.pending().exists()


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal"])
def test_nobody_else_shuts_an_account(people, client, name):
    client.force_login(getattr(people, name))
    address = reverse("admin:accounts_user_shut_account", args=[people.karim.pk])

    assert client.post(address).status_code == 403
    people.karim.refresh_from_db()
    assert people.karim.shut_since is None


def let_in(name):
    out = StringIO()
    call_command("let_in", name, stdout=out)
    return out.getvalue().rpartition(": ")[2].strip()


def test_the_only_administrator_comes_back_by_a_command(people):
    with_app(people.admin)
    come_in(people.admin).post(LOST)
    password = let_in("admin")
    client = Client()
    answer = client.post(reverse("admin:login"), {"username": "admin", "password": password})

    assert answer.status_code == 302
    assert client.get(OWN).url == reverse("admin:password_change")
    entry = changes_of(people.admin).filter(move=Move.LET_IN).get()
    assert password not in f"{entry.before} {entry.after} {entry.note}"


def test_the_command_is_for_nobody_else(people):
    other = type(people.admin).objects.create_superuser("second")
    for name in ("nobody", "salma", "admin"):
        with pytest.raises(CommandError):
            let_in(name)
    second_factors.reset_factors(other, actor=people.admin)
    other.shut_since = timezone.now()
    other.save(update_fields=["shut_since"])

    assert let_in("admin")
