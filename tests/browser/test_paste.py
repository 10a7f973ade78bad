"""What is pasted comes in as its writer saw it, under the desk's own content policy."""

import pytest
from playwright.sync_api import expect

from articles.text.sanitize import clean_and_count
from tests import make

from .hands import hand_over, put_cursor, save, screen_of, settle, stored
from .pasted import PASTED

WRITTEN = "() => new FormData(document.querySelector('#writing')).get('body')"
TABLE = (
    "<table><caption>أمطار</caption><tr><th>البلدة</th><th>مم</th></tr>"
    "<tr><td>وصل في في المساء</td><td>12<sup>2</sup></td></tr></table>"
)


def open_story(page, live_server, people, sign_in, language="ar", **changes):
    story = make.draft(people, language, **changes)
    sign_in(story.latest_revision.writer, language)
    page.goto(screen_of(live_server, story))
    expect(page.locator("[contenteditable=true]")).to_be_visible()
    return story


def paste_over(page, html):
    """Paste in place of the whole text; gives what the form would send."""
    put_cursor(page, "Control+a")
    hand_over(page, ".prose-field", "paste", html=html)
    return page.evaluate(WRITTEN)


@pytest.mark.parametrize("language", PASTED)
def test_what_is_pasted_is_what_the_writer_saw(page, live_server, people, sign_in, language):
    open_story(page, live_server, people, sign_in, language)
    cases = PASTED[language]
    kept = {
        name: clean_and_count(paste_over(page, html), language)
        for name, (html, _wanted) in cases.items()
    }
    assert {name: cleaned.html for name, cleaned in kept.items()} == {
        name: wanted for name, (_html, wanted) in cases.items()
    }
    # What the editor shows, saving keeps.
    assert {name: cleaned.losses for name, cleaned in kept.items() if cleaned.losses} == {}


def test_a_pasted_table_is_saved_read_and_written_on(page, live_server, people, sign_in):
    story = open_story(page, live_server, people, sign_in)
    paste_over(page, f"<p>قبل</p>{TABLE}")
    expect(page.locator(".prose-field td .found")).to_have_text(["في في"])
    save(page)
    body = (
        "<p>قبل</p><table><caption>أمطار</caption><tbody><tr><th>البلدة</th><th>مم</th></tr>"
        "<tr><td>وصل في في المساء</td><td>12<sup>2</sup></td></tr></tbody></table>"
    )
    assert stored(story).body == body

    page.locator("[data-finding] [name=repair]").first.click()
    expect(page.locator(".prose-field td").first).to_have_text("وصل في المساء")
    page.locator(".prose-field td").last.click()
    settle(page)
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.type("نوروز")
    page.keyboard.press("Enter")
    page.keyboard.type("الشرقية")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    save(page)
    assert stored(story).body == body.replace("في في", "في").replace(
        "</tbody>", "<tr><td>نوروز<br>الشرقية</td><td>7</td></tr></tbody>"
    )


def test_what_stays_behind_is_told(page, live_server, people, sign_in):
    open_story(page, live_server, people, sign_in)
    said = page.locator(".prose-saying li")
    paste_over(
        page,
        '<p>نص <a href="tel:1">رقم</a> <a href="#x">هنا</a> <s>قديم</s></p><iframe src="data:,x">'
        '</iframe><img alt="صورة" src="data:,x"><img alt="🌧️" src="data:,x">',
    )
    expect(said).to_have_text(
        [
            "روابط لا تصلح لمادة، أُلصق نصها وحده: 1.",
            "مقاطع فيديو وصفحات مضمّنة لم تُلصق: 1.",
            "عبارات مشطوبة لم تُلصق: 1.",
            "لا تُنقل صور المواقع الأخرى. يمكن حفظ الصورة ثم إفلات الملف هنا.",
        ]
    )
    paste_over(page, '<p>نص <img alt="🌧️" src="data:,x"></p>')
    expect(said).to_have_count(0)


def test_a_block_with_its_own_direction_stays_a_block(page, live_server, people, sign_in):
    story = open_story(page, live_server, people, sign_in, body="<p>قبل</p>")
    put_cursor(page, "Control+End")
    hand_over(page, ".prose-field", "paste", html='<p dir="ltr" lang="en">Road closed!</p>')
    save(page)
    assert stored(story).body == '<p>قبل</p><p dir="ltr" lang="en">Road closed!</p>'


def test_words_of_the_editor_come_back_as_they_went(page, live_server, people, sign_in):
    story = open_story(page, live_server, people, sign_in, body=f"<p>قبل</p>{TABLE}")
    before = stored(story).body
    put_cursor(page, "Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+v")
    assert clean_and_count(page.evaluate(WRITTEN), "ar").html == before
