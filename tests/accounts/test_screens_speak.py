"""The screens of signing in and of second factors speak one language, where they refuse too."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.languages import CODES
from newsroom.accounts import marks
from newsroom.accounts.models import Tries
from tests.house.test_interface_languages import left_over

from .entering import (
    STEP,
    clock,  # noqa: F401
    come_in,
    give_password,
    with_app,
    with_password,
)


def sayings(person, language):
    """Every page, with what it answers to what is wrong."""
    browser = Client(headers={"accept-language": language})
    yield browser.post(reverse("enter_by_passkey"), {"passkey": "x"})
    for _time in range(9):
        stranger = Client(headers={"accept-language": language})
        refused = give_password(type(person)(username="x"), stranger)[1]
    yield refused
    give_password(person, browser)
    for _time in range(5):
        yield browser.post(STEP, {"code": "1"})
    yield browser.post(STEP, {"passkey": "x"})
    Tries.objects.all().delete()
    come_in(person, browser)
    yield browser.post(reverse("add_passkey"), {"passkey": "x"})
    yield browser.post(reverse("renew_codes"))
    app = Authenticator.objects.get(user=person, type="totp")
    yield browser.get(reverse("take_factor_away", args=[app.pk]))
    yield browser.post(reverse("take_factor_away", args=[app.pk]), follow=True)
    yield browser.get(reverse("admin:accounts_user_change", args=[person.pk]))
    yield from asked_again(browser)
    yield browser.get(reverse("sessions"))
    yield browser.post(reverse("end_other_sessions"), follow=True)
    yield browser.post(reverse("lost_phone"))


def asked_again(browser):
    session = browser.session
    session[marks.PROVEN] = 0
    session.save()
    yield browser.post(reverse("renew_codes"))
    for kind in ("identity_code", "identity_passkey"):
        yield browser.post(reverse("renew_codes"), {"identity": "open", kind: "1"})


def too_late(person, language):
    person.second_factor_due = timezone.now()
    person.interface_language = language
    person.save(update_fields=["second_factor_due", "interface_language"])
    return give_password(with_password(person))[1]


@pytest.mark.parametrize("language", CODES)
def test_every_page_of_the_door_speaks_it(people, language):
    people.admin.interface_language = language
    people.admin.save(update_fields=["interface_language"])
    with_app(people.admin)
    pages = [*sayings(people.admin, language), too_late(people.salma, language)]

    assert {page.status_code for page in pages} == {200, 403, 429}
    for page in pages:
        words = page.content.decode()
        assert f'lang="{language}"' in words
        assert list(left_over(words, language, ["admin", "salma"])) == []
