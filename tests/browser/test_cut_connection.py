"""A connection that fails while somebody writes: the text stays until it can be stored."""

import pytest
from playwright.sync_api import expect

from tests import make

MINE = "عنوان لم يصل بعد"
OFFLINE = "No connection. Your text is kept on this page."
AWAY = "The server does not answer as it should. Your text is kept on this page"
SIGNED_OUT = "You are signed out. Sign in in another tab: your text is kept on this page."


@pytest.fixture
def writing(page, live_server, people, sign_in):
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/change/")
    return story


@pytest.fixture
def cut(page):
    """Lets nothing that is sent arrive, though the browser believes itself connected."""

    def refuse(route):
        if route.request.method == "POST":
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/translation/**", refuse)


def save(page):
    page.locator("#writing .actions [name=save]").click()


def test_a_save_waits_on_the_page_until_the_line_is_back(page, writing, cut):
    page.fill("[name=headline]", MINE)
    saying = page.locator("[data-saying]")
    expect(saying).to_have_text(OFFLINE)
    with page.expect_event("requestfailed"):
        save(page)
    expect(saying).to_have_text(OFFLINE)
    expect(page.locator("[name=headline]")).to_have_value(MINE)
    assert make.fresh(writing).latest_revision.headline != MINE

    page.unroute_all()
    save(page)
    expect(page.locator(".message-success")).to_have_text("Saved.")
    assert make.fresh(writing).latest_revision.headline == MINE


def test_an_answer_of_somebody_elses_is_not_taken_for_ours_nor_for_a_line_that_is_cut(
    page, writing
):
    page.route("**/autosave/", lambda route: route.fulfill(status=200, body="<h1>Wi-Fi</h1>"))
    page.fill("[name=headline]", MINE)
    expect(page.locator("[data-saying]")).to_contain_text(AWAY)
    page.unroute_all()
    page.locator("[name=headline]").press("End")
    page.keyboard.type(".")
    expect(page.locator("[data-saying]")).to_contain_text("Saved as you type")


def test_who_is_signed_out_is_told_so_and_nothing_else(page, writing):
    page.context.clear_cookies()
    page.fill("[name=headline]", MINE)
    expect(page.locator("[data-saying]")).to_have_text(SIGNED_OUT)
    expect(page.locator("[name=headline]")).to_have_value(MINE)
