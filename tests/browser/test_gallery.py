"""A gallery on the writing screen: by keyboard, by dragging, on a phone."""

import pytest
from playwright.sync_api import expect

from articles.workflow import GalleryPhoto
from tests import make
from tests.public.photos import photo

from .hands import open_read, save, screen_of, stored

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def with_gallery(people):
    numbers = [photo(people).pk for _ in range(3)]
    return make.draft(people, gallery=tuple(map(GalleryPhoto, numbers))), numbers


def order(story):
    return [stands.photo for stands in stored(story).gallery]


def test_a_gallery_is_put_in_order_by_keyboard(page, live_server, people, sign_in):
    story, (one, two, three) = with_gallery(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))

    down = page.get_by_role("button", name=f"Move down #{one}")
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-gallery-saying]")).to_have_text(
        f"Photo no. {one} now stands at place 2 of 3."
    )
    expect(down).to_be_focused()
    page.get_by_role("button", name=f"Take out #{three}").press("Enter")
    save(page)

    assert order(story) == [two, one]


def test_a_gallery_is_put_in_order_by_dragging(page, live_server, people, sign_in):
    story, (one, two, three) = with_gallery(people)
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, story))
    page.locator("[data-gallery]").scroll_into_view_if_needed()
    page.locator(".gallery-handle").nth(0).hover()
    target = page.locator(".gallery-row").nth(2).bounding_box()

    page.mouse.down()
    page.mouse.move(target["x"] + 50, target["y"] - 20, steps=4)
    page.mouse.move(target["x"] + 50, target["y"] + target["height"] / 2, steps=8)
    page.mouse.up()
    save(page)

    assert order(story) == [two, three, one]


def test_photos_are_added_to_the_gallery_from_the_library(page, live_server, people, sign_in):
    one = photo(people)
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))

    page.get_by_role("button", name="Add photos").click()
    page.locator(".picker-photo").first.click()
    expect(page.locator("[name=gallery_caption]")).to_be_focused()
    page.keyboard.type("شرح")
    save(page)

    assert stored(story).gallery == (GalleryPhoto(one.pk, "شرح"),)


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_the_screens_fit_a_phone(page, live_server, people, sign_in, language):
    story, (one, *_others) = with_gallery(people)
    photo(people, is_graphic=True)
    sign_in(people.rojin, language)
    page.set_viewport_size({"width": 390, "height": 800})

    for path in ("", "add/", f"{one}/change/"):
        page.goto(f"{live_server.url}/admin/articles/photo/{path}")
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.evaluate(OVERFLOW) <= 0, path
    page.goto(screen_of(live_server, story))
    page.locator("[data-lead] > button").click()
    expect(page.locator(".picker-photo").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= 390
