"""The copy desk's cards: at their lines beside the text, and a short list on a phone."""

import pytest
from playwright.sync_api import expect

from articles.proofreading import unanswered
from tests import make

from .hands import open_read, screen_of

NAME = "الديموقراطية"
OPENING = f"<p>قالت قوات سوريا {NAME} إنها وصلت ، ثم عادت.</p>"
QUIET = "<p>سطر سليم من نص طويل يصف ما جرى في المدينة يوم الأحد وما قاله أهلها.</p>" * 12
ENDING = f"<p>وذكرت الإدارة الديمقراطية ذلك، ثم الإدارة {NAME}، وعاد الوفد من من هناك.</p>"
# The top and bottom of each card.
PLACES = """() => [...document.querySelectorAll("[data-card]")].map((card) => {
  const { top, bottom } = card.getBoundingClientRect();
  return [top, bottom];
})"""
APART = """() => {
  const text = document.querySelector("[contenteditable=true]").getBoundingClientRect();
  const card = document.querySelector("[data-card]").getBoundingClientRect();
  return card.right <= text.left || card.left >= text.right;
}"""


@pytest.fixture
def desk(page, live_server, people, sign_in):
    def enter(width, language="ar", person="salma"):
        story = make.submitted(people, body=OPENING + QUIET + ENDING)
        page.set_viewport_size({"width": width, "height": 800})
        sign_in(getattr(people, person), language)
        open_read(page, screen_of(live_server, story))
        return story

    return enter


def card_of(page, words):
    return page.locator("[data-card]", has=page.locator("summary .finding-words", has_text=words))


def distance(page, card, mark):
    return card.bounding_box()["y"] - mark.bounding_box()["y"]


@pytest.mark.parametrize("language", ["ar", "kmr"])
def test_each_card_stands_beside_its_line_and_none_over_another(page, desk, language):
    desk(1280, language)
    expect(page.locator("[data-card]")).to_have_count(3)
    last = page.locator(".found", has_text="من من")
    page.wait_for_function("() => document.querySelector('[data-card]').style.insetBlockStart")

    assert page.evaluate(APART)
    assert abs(distance(page, card_of(page, "من من"), last)) < 120
    places = sorted(page.evaluate(PLACES))
    assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False))

    page.locator("[data-card] summary").first.click()
    expect(page.locator("[data-card] details[open]")).to_have_count(1)
    page.wait_for_timeout(200)
    places = sorted(page.evaluate(PLACES))
    assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False))


def test_a_card_comes_to_the_place_that_is_looked_at(page, desk):
    desk(1280)
    marks = page.locator(".found", has_text=NAME)
    expect(marks).to_have_count(2)
    marks.nth(1).click()

    card = card_of(page, NAME)
    expect(card.locator("details")).to_have_attribute("open", "")
    page.wait_for_timeout(300)
    assert abs(distance(page, card, marks.nth(1))) < 150


def test_one_press_leaves_a_word_everywhere(page, desk):
    story = desk(1280)
    assert unanswered(story) == 4
    card_of(page, NAME).locator("[name=leave_all]").click()

    expect(page.locator(".found", has_text=NAME)).to_have_count(0)
    expect(page.locator("[data-left] summary")).to_contain_text("(2)")
    assert unanswered(story) == 2


def test_one_press_repairs_a_word_everywhere_and_is_taken_back(page, desk):
    desk(1280)
    card_of(page, NAME).locator("[name=repair_all]").click()
    editor = page.locator("[contenteditable=true]")
    expect(editor).not_to_contain_text(NAME)
    page.locator("[data-undo]").click()

    expect(page.locator(".found", has_text=NAME)).to_have_count(2)


def test_on_a_phone_a_finding_is_a_line_that_opens(page, desk):
    desk(360)
    card = card_of(page, "من من")
    assert card.bounding_box()["height"] < 90
    expect(card.locator("[name=leave_now]")).to_be_hidden()
    card.locator("summary").click()

    expect(card.locator("[name=leave_now]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_the_list_stands_under_the_text_folded(page, plain, desk, live_server):
    story = desk(1280)
    plain_page = plain()
    plain_page.goto(screen_of(live_server, story))
    expect(plain_page.locator("[data-card]")).to_have_count(3)
    expect(plain_page.locator("[name=leave_all]")).to_have_count(1)
    plain_page.locator("[name=leave_all]").click()

    expect(plain_page.locator("[data-card]")).to_have_count(2)
    assert unanswered(story) == 2
