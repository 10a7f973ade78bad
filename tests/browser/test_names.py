"""Names that the search field offers: the latest ones, and with a script those that begin so."""

import pytest
from playwright.sync_api import expect

from tests.search.stories import tell

OFFERED = "#offered [role=option]"


@pytest.fixture
def named(people):
    tell(people, "ar", "من #القامشلي إلى #كوباني")
    tell(people, "kmr", "Ji #Qamişlo ber bi #Kobanê ve")


@pytest.mark.parametrize(
    ("language", "typed", "name"), [("ar", "القا", "القامشلي"), ("kmr", "qamis", "Qamişlo")]
)
def test_names_are_offered_while_somebody_types(page, live_server, named, language, typed, name):
    page.goto(f"{live_server.url}/{language}/search/")
    expect(page.locator(OFFERED)).to_have_count(2)

    with page.expect_response("**/search/names/**") as answer:
        page.locator("[name=q]").press_sequentially(typed)

    expect(page.locator(OFFERED)).to_have_text([name])
    expect(page.locator(OFFERED)).to_be_visible()
    assert "cookie" not in answer.value.request.all_headers()


def test_one_letter_asks_for_nothing(page, live_server, named):
    asked = []
    page.on("request", lambda request: "/names/" in request.url and asked.append(request.url))
    page.goto(f"{live_server.url}/ar/search/")

    page.locator("[name=q]").press_sequentially("ا")
    page.wait_for_timeout(500)

    assert asked == []
    expect(page.locator(OFFERED).first).to_be_hidden()


def test_without_a_script_the_latest_names_stand_there(browser, live_server, named):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/ar/search/")

    assert page.locator("#names option").count() == 2
    context.close()
