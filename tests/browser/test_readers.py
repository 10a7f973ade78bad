import pytest
from playwright.sync_api import expect

from articles.languages import CODES
from articles.models import Outlet
from tests import make
from tests.public.photos import photo

SENTENCES = {
    "ar": "وعادت المياه إلى أربعة أحياء بعد انقطاع دام عشرة أيام.",
    "ckb": "پاش دە ڕۆژ پچڕان ئاو بۆ چوار گەڕەک گەڕایەوە.",
    "kmr": "Piştî qutbûna deh rojan av vegeriya çar taxan.",
}
# All but the last, which ends where the text does.
LETTERS_OF_LINES = """paragraph => {
  const text = paragraph.firstChild, letter = document.createRange(), lines = [];
  let top = null;
  for (let i = 0; i < text.length; i++) {
    letter.setStart(text, i);
    letter.setEnd(text, i + 1);
    const box = letter.getClientRects()[0];
    if (!box) continue;
    if (top === null || box.top - top > 8) { lines.push(0); top = box.top; }
    lines[lines.length - 1]++;
  }
  return lines.slice(0, -1);
}"""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 360, 1280)
# What is loaded comes before a page's `load`, but for the fonts that its letters ask for.
DRAWN = "document.fonts.ready.then(() => true)"


@pytest.fixture
def stories(people):
    """One illustrated story per language, by its code."""
    names = {"ar": "صوت المدينة", "ckb": "دەنگی شار", "kmr": "Dengê Bajêr"}
    Outlet.objects.create(pk=1, **{f"name_{code}": name for code, name in names.items()})
    picture = photo(people)
    return {
        code: make.published(
            people,
            code,
            lead_photo=picture.pk,
            standfirst=make.WORDS[code][0],
            body=make.WORDS[code][1] * 4 + f'<figure data-photo="{picture.pk}"></figure>',
        )
        for code in CODES
    }


def address(live_server, story):
    return f"{live_server.url}/{story.language}/{story.article_id}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", CODES)
def test_pages_fit_every_screen_and_break_no_policy(page, live_server, stories, language, scheme):
    section = stories[language].article.section_id
    page.emulate_media(color_scheme=scheme)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("", f"{stories[language].article_id}", f"section/{section}", "nothing/"):
            page.goto(f"{live_server.url}/{language}/{path}")
            page.evaluate(DRAWN)
            assert page.evaluate(OVERFLOW) <= 0, (width, path)
            assert page.locator("h1").count() == 1
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_arabic_letters_are_read_in_the_font_of_the_house(page, live_server, stories, language):
    page.goto(address(live_server, stories[language]))

    page.wait_for_function("() => document.fonts.check('16px Vazirmatn', 'ڵێ')")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") in (
        "normal",
        "0px",
    )


@pytest.mark.parametrize("language", CODES)
def test_a_line_of_text_has_at_most_75_letters(page, live_server, people, language):
    # With another beside it.
    make.published(people, language)
    story = make.published(people, language, body=f"<p>{f'{SENTENCES[language]} ' * 30}</p>")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address(live_server, story))
    page.evaluate("document.fonts.ready")

    lines = page.locator(".story__body p").evaluate(LETTERS_OF_LINES)

    assert sum(lines) / len(lines) >= 60
    assert max(lines) <= 75


def test_the_short_address_is_copied(page, live_server, stories):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(live_server, stories["kmr"]))

    button = page.locator(".share__copy")
    button.click()
    expect(button).to_have_text(button.get_attribute("data-done"))

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == address(live_server, stories["kmr"])


def test_size_and_colours_are_chosen_once_for_all_pages(page, live_server, stories):
    background, size = (
        f"getComputedStyle(document.documentElement).{name}" for name in ("background", "fontSize")
    )
    page.emulate_media(color_scheme="light")
    page.goto(address(live_server, stories["ar"]))
    usual = page.evaluate(background), page.evaluate(size)

    page.locator(".look summary").click()
    for value in ("larger", "dark"):
        page.locator(f"#{value}").check()
    chosen = page.evaluate(background), page.evaluate(size)
    page.goto(f"{live_server.url}/kmr/")

    assert usual[0] != chosen[0]
    assert (usual[1], chosen[1]) == ("19px", "26px")
    assert (page.evaluate(background), page.evaluate(size)) == chosen
    assert page.locator("#dark").is_checked()


def test_the_page_is_whole_without_a_script(browser, live_server, stories):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(live_server, stories["ar"]))

    assert page.locator("h1").is_visible()
    assert page.get_by_role("link", name="WhatsApp").is_visible()
    assert not page.locator(".share__copy").is_visible()
    assert not page.locator(".look").is_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first(page, live_server, stories):
    page.goto(address(live_server, stories["ckb"]))

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_a_graphic_picture_is_blurred_until_somebody_asks(page, live_server, people):
    story = make.published(people, lead_photo=photo(people, is_graphic=True).pk)
    page.goto(address(live_server, story))
    blur = "getComputedStyle(document.querySelector('.graphic img')).filter"
    assert "blur" in page.evaluate(blur)

    page.locator(".graphic summary").click()

    expect(page.locator(".graphic img").first).to_have_css("filter", "none")


def test_the_language_switch_leads_to_the_other_home(page, live_server, stories):
    page.goto(address(live_server, stories["ar"]))

    page.get_by_role("link", name="Kurmancî").first.click()

    expect(page).to_have_url(f"{live_server.url}/kmr/")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
