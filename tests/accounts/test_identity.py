"""Before rights and second factors change, an old session proves again whose it is."""

import errno

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import DeskMember
from articles.states import Role
from newsroom.accounts import marks, slowing
from newsroom.accounts.models import Tries
from tests import make
from tests.admin.pages import form as page_form
from tests.admin.pages import screen

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
from .keys import Key
from .test_passkeys import asks, owner
from .test_people_admin import change, form

ASKED = "Show once more that it is you"


def old(client, age=marks.FRESH):
    """The proof in the session is that old, in seconds."""
    session = client.session
    session[marks.PROVEN] -= age
    session.save()
    return client


def act(name):
    return lambda person: reverse(f"admin:accounts_user_{name}", args=[person.pk])


OWN = ("add_app", "add_passkey", "renew_codes")
SCREENS = {name: lambda _person, name=name: reverse(name) for name in OWN}
SCREENS |= {name: act(name) for name in ("temporary_password", "reset_factors", "shut_account")}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_screen_asks_first_and_then_opens(people, screen):
    with_app(people.admin)
    client = come_in(people.admin)
    address = screen(people.karim)
    assert ASKED not in client.get(address).content.decode()
    old(client)
    assert ASKED in client.get(address).content.decode()
    sent = {"identity": "open", "identity_code": code(NOW + 1)}

    assert client.post(address, sent).url == address
    assert ASKED not in client.get(address).content.decode()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_nothing_is_done_before_the_answer(people, screen):
    with_app(people.admin)
    with_app(people.karim)
    client = old(come_in(people.admin))
    before = (people.karim.password, list(Authenticator.objects.values_list("pk", "data")))
    for sent in ({}, {"identity": "send", "identity_code": "000000"}, {"code": code()}):
        answer = client.post(screen(people.karim), sent)
        assert answer.status_code == 403
        assert ASKED in answer.content.decode()

    people.karim.refresh_from_db()
    after = (people.karim.password, list(Authenticator.objects.values_list("pk", "data")))
    assert after[0] == before[0]
    assert {pk for pk, _data in after[1]} == {pk for pk, _data in before[1]}
    assert people.karim.shut_since is None


def giving(person, role):
    return form(person, {"person": person.pk, "language": "ckb", "role": role})


def carried(answer):
    """The fields that go along unseen, as the page has them."""
    return dict(answer.context["carried"]) if answer.context else {}


def test_a_role_is_given_once_it_is_proven_and_what_was_typed_comes_along(people):
    with_app(people.admin)
    client = old(come_in(people.admin))
    answer = client.post(
        change(people.stranger), giving(people.stranger, Role.EDITOR) | {"display_name": "ڕێبوار"}
    )
    assert answer.status_code == 403
    assert not DeskMember.objects.filter(person=people.stranger).exists()
    typed = carried(answer)
    assert typed["display_name"] == "ڕێبوار"
    sent = {**typed, "identity": "send", "identity_code": code(NOW + 1)}
    assert client.post(change(people.stranger), sent).status_code == 302

    people.stranger.refresh_from_db()
    assert people.stranger.display_name == "ڕێبوار"
    assert DeskMember.objects.get(person=people.stranger).role == Role.EDITOR


def test_a_wrong_answer_keeps_what_was_typed_too(people):
    with_password(people.admin)
    client = old(give_password(people.admin)[0])
    sent = giving(people.stranger, Role.EDITOR)
    for wrong in ("", "x" * 5000):
        answer = client.post(
            change(people.stranger), {**sent, "identity": "send", "identity_password": wrong}
        )
        assert "This is not your password" in answer.content.decode()
        assert carried(answer)["desk_roles-0-role"] == Role.EDITOR
        assert "identity_password" not in carried(answer)

    right = {**carried(answer), "identity": "send", "identity_password": PASSWORD}
    assert client.post(change(people.stranger), right).status_code == 302
    assert DeskMember.objects.filter(person=people.stranger).exists()


def test_a_password_proves_nothing_where_there_is_a_second_factor(people):
    with_app(people.admin)
    client = old(come_in(people.admin))
    sent = giving(people.stranger, Role.EDITOR)
    client.post(
        change(people.stranger), {**sent, "identity": "send", "identity_password": PASSWORD}
    )

    assert not DeskMember.objects.filter(person=people.stranger).exists()


def test_a_passkey_proves_it_and_nobody_elses_does(people):
    key, theirs = Key(b"own"), Key(b"theirs")
    owner(people.karim, theirs)
    client, _page = owner(people.rojin, key)
    old(client)
    address = reverse("renew_codes")
    for sign, person, status in ((theirs, people.karim, 200), (key, people.rojin, 302)):
        sent = sign.signed(asks(client), person)
        answer = client.post(address, {"identity": "open", "identity_passkey": sent}, secure=True)
        assert answer.status_code == status


def test_guessing_is_slowed_down_here_too(people, monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr(slowing, "database_now", lambda: moment)
    with_password(people.admin)
    client = old(give_password(people.admin)[0])
    sent = {"identity": "open", "identity_password": "wrong"}
    seen = [client.post(reverse("add_app"), sent).status_code for _time in range(5)]
    assert seen == [200, 200, 200, 429, 429]
    sent["identity_password"] = PASSWORD
    assert client.post(reverse("add_app"), sent).status_code == 429
    Tries.objects.all().delete()

    assert client.post(reverse("add_app"), sent).status_code == 302


def test_nobody_else_learns_from_the_question_that_there_is_a_screen(people, client):
    client.force_login(people.salma)
    old(client)

    for name in ("temporary_password", "reset_factors", "shut_account"):
        assert client.get(act(name)(people.karim)).status_code == 403
        assert ASKED not in client.get(act(name)(people.karim)).content.decode()
    assert ASKED not in client.post(change(people.karim), {}).content.decode()


def test_a_phone_is_lost_and_sessions_are_ended_without_a_question(people):
    client = old(give_password(with_password(people.karim))[0])
    elsewhere, _answer = give_password(people.karim)
    client.post(reverse("end_other_sessions"))
    assert not is_in(elsewhere)
    client.post(reverse("lost_phone"))

    people.karim.refresh_from_db()
    assert people.karim.shut_since
    assert not is_in(Client())


def test_no_proof_is_handed_back_where_the_disk_is_full(people, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, "no room")

    with_app(people.admin)
    client = old(come_in(people.admin))
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.accounts.slowing.code_tried", full)
    sent = {**giving(people.stranger, Role.EDITOR), "identity": "send", "identity_code": code()}
    answer = client.post(change(people.stranger), sent)

    assert answer.status_code == 503
    assert code() not in answer.content.decode()


def made(person):
    with_app(person)
    return come_in(person)


def test_a_kill_is_asked_for_once_more(people):
    with_app(people.zelal)
    client, story = come_in(people.zelal), make.published(people)
    address = reverse("admin:story_kill", args=[story.article_id])
    assert ASKED not in client.get(address).content.decode()
    sent = {**page_form(client.get(address), "").fields, "note": "سبب"}
    old(client)
    assert ASKED in client.get(address).content.decode()
    assert client.post(address, sent).status_code == 403
    assert make.fresh(story).publications.visible().exists()

    answer = client.post(address, {**sent, "identity": "send", "identity_code": code(NOW + 1)})
    assert answer.status_code == 302
    assert not make.fresh(story).publications.visible().exists()


def test_whoever_may_not_kill_is_not_asked_but_refused(people):
    client, story = made(people.salma), make.published(people)
    answer = old(client).get(reverse("admin:story_kill", args=[story.article_id]))
    assert answer.status_code == 403
    assert ASKED not in answer.content.decode()


def test_names_of_writers_are_told_within_the_hour_and_again_to_whoever_proves_it(people):
    with_app(people.salma)
    client, story = come_in(people.salma), make.published(people)
    pages = [screen(story), f"/admin/articles/translation/{story.pk}/revision/1/"]
    told = lambda: ["rojin" in client.get(path).content.decode() for path in pages]  # noqa: E731
    assert told() == [True, True]
    old(client)
    assert told() == [True, True]
    old(client, marks.NAMED_FOR)
    assert told() == [False, False]

    show = f"{reverse('show_writers')}?next={pages[0]}"
    assert f'href="{show}"' in client.get(pages[0]).content.decode()
    assert ASKED in client.get(show).content.decode()
    client.post(show, {"identity": "open", "identity_code": code(NOW + 1)})
    assert client.get(show).url == pages[0]
    assert told() == [True, True]
    assert client.get(f"{reverse('show_writers')}?next=https://elsewhere.example/").url == "/admin/"
