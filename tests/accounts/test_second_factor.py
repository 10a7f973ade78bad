"""The desk asks for a second factor: at the door, in every session, and with time to get one."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from articles.states import Move
from newsroom.accounts.second_factor import codes
from newsroom.accounts.views import SignIn
from tests import make
from tests.admin.test_hostile_addresses import PART, plain, routes
from tests.journal import changes_of

from .entering import (
    LOGIN,
    NOW,
    PASSWORD,
    SECRET,
    STEP,
    clock,  # noqa: F401
    code,
    come_in,
    give_password,
    is_in,
    recovery_codes,
    with_app,
    with_password,
)

OWN = reverse("second_factor")
CHALLENGE = reverse("passkey_challenge")
APP = reverse("add_app")
TYPED = [
    "751029",
    "751 029",
    " 751-029 ",
    "٧٥١٠٢٩",
    "٧٥١ ٠٢٩",
    "۷۵۱۰۲۹",
    "\u200f۷۵۱\u00a0۰۲۹\u200e",
    "\u2067٧٥١٠٢٩\u2069",
    "７５１０２９",
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_code_is_read_as_people_type_it(typed):
    assert codes.typed_code(typed) == "751029"


@pytest.mark.parametrize("typed", ["", "75102", "7510290", "a751029", "٧٥١٠٢²", "\0", "x" * 9999])
def test_what_is_no_code_stays_none(people, typed):
    with_app(people.salma)

    assert not codes.is_right(people.salma, typed)


def in_arabic(text):
    return text.translate({ord("0") + value: ord("٠") + value for value in range(10)})


@pytest.mark.parametrize("written", [str, in_arabic])
def test_a_password_and_a_code_open_the_desk(people, written):
    with_app(people.salma)
    client, answer = give_password(people.salma, next="/admin/articles/tag/")
    assert answer.url == STEP
    assert not is_in(client)

    assert client.post(STEP, {"code": written(code())}).url == "/admin/articles/tag/"
    assert is_in(client)


@pytest.mark.parametrize("step", [NOW - 2, NOW + 2])
def test_a_code_of_another_time_opens_nothing(people, step):
    with_app(people.salma)
    client, _answer = give_password(people.salma)

    assert "is not right" in client.post(STEP, {"code": code(step)}).content.decode()
    assert not is_in(client)


def test_a_code_opens_once_though_the_cache_is_emptied(people):
    with_app(people.salma)
    assert is_in(come_in(people.salma))

    assert not is_in(come_in(people.salma))
    assert is_in(come_in(people.salma, typed=code(NOW + 1)))
    assert not is_in(come_in(people.salma))


def test_a_recovery_code_opens_once(people):
    first, second, *_rest = with_app(people.salma)
    assert is_in(come_in(people.salma, typed=in_arabic(f"{first[:4]} {first[4:]}")))

    assert not is_in(come_in(people.salma, typed=first))
    assert is_in(come_in(people.salma, typed=second))


def filled(route):
    return PART.sub(lambda part: plain(part[0]), route)


# For people without an account, with walks of their own.
HANDED_OUT = "/admin/link/"
STAFF = {filled(route) for route in routes(get_resolver()) if route.startswith("/admin")}
STAFF = sorted(address for address in STAFF if not address.startswith(HANDED_OUT))
DOOR = {LOGIN, STEP, reverse("passkey_challenge"), reverse("enter_by_passkey")}
DOOR |= {reverse("admin:logout")}


def test_a_password_alone_opens_no_address_of_the_desk(people):
    """Neither before the second step nor in a session made past the door."""
    make.published(people)
    with_app(people.admin)
    before, _answer = give_password(people.admin)
    past = Client()
    past.force_login(people.admin)

    assert len(STAFF) > 60
    for client in (before, past):
        for address in STAFF:
            if address not in DOOR:
                for answer in (client.get(address), client.post(address, {"_end": "1"})):
                    assert answer.status_code in {302, 404}, address
                    assert answer.status_code == 404 or answer.url.startswith(LOGIN), address


def test_the_door_is_ours_and_no_address_of_allauth_is_open():
    assert resolve(LOGIN).func.view_class is SignIn
    assert not [route for route in routes(get_resolver()) if "accounts/login" in route]


def test_a_text_typed_in_a_session_that_is_worth_nothing_comes_back(people, client):
    with_app(people.salma)
    client.force_login(people.salma)
    answer = client.post(reverse("admin:articles_translation_add"), {"headline": "سوق"})

    assert answer.status_code == 403
    assert "سوق" in answer.content.decode()


def test_it_costs_no_query_where_the_session_tells_of_it(people, django_assert_num_queries):
    with_app(people.salma)
    client = come_in(people.salma)
    page = reverse("admin:interface_language")
    client.get(page)

    with django_assert_num_queries(2):  # the session and the person, as ever
        client.get(page)


def add_app(client):
    client.get(APP)
    secret = client.session[codes.SECRET]
    return client.post(APP, {"code": code(secret=secret)})


def test_a_person_sets_an_app_up_and_learns_the_recovery_codes_once(people):
    person = with_password(people.rojin)
    client, _answer = give_password(person)
    elsewhere, _answer = give_password(person)
    page = client.get(APP).content.decode()
    secret = client.session[codes.SECRET]
    assert secret[:4] in page
    assert client.get(reverse("app_picture"))["Content-Type"] == "image/svg+xml"
    assert client.post(APP, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()

    shown = recovery_codes(add_app(client))
    assert len(shown) == 10
    assert is_in(client)
    assert not is_in(elsewhere)
    assert shown[0] not in client.get(OWN).content.decode()
    entry = changes_of(person).get()
    assert (entry.move, entry.before, entry.after) == (
        Move.ADD_FACTOR,
        {"factors": []},
        {"factors": ["totp"]},
    )
    assert is_in(come_in(person, typed=shown[0]))


def test_a_code_that_set_the_app_up_does_not_open_the_desk_too(people):
    person = with_password(people.rojin)
    client, _answer = give_password(person)
    add_app(client)
    used = code(secret=Authenticator.objects.get(type="totp").data["secret"])

    assert not is_in(come_in(person, typed=used))


def test_new_recovery_codes_void_the_old_ones(people):
    old, *_rest = with_app(people.salma)
    client = come_in(people.salma)
    new = recovery_codes(client.post(reverse("renew_codes")))

    assert not is_in(come_in(people.salma, typed=old))
    assert is_in(come_in(people.salma, typed=new[0]))
    assert changes_of(people.salma).first().move == Move.RENEW_CODES


def take_away(factor):
    return reverse("take_factor_away", args=[factor.pk])


def test_a_factor_is_taken_away_by_its_owner_alone(people):
    with_app(people.rojin)
    with_app(people.karim)
    client, theirs = (
        come_in(people.rojin),
        Authenticator.objects.get(user=people.karim, type="totp"),
    )
    for answer in (client.get(take_away(theirs)), client.post(take_away(theirs))):
        assert answer.status_code == 404
    own = Authenticator.objects.get(user=people.rojin, type="totp")
    client.post(take_away(own))

    assert is_in(client)
    assert not Authenticator.objects.filter(user=people.rojin).exists()
    assert Authenticator.objects.filter(user=people.karim, type="totp").exists()
    assert is_in(give_password(people.rojin)[0])


def test_whoever_needs_a_second_factor_keeps_one(people):
    with_app(people.salma)
    client = come_in(people.salma)
    own = Authenticator.objects.get(type="totp")
    answer = client.post(take_away(own), follow=True)

    assert "Your roles need a second factor" in answer.content.decode()
    assert Authenticator.objects.filter(pk=own.pk).exists()


def reset(person):
    return reverse("admin:accounts_user_reset_factors", args=[person.pk])


def test_an_administrator_resets_somebody_elses_factors(people, client):
    with_app(people.salma)
    inside = come_in(people.salma)
    client.force_login(people.admin)
    assert "hear their voice" in client.get(reset(people.salma)).content.decode()
    assert is_in(inside)
    client.post(reset(people.salma))

    assert not is_in(inside)
    assert not Authenticator.objects.exists()
    entry = changes_of(people.salma).first()
    assert (entry.move, entry.actor) == (Move.RESET_FACTORS, people.admin)
    assert is_in(give_password(people.salma)[0])


def test_nobody_resets_their_own(people):
    with_app(people.admin)
    client = come_in(people.admin)

    assert client.post(reset(people.admin)).url == OWN
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal"])
def test_nobody_else_resets_any(people, client, name):
    with_app(people.karim)
    client.force_login(getattr(people, name))

    assert client.post(reset(people.karim)).status_code == 403
    assert Authenticator.objects.filter(user=people.karim, type="totp").exists()


def test_no_secret_is_written_into_the_journal(people):
    spare = with_app(people.salma)

    told = [f"{entry.before} {entry.after} {entry.note}" for entry in changes_of(people.salma)]
    assert not [line for line in told if SECRET in line or spare[0] in line or PASSWORD in line]


def test_a_session_that_others_know_is_not_the_one_in_which_a_password_counts(people):
    with_app(people.salma)
    client = Client()
    client.post(CHALLENGE)
    known = client.session.session_key
    give_password(people.salma, client)
    thief = Client()
    thief.cookies["sessionid"] = known

    assert client.session.session_key != known
    assert thief.get(STEP).status_code == 302
    assert client.get(STEP).status_code == 200
