"""The front page arranged by hand: by button with and without a script, by key, by dragging."""

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import BreakingLine, FrontPage, Pin
from tests import make

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADLINES = ("أولى", "ثانية", "ثالثة")


@pytest.fixture
def stories(people):
    return [make.published(people, headline=words) for words in HEADLINES]


@pytest.fixture
def screen(live_server):
    return f"{live_server.url}/admin/articles/frontpage/ar/change/"


def arranged(people, stories):
    pins = [workflow.Pinned(story.pk) for story in stories]
    workflow.arrange_front_page(FrontPage.of("ar"), actor=people.hevin, pins=pins)


def row(page, words):
    return page.locator(".pin", has_text=words)


def order_is(page, *words):
    expect(page.locator(".pin .pin-headline")).to_have_text(words)


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".message-success")).to_be_visible()


def pinned():
    return list(Pin.objects.values_list("translation__latest_revision__headline", flat=True))


def test_stories_are_pinned_moved_and_taken_out_by_buttons(
    either, live_server, people, stories, screen
):
    page = either(people.hevin)
    page.goto(screen)
    for words in HEADLINES:
        page.locator(".pin-offer", has_text=words).get_by_role("button").click()
        expect(row(page, words)).to_be_visible()
    row(page, "ثالثة").get_by_role("button", name="Move up").click()
    order_is(page, "أولى", "ثالثة", "ثانية")
    # The button stays under the finger that has pressed it.
    expect(row(page, "ثالثة").get_by_role("button", name="Move up")).to_be_focused()
    row(page, "أولى").get_by_role("button", name="Take out").click()
    order_is(page, "ثالثة", "ثانية")
    expect(page.locator("[data-unsaved]")).to_be_visible()
    assert pinned() == []

    save(page)
    assert pinned() == ["ثالثة", "ثانية"]
    page.goto(f"{live_server.url}/ar/")
    expect(page.locator(".front__lead")).to_contain_text("ثالثة")


def test_stories_are_moved_by_key(sign_in, people, stories, screen):
    arranged(people, stories)
    page = sign_in(people.hevin, "en")
    page.goto(screen)
    row(page, "ثالثة").locator("a").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    order_is(page, "ثالثة", "أولى", "ثانية")
    page.keyboard.press("Alt+ArrowDown")
    order_is(page, "أولى", "ثالثة", "ثانية")

    save(page)
    assert pinned() == ["أولى", "ثالثة", "ثانية"]


def test_stories_are_dragged(sign_in, people, stories, screen):
    arranged(people, stories)
    page = sign_in(people.hevin, "en")
    page.goto(screen)
    by = {"source_position": {"x": 12, "y": 12}, "target_position": {"x": 12, "y": 4}}
    row(page, "ثالثة").drag_to(row(page, "أولى"), **by)
    order_is(page, "ثالثة", "أولى", "ثانية")
    expect(page.locator("[data-unsaved]")).to_be_visible()

    save(page)
    assert pinned() == ["ثالثة", "أولى", "ثانية"]


def test_an_order_that_is_back_where_it_was_is_not_unsaved(sign_in, people, stories, screen):
    arranged(people, stories)
    page = sign_in(people.hevin, "en")
    page.goto(screen)
    row(page, "أولى").get_by_role("button", name="Move down").click()
    expect(page.locator("[data-unsaved]")).to_be_visible()
    row(page, "أولى").get_by_role("button", name="Move up").click()

    expect(page.locator("[data-unsaved]")).to_be_hidden()


def test_enter_in_a_field_moves_and_stores_nothing(either, people, stories, screen):
    arranged(people, stories)
    page = either(people.hevin)
    page.goto(screen)
    page.locator("[name=q]").fill("ثانية")
    page.keyboard.press("Enter")
    order_is(page, *HEADLINES)

    expect(page.locator("[name=q]")).to_have_value("ثانية")
    assert pinned() == list(HEADLINES)


def test_the_order_is_seen_before_it_is_stored(either, people, stories, screen):
    page = either(people.hevin)
    page.goto(screen)
    page.locator(".pin-offer", has_text="أولى").get_by_role("button").click()
    expect(row(page, "أولى")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview").click()

    expect(opened.value.locator(".front__lead")).to_contain_text("أولى")
    expect(opened.value.locator(".preview")).to_be_visible()
    assert pinned() == []


def test_a_breaking_line_is_shown_and_ended(either, live_server, people, stories, screen):
    page = either(people.hevin)
    page.goto(screen)
    page.locator("[name=text]").fill("زلزال شرق المدينة")
    page.get_by_role("button", name="Show it to readers").click()
    expect(page.locator(".message-success")).to_be_visible()
    page.goto(f"{live_server.url}/ar/")
    expect(page.locator(".breaking")).to_contain_text("زلزال شرق المدينة")

    page.goto(screen)
    page.get_by_role("button", name="End it now").click()
    expect(page.locator(".message-success")).to_be_visible()
    # Another address, since the browser keeps what it has shown for half a minute.
    page.goto(f"{live_server.url}/ar/?again")
    expect(page.locator(".breaking")).to_have_count(0)
    assert BreakingLine.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "ar", "ckb", "kmr"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_stands_outside_the_screen(sign_in, people, stories, screen, language, width):
    long = make.published(people, headline="خبراء يحذرون من انخفاض منسوب المياه " * 4)
    arranged(people, [long, *stories[:2]])
    page = sign_in(people.hevin, language)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(screen)

    assert page.evaluate(OVERFLOW) <= 0
