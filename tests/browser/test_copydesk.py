"""The copy desk in the writing screen: marks in the text, repairs in it, and what approval asks."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Translation
from articles.proofreading import unanswered
from tests import make

from .hands import open_read, press, put_cursor, save_button, screen_of, sent

WRITERS = {"ar": "rojin", "ckb": "berfin", "kmr": "berfin"}
EDITORS = {"ar": "salma", "ckb": "zelal", "kmr": "zelal"}
TYPED = {
    "ar": "وصل في في المساء ، ثم عاد.",
    "ckb": "ئەمڕۆ لە لە شار ، هاتەوە.",
    "kmr": "Îro li li bajêr , vebû.",
}
FOUND = {"ar": ["في في", " ،"], "ckb": ["لە لە", " ،"], "kmr": ["li li", " ,"]}
REPAIRED = {
    "ar": "وصل في المساء، ثم عاد.",
    "ckb": "ئەمڕۆ لە شار، هاتەوە.",
    "kmr": "Îro li bajêr, vebû.",
}
LANGUAGES = sorted(TYPED)


def editor(page):
    return page.locator("[contenteditable=true]")


def marked(page):
    return page.locator("[contenteditable=true] .found")


def entries(page):
    return page.locator("[data-findings] [data-finding]")


def entry(page, number):
    """A finding by its place in the order of the text."""
    return page.locator(f"[data-finding='{number}']")


def open_screen(page, live_server, story):
    open_read(page, screen_of(live_server, story))


def save(page):
    sent(page, save_button(page))


def expect_selected(page, words):
    page.wait_for_function("(words) => getSelection().toString() === words", arg=words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_in_a_new_story_is_marked_repaired_undone_and_saved(
    page, live_server, people, sign_in, language
):
    sign_in(getattr(people, WRITERS[language]))
    page.goto(f"{live_server.url}/admin/articles/translation/add/?language={language}")
    page.fill("[name=headline]", make.WORDS[language][0])
    editor(page).click()
    page.keyboard.type(TYPED[language])
    expect(marked(page)).to_have_text(FOUND[language])

    entries(page).nth(1).locator("[name=repair]").click()
    expect(marked(page)).to_have_text(FOUND[language][:1])
    page.locator("[data-undo]").click()
    expect(editor(page)).to_have_text(TYPED[language])
    expect(marked(page)).to_have_text(FOUND[language])

    page.locator("[name=repair_safe]").click()
    expect(marked(page)).to_have_text(FOUND[language][:1])
    editor(page).press("Control+z")
    expect(editor(page)).to_have_text(TYPED[language])
    expect(marked(page)).to_have_count(2)

    page.locator("[name=repair_safe]").click()
    entries(page).first.locator("[name=repair]").first.click()
    expect(page.locator("[data-findings]")).to_contain_text("Nothing found.")
    save(page)
    page.wait_for_url(re.compile(r"/translation/\d+/change/"))
    stored = Translation.objects.get().latest_revision
    assert stored.body == f"<p>{REPAIRED[language]}</p>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_approval_is_closed_until_the_findings_are_left(
    page, live_server, people, sign_in, language
):
    story = make.submitted(people, language, body=f"<p>{TYPED[language]}</p>")
    sign_in(getattr(people, EDITORS[language]))
    open_screen(page, live_server, story)
    reason = page.locator("#reason-approve")
    expect(reason).to_contain_text("The copy desk has found errors")
    page.locator(".before-next a[href='#proofreading']").click()
    expect(page.locator("#proofreading")).to_be_in_viewport()

    expect(marked(page)).to_have_text(FOUND[language])
    for _each in FOUND[language]:
        entries(page).first.locator("[name=leave_now]").click()
    expect(reason).to_have_count(0)
    expect(marked(page)).to_have_count(0)
    press(page, "approve")

    assert make.fresh(story).approval_id is not None


def test_what_was_left_is_asked_again_and_closes_approval(page, live_server, people, sign_in):
    story = make.submitted(people, body=f"<p>{TYPED['ar']}</p>")
    make.leave_findings(story, people.salma)
    sign_in(people.salma)
    open_screen(page, live_server, story)
    expect(page.locator("#reason-approve")).to_have_count(0)

    page.locator("[data-left] summary").click()
    page.locator("[name=ask_again]").first.click()

    expect(page.locator("#reason-approve")).to_contain_text("The copy desk has found errors")
    expect(marked(page)).to_have_count(1)
    assert unanswered(make.fresh(story)) == 1


def test_what_is_left_before_it_is_saved_is_remembered_by_the_save(
    page, live_server, people, sign_in
):
    story = make.draft(people)
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    put_cursor(page, "Control+End")
    page.keyboard.type(" وصل في في المساء.")
    expect(marked(page)).to_have_text(["في في"])
    entries(page).first.locator("[name=leave_now]").click()
    expect(page.locator("[data-left] summary")).to_contain_text("Left as they are (1)")
    save(page)

    assert unanswered(make.fresh(story)) == 0


def test_list_and_text_lead_to_each_other_by_keyboard(page, live_server, people, sign_in):
    body = "<p>سطر أول سليم.</p><p>وصل في في المساء ، ثم عاد.</p>"
    story = make.draft(people, headline="سوق ، جديد", body=body)
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    expect(marked(page)).to_have_count(2)

    editor(page).click(position={"x": 30, "y": 30})
    page.keyboard.press("F8")
    expect_selected(page, "في في")
    expect(entry(page, 1)).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-copydesk-saying]")).to_contain_text("2/3")
    page.keyboard.press("F8")
    expect_selected(page, " ،")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Alt+Enter")
    expect(entry(page, 1).locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(editor(page)).to_be_focused()

    page.keyboard.press("Shift+F8")
    field = page.locator("[name=headline]")
    expect(field).to_be_focused()
    assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == " ،"
    expect(field).to_have_class(re.compile("field-found-error"))


def test_the_cursor_in_a_mark_shows_its_entry(page, live_server, people, sign_in):
    story = make.draft(people, body=f"<p>{TYPED['ar']}</p>")
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    marked(page).first.click()
    expect(entries(page).first).to_have_attribute("aria-current", "true")

    editor(page).press("Control+End")
    expect(page.locator("[data-findings] [aria-current]")).to_have_count(0)


def test_a_field_of_one_line_is_repaired_and_undone(page, live_server, people, sign_in):
    story = make.draft(people, headline="سوق ، جديد")
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    field = page.locator("[name=headline]")
    expect(field).to_have_class(re.compile("field-found-error"))
    repair = entries(page).first.locator("[name=repair]")
    expect(repair).to_have_text("Repair: سوق ، جديد سوق، جديد")
    expect(repair.locator("del")).to_have_text("سوق ، جديد")
    expect(page.locator("[data-finding-count]")).to_have_text("1 error to answer")

    repair.click()
    expect(field).to_have_value("سوق، جديد")
    expect(field).not_to_have_class(re.compile("field-found"))
    expect(page.locator("[data-finding-count]")).to_be_hidden()
    page.locator("[data-undo]").click()
    expect(field).to_have_value("سوق ، جديد")


def test_marks_move_with_the_text_and_a_stale_one_still_repairs_its_words(
    page, live_server, people, sign_in
):
    story = make.draft(people, body=f"<p>{TYPED['ar']}</p>")
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    expect(marked(page)).to_have_count(2)
    page.route("**/proofread/", lambda route: None)
    put_cursor(page, "Control+Home")
    page.keyboard.type("😀 أمس ")
    expect(marked(page)).to_have_text(FOUND["ar"])

    entries(page).first.locator("[name=repair]").click()
    expect(editor(page)).to_have_text("😀 أمس وصل في المساء ، ثم عاد.")


def test_the_list_is_replaced_under_the_keyboard(page, live_server, people, sign_in):
    body = "<p>وصل في في المساء ، ثم عاد من من هناك.</p>"
    story = make.draft(people, body=body)
    sign_in(people.rojin)
    open_screen(page, live_server, story)
    expect(marked(page)).to_have_count(3)

    entries(page).nth(1).locator("[name=repair]").focus()
    with page.expect_response("**/proofread/"):
        page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(2)
    expect(entries(page).nth(1).locator(".finding-answers button").first).to_be_focused()
    page.keyboard.press("Control+z")
    expect(entries(page)).to_have_count(3)
