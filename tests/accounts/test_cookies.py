"""Over HTTPS each cookie of the desk is this host's alone, and a session from before ends."""

import pytest
from django.conf import settings as installed
from django.test import Client
from django.urls import reverse

from newsroom.accounts.models import DeskSession
from newsroom.entry_settings import cookie_settings
from tests.house.tree import files, name

from .entering import (
    INDEX,
    LOGIN,
    clock,  # noqa: F401
    give_password,
    is_in,
    with_password,
)

pytestmark = pytest.mark.django_db
READ_BY_SCRIPTS = "csrftoken"


@pytest.fixture(params=[True, False], ids=["over HTTPS", "without"])
def behind_https(request, settings):
    for key, value in cookie_settings(behind_https=request.param).items():
        setattr(settings, key, value)
    return request.param


def cookies_of(answers):
    return [cookie for answer in answers for cookie in answer.cookies.values()]


def test_every_cookie_is_bound_to_the_host_itself(people, behind_https):
    person, client = with_password(people.rojin), Client()
    answers = [client.get(LOGIN, secure=behind_https)]
    client, came_in = give_password(person, client)
    answers += [came_in, client.post(reverse("choose_quiet"), {"quiet": "1"}, secure=behind_https)]
    answers += [client.get(INDEX, secure=behind_https)]
    answers += [client.post(reverse("admin:logout"), secure=behind_https)]
    set_by_us = cookies_of(answers)

    plain = {"sessionid", "csrftoken", "known_device", "messages"}
    assert {cookie.key.removeprefix("__Host-") for cookie in set_by_us} == plain
    for cookie in set_by_us:
        assert cookie.key.startswith("__Host-") == behind_https, cookie
        assert bool(cookie["secure"]) == behind_https, cookie
        assert (cookie["path"], cookie["domain"]) == ("/", ""), cookie
        assert cookie["samesite"] in {"Lax", "Strict"}, cookie
        assert cookie["httponly"] or not cookie.value or READ_BY_SCRIPTS in cookie.key, cookie


def test_a_server_takes_these_names_and_no_code_has_others_of_its_own():
    names = cookie_settings(behind_https=installed.BEHIND_HTTPS)
    assert {name: getattr(installed, name) for name in names} == names

    written = files(".py", under=("articles", "newsroom"))
    setting = {name(path) for path in written if ".set_cookie(" in path.read_text()}
    assert setting == {"newsroom/accounts/devices.py"}


def test_a_session_from_before_ends_and_its_owner_is_told_why(people, settings):
    former, _answer = give_password(with_password(people.rojin))
    assert is_in(former)
    for key, value in cookie_settings(behind_https=True).items():
        setattr(settings, key, value)
    assert former.get(INDEX, secure=True).status_code == 302
    page = former.get(LOGIN, secure=True)

    assert "Sign in once more" in page.content.decode()
    assert {cookie.key for cookie in page.cookies.values() if not cookie.value} == {
        *("sessionid", "csrftoken", "messages", "known_device")
    }
    assert not DeskSession.objects.filter(person=people.rojin).exists()
    assert "Sign in once more" not in former.get(LOGIN, secure=True).content.decode()
    _client, came_in = give_password(people.rojin, former)
    assert came_in.status_code == 302


@pytest.mark.parametrize("key", ["é\0", "x" * 32, ""])
def test_what_is_no_session_ends_none(people, settings, key):
    inside, _answer = give_password(with_password(people.rojin))
    for key, value in cookie_settings(behind_https=True).items():
        setattr(settings, key, value)
    client = Client()
    client.cookies["sessionid"] = key

    assert client.get(LOGIN, secure=True).status_code == 200
    assert DeskSession.objects.filter(person=people.rojin).exists()
    assert inside.cookies["sessionid"].value
