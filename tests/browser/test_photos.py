"""Photos at the desk in a real browser: coming in, into a text, as a lead, in focus."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Photo
from tests import make
from tests.public.photos import photo

from .hands import SCENE, hand_over, save, screen_of, sent, stored


def test_pictures_are_sent_one_by_one_and_each_says_what_became_of_it(
    page, live_server, people, sign_in
):
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    page.fill("[name=credit_ar]", "روجين")

    page.set_input_files(
        "[name=pictures]",
        [
            {"name": "one.jpg", "mimeType": "image/jpeg", "buffer": SCENE},
            {"name": "again.jpg", "mimeType": "image/jpeg", "buffer": SCENE},
            {"name": "<b>no picture</b>.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"},
        ],
    )

    lines = page.locator(".upload-line")
    expect(lines.nth(0)).to_contain_text("The location in the file was removed.")
    expect(lines.nth(1)).to_contain_text("Already here as no.")
    expect(lines.nth(2)).to_contain_text("SVG files are not accepted")
    expect(lines.nth(2)).to_contain_text("<b>no picture</b>.svg")
    kept = Photo.objects.get()
    assert kept.word_in("credit", "ar") == "روجين"
    lines.nth(0).get_by_role("link", name="Describe it").click()
    expect(page).to_have_url(re.compile(f"/photo/{kept.pk}/change/"))


def test_a_picture_whose_line_broke_is_sent_again(page, live_server, people, sign_in):
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    page.route("**/photo/upload/", lambda route: route.fulfill(status=400, body="cut"))
    hand_over(page, "[data-drop]", "drop", ("one.jpg", "image/jpeg", SCENE))
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()

    page.unroute("**/photo/upload/")
    again.click()

    expect(page.locator(".upload-line")).to_contain_text("Stored as no.")
    assert Photo.objects.count() == 1


def test_who_was_signed_out_meanwhile_is_told_so(page, live_server, people, sign_in):
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    page.context.clear_cookies(name="sessionid")

    hand_over(page, "[data-drop]", "drop", ("one.jpg", "image/jpeg", SCENE))

    expect(page.locator(".upload-line")).to_contain_text("You are signed out.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert not Photo.objects.exists()


def test_a_graphic_photo_is_blurred_in_the_library_until_somebody_asks(
    page, live_server, people, sign_in
):
    photo(people, is_graphic=True)
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))
    page.locator("[data-lead] > button").click()
    blur = "getComputedStyle(document.querySelector('.picker-photo img')).filter"
    expect(page.locator(".picker-photo")).to_be_visible()
    assert "blur" in page.evaluate(blur)

    page.get_by_role("button", name="Show it").click()

    expect(page.locator(".picker-photo img")).to_have_css("filter", "none")


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_picture_put_into_the_text_becomes_a_figure(page, live_server, people, sign_in, kind):
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))
    page.locator(".prose-field p").first.click()

    hand_over(page, ".prose-field", kind, ("one.jpg", "image/jpeg", SCENE))

    expect(page.locator(".prose-field figure img")).to_be_visible()
    expect(page.locator(".prose-saying")).to_contain_text("The location in the file was removed.")
    page.locator(".prose-field figcaption").click()
    page.keyboard.type("سوق في المدينة")
    save(page)
    body = stored(story).body
    number = Photo.objects.get().pk
    caption = "<figcaption>سوق في المدينة</figcaption>"
    assert f'<figure data-photo="{number}">{caption}</figure>' in body
    assert "<img" not in body


def test_a_refused_picture_says_why_and_leaves_the_text_alone(page, live_server, people, sign_in):
    story = make.draft(people)
    before = stored(story).body
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))

    hand_over(page, ".prose-field", "drop", ("x.svg", "image/svg+xml", b"<svg/>"))

    expect(page.locator(".prose-saying")).to_contain_text("SVG files are not accepted")
    expect(page.locator(".figure-waiting")).to_have_count(0)
    assert page.locator("[name=body]").input_value() == before


def test_a_picture_of_another_site_is_not_taken_over(page, live_server, people, sign_in):
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))
    page.locator(".prose-field p").first.click()

    html = '<p>نص <img src="https://example.org/x.png"> آخر</p>'
    hand_over(page, ".prose-field", "paste", html=html)

    expect(page.locator(".prose-saying")).to_contain_text("Pictures of other sites")
    field = page.locator("[name=body]")
    expect(field).to_have_value(re.compile("آخر"))
    assert "<img" not in field.input_value()


def test_the_lead_is_chosen_from_the_library_by_keyboard(page, live_server, people, sign_in):
    photo(people)
    bridge = photo(people, alt_ar="جسر على الخابور")
    photo(people)
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))

    page.locator("[data-lead] > button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_be_focused()
    page.keyboard.type("جسر")
    page.keyboard.press("Enter")
    expect(page.locator(".picker-photo")).to_have_count(1)
    page.locator(".picker-photo").focus()
    page.keyboard.press("Enter")

    expect(page.locator("dialog")).not_to_be_visible()
    expect(page.locator("[name=lead_alt]")).to_have_attribute("placeholder", "جسر على الخابور")
    save(page)
    assert stored(story).lead_photo == bridge.pk


@pytest.mark.parametrize(("language", "next_one"), [("kmr", "ArrowRight"), ("ar", "ArrowLeft")])
def test_the_picker_is_walked_by_arrow_keys_the_way_the_page_reads(
    page, live_server, people, sign_in, language, next_one
):
    numbers = [photo(people).pk for _ in range(8)]
    latest = numbers[::-1]
    story = make.draft(people)
    sign_in(people.rojin, language)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(screen_of(live_server, story))
    page.locator("[data-lead] > button").click()
    expect(page.locator(".picker-photo")).to_have_count(8)
    held = page.locator(".picker-photo:focus")

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    press("ArrowDown")
    expect(held).to_contain_text(f"#{latest[0]}")
    press(next_one)
    expect(held).to_contain_text(f"#{latest[1]}")
    boxes = [card.bounding_box() for card in page.locator(".picker-photo").all()[:2]]
    assert (boxes[1]["x"] > boxes[0]["x"]) == (next_one == "ArrowRight")
    assert boxes[0]["y"] == boxes[1]["y"]
    press("ArrowDown")
    expect(held).to_contain_text(f"#{latest[3]}")
    press("End")
    expect(held).to_contain_text(f"#{latest[7]}")
    press("Home", "ArrowUp")
    expect(page.locator("[data-words]")).to_be_focused()
    press("ArrowDown", next_one, "Enter")
    expect(page.locator("dialog")).not_to_be_visible()
    expect(page.locator("[name=lead_photo]:checked")).to_have_value(str(latest[1]))


def test_the_picker_is_narrowed_by_keyboard(page, live_server, people, sign_in):
    used, free = photo(people), photo(people)
    story = make.draft(people, lead_photo=used.pk)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))
    page.locator("[data-lead] > button").click()
    expect(page.locator(".picker-photo")).to_have_count(2)

    page.get_by_label("Never used").press("Enter")

    expect(page.locator(".picker-photo")).to_have_count(1)
    expect(page.locator(".picker-photo")).to_contain_text(f"#{free.pk}")
    page.get_by_label("Brought in by me").press("Space")
    expect(page.locator(".picker-photo")).to_have_count(1)


def test_a_new_lead_is_brought_in_from_the_library(page, live_server, people, sign_in):
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(screen_of(live_server, story))
    page.locator("[data-lead] > button").click()

    picture = {"name": "one.jpg", "mimeType": "image/jpeg", "buffer": SCENE}
    page.set_input_files("dialog [data-file]", [picture])
    words = {"credit": "هيفين", "alt": "سوق المدينة صباحاً", "caption": "السوق"}
    for name, text in words.items():
        field = page.locator(f"dialog [data-word={name}]")
        expect(field).to_have_attribute("dir", "rtl")
        field.fill(text)
    page.locator("dialog [data-new-send]").click()

    expect(page.locator("[data-lead]")).to_contain_text("The location in the file was removed.")
    save(page)
    made = Photo.objects.get()
    assert stored(story).lead_photo == made.pk
    assert {name: made.word_in(name, "ar") for name in words} == words


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_focal_point_is_set_by_keyboard_and_by_click(
    page, live_server, people, sign_in, language
):
    made = photo(people)
    sign_in(people.rojin, language)
    page.goto(f"{live_server.url}/admin/articles/photo/{made.pk}/change/")
    point = page.locator(".focal-point")

    page.locator(".focal img").click(position={"x": 1, "y": 1})
    expect(point).to_be_focused()
    assert float(page.input_value("[name=focal_x]")) < 0.01
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")

    assert 0.11 <= float(page.input_value("[name=focal_x]")) < 0.12
    assert "11%" in point.get_attribute("aria-label")
    sent(page, page.locator("button[name=_save]"))
    made.refresh_from_db()
    assert made.focal_x == pytest.approx(0.112, abs=0.01)


@pytest.mark.parametrize("language", ["ar", "kmr"])
def test_on_a_phone_a_withdrawal_is_one_touch_away(page, live_server, people, sign_in, language):
    made = photo(people)
    sign_in(people.zelal, language)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/admin/articles/photo/{made.pk}/change/")

    page.locator(".to-moves").click()

    withdraw = page.locator("details.move").first
    expect(withdraw.locator("summary")).to_be_in_viewport()
    withdraw.locator("summary").click()
    withdraw.locator("textarea").fill("وجه طفل")
    withdraw.locator("form button").click()
    expect(page.locator(".message-success")).to_be_visible()
    assert Photo.objects.get(pk=made.pk).withdrawn_at
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
