"""Links, languages, directions and tables by the toolbar; signs that stay signs when typed."""

import pytest
from playwright.sync_api import expect

from tests import make

from .hands import put_cursor, save, stored
from .test_paste import WRITTEN, open_story

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NAMES = {
    "ar": {"link": "رابط", "wording": "اللغة والاتجاه", "table": "جدول", "done": "تم"},
    "ckb": {"link": "بەستەر", "wording": "زمان و ئاراستە", "table": "خشتە", "done": "تەواو"},
}


def tool(page, name):
    return page.locator(".prose-toolbar").get_by_role("button", name=name, exact=True)


def panel(page):
    return page.locator(".prose-panel:not([hidden])")


@pytest.mark.parametrize("language", NAMES)
def test_an_address_is_made_whole_or_refused_with_a_word(
    page, live_server, people, sign_in, language
):
    names = NAMES[language]
    story = open_story(page, live_server, people, sign_in, language, body="<p>نص</p>")
    for typed in ("javascript:alert(1)", "tel:+963111", "example", "two words", "page.html"):
        put_cursor(page, "Control+a")
        tool(page, names["link"]).click()
        panel(page).locator("input").fill(typed)
        panel(page).locator("input").press("Enter")
        expect(panel(page).locator(".wrong")).to_contain_text("example.org/x")
        assert page.evaluate(WRITTEN) == "<p>نص</p>"
        panel(page).locator("input").press("Escape")
    written = {
        "www.example.org": "https://www.example.org",
        "t.me/kanal": "https://t.me/kanal",
        "desk@example.org": "mailto:desk@example.org",
        "https://www.google.com/url?q=https://example.org/x&sa=D": "https://example.org/x",
    }
    for typed, address in written.items():
        put_cursor(page, "Control+a")
        tool(page, names["link"]).click()
        panel(page).locator("input").fill(typed)
        panel(page).locator("input").press("Enter")
        assert page.evaluate(WRITTEN) == f'<p><a href="{address}">نص</a></p>'
    put_cursor(page, "Control+a")
    tool(page, names["link"]).click()
    panel(page).locator("input").fill("")
    panel(page).locator("input").press("Enter")
    put_cursor(page, "Control+End")
    page.keyboard.type(" ")
    tool(page, names["link"]).click()
    panel(page).locator("input").fill("example.org/x")
    panel(page).locator("input").press("Enter")
    save(page)
    assert stored(story).body == '<p>نص <a href="https://example.org/x">example.org/x</a></p>'


@pytest.mark.parametrize("language", NAMES)
def test_a_block_gets_a_language_and_a_direction(page, live_server, people, sign_in, language):
    names = NAMES[language]
    story = open_story(
        page,
        live_server,
        people,
        sign_in,
        language,
        body="<p>Road closed (2024)!</p><ul><li>First item.</li></ul><p>نص</p>",
    )
    for words, wanted in (("Road closed", "en"), ("First item", "kmr")):
        page.locator(".prose-field p", has_text=words).click()
        tool(page, names["wording"]).click()
        language_field, direction = panel(page).locator("select").all()
        language_field.select_option(wanted)
        expect(direction).to_have_value("ltr")
        panel(page).get_by_role("button").first.click()
        expect(tool(page, names["wording"])).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".prose-field p").first).to_have_css("direction", "ltr")
    save(page)
    assert stored(story).body == (
        '<p dir="ltr" lang="en">Road closed (2024)!</p>'
        '<ul><li dir="ltr" lang="kmr"><p>First item.</p></li></ul><p>نص</p>'
    )

    page.locator(".prose-field p").first.click()
    tool(page, names["wording"]).click()
    language_field, direction = panel(page).locator("select").all()
    expect(language_field).to_have_value("en")
    language_field.select_option("")
    expect(direction).to_have_value("")
    panel(page).get_by_role("button").first.click()
    save(page)
    assert stored(story).body.startswith("<p>Road closed (2024)!</p>")


def test_signs_that_are_typed_stay_signs(page, live_server, people, sign_in):
    open_story(page, live_server, people, sign_in, body="<p>قبل</p>")
    put_cursor(page, "Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("_لا_ و*لا* و**لا** و__لا__ ")
    for start in ("- سطر", "1. سطر", "# سطر", "> سطر"):
        page.keyboard.press("Enter")
        page.keyboard.type(start)
    assert page.evaluate(WRITTEN) == (
        "<p>قبل</p><p>_لا_ و*لا* و**لا** و__لا__ </p><p>- سطر</p><p>1. سطر</p><p># سطر</p>"
        "<p>&gt; سطر</p>"
    )


def test_a_table_is_made_changed_and_removed(page, live_server, people, sign_in):
    story = open_story(page, live_server, people, sign_in, body="<p>قبل</p>")
    put_cursor(page, "Control+End")
    tool(page, "جدول").click()
    for words in ("أ", "ب", "ج", "د"):
        page.keyboard.type(words)
        if words != "د":
            page.keyboard.press("Tab")
    tool(page, "جدول").click()
    panel(page).get_by_role("button", name="صف جديد").click()
    panel(page).get_by_role("button", name="عمود جديد").click()
    expect(page.locator(".prose-field tr")).to_have_count(3)
    expect(page.locator(".prose-field tr").first.locator("th")).to_have_count(3)
    panel(page).get_by_role("button", name="حذف العمود").click()
    panel(page).get_by_role("button", name="الصف الأول رأس للجدول").click()
    expect(page.locator(".prose-field th")).to_have_count(0)
    save(page)
    body = stored(story).body
    assert body.startswith("<p>قبل</p><table><tbody><tr><td>")
    assert body.count("<tr>") == 2

    page.locator(".prose-field td").first.click()
    tool(page, "جدول").click()
    panel(page).get_by_role("button", name="حذف الجدول").click()
    save(page)
    assert stored(story).body == "<p>قبل</p>"


@pytest.mark.parametrize("language", ["ar", "kmr"])
def test_a_wide_table_scrolls_in_its_frame_and_never_the_page(
    page, live_server, people, sign_in, language
):
    cells = "".join(f"<td>{word}</td>" for word in ["Qamişlo"] * 12)
    body = f"<table><caption>Baran</caption><tr>{cells}</tr><tr>{cells}</tr></table>"
    story = make.published(people, language, body=body)
    sign_in(people.zelal, language)
    desk = f"/admin/articles/translation/{story.pk}/change/"
    for path in (desk, f"/{language}/{story.article_id}/{story.slug}/"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            frame = page.locator(".table").first
            expect(frame).to_be_visible()
            assert page.evaluate(OVERFLOW) <= 0, (path, width)
            if width == 360:
                assert frame.evaluate("(it) => it.scrollWidth > it.clientWidth"), path
    expect(page.get_by_role("region", name="Baran")).to_be_visible()
