"""Screens of somebody in danger, on a phone: quiet mode, sessions, lost phone, a name withdrawn."""

import os

import pytest
from django.urls import reverse

from newsroom.accounts.models import DeskSession
from tests import make

from .axe import violations
from .test_second_factor import OVERFLOW, make_proof_old

pytestmark = pytest.mark.slow
PHONE = [("light", 360)]
DARK = [("dark", 360)]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Axe itself styles what it measures, which our pages allow nobody."""
    return {**browser_context_args, "bypass_csp": True}


def looked_at(page, address, looks, name):
    found = violations(page, address, looks)
    wide = page.evaluate(OVERFLOW)
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    return [*found, *([(address, f"{wide} px too wide")] if wide else [])]


@pytest.mark.parametrize("language", ["ar", "kmr", "ckb", "en"])
def test_they_fit_a_phone_and_axe_finds_nothing(page, live_server, people, sign_in, language):
    page.set_viewport_size({"width": 360, "height": 740})
    people.zelal.is_quiet = True
    person = people.zelal
    story = make.published(people)
    author = story.article.bylines.get()
    sign_in(person, language)
    DeskSession.objects.filter(person=person).update(device="phone|Chrome|Android")
    screens = {
        "start": reverse("admin:index"),
        "sessions": reverse("sessions"),
        "lost": reverse("lost_phone"),
        "byline": reverse("admin:author_withdraw_byline", args=[author.pk]),
    }
    looks = [PHONE, DARK, PHONE, DARK]
    found = [
        looked_at(page, live_server.url + path, look, f"{language}-{name}")
        for (name, path), look in zip(screens.items(), looks, strict=True)
    ]
    assert page.title() == "…"
    make_proof_old(page)
    found.append(looked_at(page, live_server.url + screens["byline"], DARK, f"{language}-identity"))
    assert page.locator("[name=identity]").count() == 1
    page.context.clear_cookies()
    found.append(looked_at(page, f"{live_server.url}/admin/login/", DARK, f"{language}-login"))
    assert found == [[]] * len(found)
