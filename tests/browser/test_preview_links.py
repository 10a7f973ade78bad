"""A text shown to somebody without an account, from the making of its link to its end."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.public.photos import photo, with_sizes

from .hands import screen_of

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def outside(browser):
    """Somebody else's phone, on which nothing runs."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def story(people):
    picture = with_sizes(photo(people))
    return make.submitted(people, headline="عنوان لا يعرفه أحد بعد", lead_photo=picture.pk)


def made_by_keyboard(page):
    """The address of a new link, made without a mouse."""
    page.locator(".links summary").press("Enter")
    page.locator("#hours").select_option("72")
    page.locator(".link-form button").press("Enter")
    return page.locator("#address").input_value()


def test_it_is_made_sent_opened_and_ended(page, live_server, people, sign_in, story, outside):
    sign_in(people.salma, "ar")
    page.goto(screen_of(live_server, story))
    address = made_by_keyboard(page)

    outside.goto(address)
    assert story.latest_revision.headline not in outside.content()
    with outside.expect_response("**/admin/link/picture/**") as picture:
        outside.locator("button").press("Enter")
    assert picture.value.status == 200
    expect(outside.locator("h1")).to_have_text(story.latest_revision.headline)
    assert outside.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.goto(screen_of(live_server, story))
    page.locator(".links .flag button").click()
    expect(page.get_by_text("أُنهي رابط المعاينة.")).to_be_visible()
    outside.goto(address)
    assert story.latest_revision.headline not in outside.content()
    assert outside.locator("button").count() == 0


def test_a_text_stands_in_its_frames_in_both_widths_and_themes(
    page, live_server, people, sign_in, story
):
    sign_in(people.salma, "ar")
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/preview/1/looks/")
    inks = {}
    for kind, width in (("phone", 360), ("desktop", 1280)):
        for theme, number in (("light", 0), ("dark", 1)):
            frame = page.locator(f".look-{kind} iframe").nth(number)
            frame.scroll_into_view_if_needed()
            inside = frame.element_handle().content_frame()
            inside.wait_for_selector("h1")
            assert inside.evaluate("innerWidth") == width
            inks[kind, theme] = inside.evaluate("getComputedStyle(document.body).color")
    assert inks["phone", "light"] == inks["desktop", "light"]
    assert inks["phone", "dark"] == inks["desktop", "dark"] != inks["phone", "light"]
    card = page.locator(".look-link img").first
    card.scroll_into_view_if_needed()
    page.wait_for_function("(card) => card.naturalWidth === 1200", arg=card.element_handle())


@pytest.mark.parametrize("language", ["ar", "kmr"])
def test_on_a_phone_no_frame_is_cut_in_either_direction(
    page, live_server, people, sign_in, story, language
):
    sign_in(people.salma, language)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/preview/1/looks/")
    cut = page.evaluate("""() => [...document.querySelectorAll(".look-screen")].filter((screen) => {
      const around = screen.getBoundingClientRect();
      const inside = screen.firstElementChild.getBoundingClientRect();
      return inside.left < around.left || inside.right > around.right
        || around.left < 0 || around.right > innerWidth;
    }).length""")
    assert page.locator(".look-screen").count() == 4
    assert cut == 0
