"""The results page in a real browser: it fits, marks what was found, and needs no script."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.languages import CODES
from articles.models import Outlet
from tests import make

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUERIES = {"ar": "القامشلي", "ckb": "قامیشلۆ", "kmr": "Qamislo"}
TEXTS = {
    "ar": "افتتح في القامشلي سوق للكتب.",
    "ckb": "لە قامیشلۆ بازاڕی کتێب کرایەوە.",
    "kmr": "Li Qamişlo sûka pirtûkan vebû.",
}
TYPED = {"ar": "القام", "ckb": "قامي", "kmr": "qami"}
NAMES = {"ar": "القامشلي", "ckb": "قامیشلۆ", "kmr": "Qamişlo"}


@pytest.fixture
def stories(people):
    names = {"ar": "صوت المدينة", "ckb": "دەنگی شار", "kmr": "Dengê Bajêr"}
    Outlet.objects.create(pk=1, **{f"name_{code}": name for code, name in names.items()})
    return {
        code: make.published(people, code, headline=text, body=f"<p>{text} #{NAMES[code]}</p>")
        for code, text in TEXTS.items()
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", CODES)
def test_results_fit_every_screen_and_mark_the_words(page, live_server, stories, language, scheme):
    page.emulate_media(color_scheme=scheme)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}/{language}/search/?q={QUERIES[language]}")
        assert page.evaluate(OVERFLOW) <= 0
        assert page.locator(".teaser__headline mark").count() == 1
        assert page.locator(".teaser time").inner_text()
        if folder := os.environ.get("SCREENSHOTS"):
            path = Path(folder) / f"search-{language}-{scheme}-{width}.png"
            page.screenshot(path=path, full_page=True)


@pytest.mark.parametrize("language", CODES)
def test_searching_needs_no_script(browser, live_server, stories, language):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/{language}/search/")
    page.fill("input[name=q]", QUERIES[language])
    page.press("input[name=q]", "Enter")
    expect(page.locator(".teaser")).to_have_count(1)
    page.context.close()


def names_of(page):
    return page.locator("#offered").get_by_role("option")


@pytest.fixture
def field(page, live_server, stories):
    """The field of a language's search page, with part of a name typed and a name offered."""

    def fill(language):
        page.goto(f"{live_server.url}/{language}/search/")
        field = page.get_by_role("combobox", name=page.locator("label").first.inner_text())
        expect(field).to_have_attribute("aria-expanded", "false")
        field.press_sequentially(TYPED[language])
        expect(names_of(page)).to_have_text([NAMES[language]])
        return field

    return fill


@pytest.mark.parametrize("language", CODES)
def test_a_name_is_chosen_by_keyboard_however_it_was_typed(page, field, language):
    field = field(language)
    expect(field).to_have_attribute("aria-expanded", "true")

    field.press("ArrowDown")
    option = names_of(page).and_(page.locator("[aria-selected=true]"))
    expect(option).to_have_text(NAMES[language])
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    field.press("Enter")

    expect(page.locator(".teaser")).to_have_count(1)
    expect(page.locator("[name=q]")).to_have_value(NAMES[language])


def test_escape_closes_the_names_and_keeps_what_was_typed(page, field):
    field = field("kmr")
    field.press("ArrowDown")

    field.press("Escape")

    expect(page.locator("#offered")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(TYPED["kmr"])
    field.press("Enter")
    expect(page).to_have_url(re.compile("q=qami"))
    expect(page.locator("[name=q]")).to_have_value(TYPED["kmr"])


def test_leaving_the_field_closes_the_names(page, field):
    field = field("kmr")

    field.press("Tab")

    expect(page.locator("#offered")).to_be_hidden()
    expect(field).to_have_value(TYPED["kmr"])


def test_a_name_is_chosen_by_pointer(page, field):
    field("ar")

    names_of(page).click()

    expect(page.locator(".teaser mark").first).to_have_text(NAMES["ar"])


def test_arrows_open_the_names_of_the_latest_stories_and_go_round(page, live_server, stories):
    page.goto(f"{live_server.url}/kmr/search/")
    field = page.get_by_role("combobox").first

    field.press("ArrowUp")
    expect(names_of(page).and_(page.locator("[aria-selected=true]"))).to_have_text("Qamişlo")
    field.press("ArrowDown")
    expect(names_of(page).and_(page.locator("[aria-selected=true]"))).to_have_text("Qamişlo")
