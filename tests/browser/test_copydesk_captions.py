"""The copy desk under photos: the lead's caption and description, captions of the gallery."""

import re

from playwright.sync_api import expect

from articles.workflow import GalleryPhoto
from tests import make
from tests.public.photos import photo

from .hands import open_read, save, screen_of, stored

FAULTY = "زوار في في السوق ، صباحاً"
SAFE = "زوار في في السوق، صباحاً"
REPAIRED = "زوار في السوق، صباحاً"


def with_photos(people):
    one, two = (photo(people).pk for _ in range(2))
    return make.draft(
        people,
        lead_photo=one,
        lead_caption=FAULTY,
        lead_alt=FAULTY,
        gallery=(GalleryPhoto(one, "سوق"), GalleryPhoto(two, FAULTY)),
    )


def captions(page):
    fields = [page.locator(f"[name={name}]") for name in ("lead_caption", "lead_alt")]
    return [*fields, page.locator("[name=gallery_caption]").nth(1)]


def entries(page):
    return page.locator("[data-findings] [data-finding]")


def answers(story):
    content = stored(story)
    return [content.lead_caption, content.lead_alt, content.gallery[1].caption]


def test_captions_are_marked_repaired_undone_and_saved(page, live_server, people, sign_in):
    story = with_photos(people)
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, story))
    for field in captions(page):
        expect(field).to_have_class(re.compile("field-found-error"))
    expect(page.locator("[data-finding-count]")).to_have_text("6 errors to answer")

    page.locator("[name=repair_safe]").click()
    for field in captions(page):
        expect(field).to_have_value(SAFE)
    page.locator("[data-undo]").click()
    for field in captions(page):
        expect(field).to_have_value(FAULTY)
    # Until it has been read again: what was repaired is not in the list before.
    expect(entries(page)).to_have_count(6)

    page.locator("[name=repair_safe]").click()
    expect(entries(page)).to_have_count(3)
    page.locator("[name=repair_all]").click()
    expect(entries(page)).to_have_count(0)
    for field in captions(page):
        expect(field).not_to_have_class(re.compile("field-found"))
    save(page)
    assert answers(story) == [REPAIRED] * 3


def test_an_entry_leads_to_the_words_in_its_caption(page, live_server, people, sign_in):
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, with_photos(people)))
    expect(captions(page)[0]).to_have_class(re.compile("field-found-error"))
    page.locator("[data-card] summary").first.click()
    for place, field in ((0, captions(page)[0]), (2, captions(page)[1]), (4, captions(page)[2])):
        page.locator(f"[data-finding='{place}'] [data-show]").click()
        expect(field).to_be_focused()
        selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert field.evaluate(selected) == "في في"


def test_a_photo_taken_out_takes_its_findings_along(page, live_server, people, sign_in):
    story = with_photos(people)
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, story))
    expect(entries(page)).to_have_count(6)
    page.locator(".gallery-row").nth(1).get_by_role("button", name="Take out").click()
    expect(entries(page)).to_have_count(4)


def test_captions_are_repaired_without_a_script(plain, live_server, people, sign_in):
    story = with_photos(people)
    sign_in(people.rojin)
    plain_page = plain()
    plain_page.goto(screen_of(live_server, story))
    plain_page.locator("[name=repair_safe]").click()
    for field in captions(plain_page):
        expect(field).to_have_value(SAFE)
    for left in (3, 2, 1):
        expect(entries(plain_page)).to_have_count(left)
        plain_page.locator("[data-card] summary").first.click()
        entries(plain_page).first.locator("[name=repair]").click()
    expect(entries(plain_page)).to_have_count(0)
    plain_page.locator("#writing .actions [name=save]").click()
    expect(plain_page.locator(".message-success")).to_be_visible()
    assert answers(story) == [REPAIRED] * 3
