"""Second factors with the browser's own keys, on a phone, in both directions."""

import os

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from articles.text.numbers import Digits, in_digits
from articles.workflow.people.passwords import give_password as give
from newsroom.accounts import marks
from newsroom.accounts.passwords import temporary_password
from newsroom.accounts.second_factor import codes
from newsroom.accounts.sessions import SessionStore

from .hands import sent

PASSWORD = "a long password of one's own"
STEP = 58_000_000
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Codes are those of one moment, which a test moves on."""
    moment = [STEP]
    monkeypatch.setattr(codes, "yield_hotp_counters_from_time", lambda: iter(moment))
    return moment


def holds_a_key(page):
    """The browser is one that makes passkeys, and whose holder says yes."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def fits(page, name):
    assert page.evaluate(OVERFLOW) == 0, name
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def press(page, place):
    sent(page, page.locator(place))


def make_proof_old(page):
    (kept,) = (each for each in page.context.cookies() if each["name"] == "sessionid")
    session = SessionStore(kept["value"])
    session[marks.PROVEN] = 0
    session.save()


def give_password(page, live_server, name, password=PASSWORD):
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    press(page, "#login-form [type=submit]")


@pytest.mark.parametrize(
    ("language", "digits", "width"),
    [
        ("ar", Digits.ARABIC, 360),
        ("kmr", Digits.ASCII, 360),
        pytest.param("ckb", Digits.EXTENDED, 1280, marks=pytest.mark.slow),
    ],
)
def test_a_person_comes_in_by_each_factor_loses_a_phone_and_comes_back(
    page, live_server, people, clock, language, digits, width
):
    page.set_viewport_size({"width": width, "height": 740})
    holds_a_key(page)
    people.salma.set_password(PASSWORD)
    people.salma.interface_language = language
    people.salma.save()
    give_password(page, live_server, "salma")
    expect(page.locator(".notice a")).to_be_visible()
    fits(page, f"{language}-start")

    page.goto(f"{live_server.url}/admin/second-factor/passkey/")
    page.fill("[name=name]", "Mobîl")
    fits(page, f"{language}-passkey")
    press(page, "[data-passkey] button")
    spare = [each.replace(" ", "") for each in page.locator(".recovery-codes li").all_inner_texts()]
    assert len(spare) == 10
    fits(page, f"{language}-codes")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/login/?next=/admin/second-factor/app/")
    fits(page, f"{language}-login")
    press(page, "[data-passkey] button")
    expect(page.locator(".app-picture")).to_be_visible()
    assert page.evaluate("document.querySelector('.app-picture').naturalWidth") > 0
    secret = page.locator(".app-key").inner_text().replace(" ", "")
    fits(page, f"{language}-app")
    page.fill("[name=code]", in_digits(_code(secret, clock), digits))
    press(page, ".content form .button-main")
    expect(page.locator(".factors > li")).to_have_count(3)
    fits(page, f"{language}-own")

    clock[0] += 1
    give_password(page, live_server, "salma")
    page.fill("[name=code]", "123")
    press(page, ".content .button-main")
    expect(page.locator(".problem[role=alert]").first).to_be_visible()
    fits(page, f"{language}-step")
    first, last = _code(secret, clock)[:3], _code(secret, clock)[3:]
    page.fill("[name=code]", in_digits(f"\u200f{first} {last}", digits))
    press(page, ".content .button-main")
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.wait_for_url(f"{live_server.url}/admin/")

    give_password(page, live_server, "salma")
    page.fill("[name=code]", in_digits(spare[0], digits))
    press(page, ".content .button-main")
    page.wait_for_url(f"{live_server.url}/admin/")
    make_proof_old(page)
    page.goto(f"{live_server.url}/admin/second-factor/codes/")
    fits(page, f"{language}-identity")
    press(page, "[data-passkey] button")
    expect(page.locator("[name=identity]")).to_have_count(0)

    page.goto(f"{live_server.url}/admin/sessions/")
    expect(page.locator(".factors > li")).not_to_have_count(0)
    fits(page, f"{language}-sessions")
    page.goto(f"{live_server.url}/admin/lost-phone/")
    fits(page, f"{language}-lost")
    press(page, ".content .button-main")
    fits(page, f"{language}-shut")
    give_password(page, live_server, "salma")
    expect(page.locator(".errornote")).to_be_visible()
    password = temporary_password()
    give(people.salma, actor=people.admin, password=password)
    give_password(page, live_server, "salma", password)
    page.wait_for_url(f"{live_server.url}/admin/password_change/")
    fits(page, f"{language}-password")


def _code(secret, clock):
    return format_hotp_value(hotp_value(secret, clock[0]))


def test_without_a_script_an_app_is_the_way(page, plain, live_server, people, sign_in):
    sign_in(people.rojin)
    page = plain()
    page.goto(f"{live_server.url}/admin/second-factor/passkey/")
    expect(page.locator("[data-passkey]")).to_be_hidden()
    expect(page.locator("[data-no-passkeys]")).to_be_visible()
    page.goto(f"{live_server.url}/admin/second-factor/app/")
    secret = page.locator(".app-key").inner_text().replace(" ", "")
    page.fill("[name=code]", _code(secret, [STEP]))
    press(page, ".content form .button-main")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
