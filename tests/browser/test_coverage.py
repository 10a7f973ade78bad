"""The coverage board renews itself in its place, and says so where it cannot."""

from playwright.sync_api import expect

from articles import workflow
from tests import make

LATE = "[data-board-late]"
MINUTE = 61_000


def opened(page, live_server, sign_in, person):
    page.clock.install()
    sign_in(person)
    page.goto(f"{live_server.url}/admin/coverage/")
    expect(page.locator(".board tbody tr").first).to_be_visible()


def test_it_shows_what_has_changed_and_neither_jumps_nor_loses_the_focus(
    page, live_server, sign_in, people
):
    stories = [make.draft(people) for _ in range(20)]
    page.set_viewport_size({"width": 360, "height": 640})
    opened(page, live_server, sign_in, people.salma)
    last = page.locator(".board tbody tr").nth(15).locator("a").first
    last.focus()
    top = page.evaluate("window.scrollY")
    assert top > 500

    moved = stories[8]
    workflow.submit(moved, actor=people.rojin, opened_revision=moved.latest_revision_id)
    expect(page.locator(".chip-submitted")).to_have_count(0)
    page.clock.fast_forward(MINUTE)

    expect(page.locator(".chip-submitted")).to_have_count(1)
    expect(last).to_be_focused()
    assert abs(page.evaluate("window.scrollY") - top) < 5
    expect(page.locator(LATE)).to_be_hidden()


def test_without_a_line_it_says_that_it_is_old_until_it_is_renewed(
    page, live_server, sign_in, people
):
    make.draft(people)
    opened(page, live_server, sign_in, people.salma)

    page.context.set_offline(True)
    page.clock.fast_forward(MINUTE)
    expect(page.locator(LATE)).to_be_visible()

    page.context.set_offline(False)
    page.clock.fast_forward(MINUTE)
    expect(page.locator(LATE)).to_be_hidden()


def test_signed_out_it_says_that_it_is_old(page, live_server, sign_in, people):
    make.draft(people)
    opened(page, live_server, sign_in, people.salma)

    page.context.clear_cookies()
    page.clock.fast_forward(MINUTE)

    expect(page.locator(LATE)).to_be_visible()
    expect(page.locator(".board tbody tr")).to_have_count(1)


def test_without_a_script_the_browser_asks_again(page, live_server, sign_in, plain, people):
    make.draft(people)
    sign_in(people.salma)
    shown = plain()
    shown.goto(f"{live_server.url}/admin/coverage/")

    expect(shown.locator(".board tbody tr")).to_have_count(1)
    assert shown.locator("meta[http-equiv=refresh]").get_attribute("content") == "60"
