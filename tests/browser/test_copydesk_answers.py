"""Answers of the copy desk that come in the middle of a press, or in another order."""

from playwright.sync_api import expect

from tests import make

from .hands import first_of, open_read, put_cursor, screen_of

TYPED = "وصل في في المساء ، ثم عاد."


def entries(page):
    return page.locator("[data-findings] [data-finding]")


def test_a_list_that_comes_while_a_button_is_held_down_does_not_lose_the_press(
    page, live_server, people, sign_in
):
    story = make.draft(people, body=f"<p>{TYPED}</p>")
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, story))
    editor = page.locator("[contenteditable=true]")
    put_cursor(page, "Control+End")
    held, reading = [], "**/proofread/"
    page.route(reading, lambda route: route.continue_() if held else held.append(route))
    page.keyboard.type(" من من")
    late = first_of(held, page)

    entries(page).first.locator("[name=repair]").hover()
    page.mouse.down()
    with page.expect_event("requestfinished", lambda request: "/proofread/" in request.url):
        late.continue_()
    page.wait_for_timeout(200)
    page.mouse.up()

    expect(editor).to_have_text("وصل في المساء ، ثم عاد. من من")
    expect(entries(page)).to_have_count(2)


def test_moves_that_come_late_do_not_replace_later_ones(page, live_server, people, sign_in):
    story = make.submitted(people, body=f"<p>{TYPED}</p>")
    sign_in(people.salma)
    screen = screen_of(live_server, story)
    open_read(page, screen)
    reason, late = page.locator("#reason-approve"), []
    expect(reason).to_have_count(1)

    def holds_the_first(route):
        if late:
            route.continue_()
        else:
            late.append((route, route.fetch()))

    page.route(screen, holds_the_first)
    entries(page).first.locator("[name=leave_now]").click()
    route, answer = first_of(late, page)
    entries(page).first.locator("[name=leave_now]").click()
    expect(reason).to_have_count(0)
    with page.expect_event("requestfinished", lambda request: request.url == screen):
        route.fulfill(response=answer)
    page.wait_for_timeout(200)

    expect(reason).to_have_count(0)
