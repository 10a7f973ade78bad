"""Typed words are safe: second forms, left pages, and steps pressed over unsaved words."""

import pytest
from playwright.sync_api import expect

from articles.models import WorkingCopy
from tests import make

from .hands import screen_of, sent

WORDS = {
    "ar": ("عنوان أول", "عنوان ثان"),
    "ckb": ("سەردێڕی یەکەم", "سەردێڕی دووەم"),
}
WRITER = {"ar": "rojin", "ckb": "berfin"}
SAID = "css=[data-saying]:not(:empty)"


@pytest.fixture(params=WORDS)
def language(request):
    return request.param


@pytest.fixture
def at_work(people, sign_in, language):
    """Somebody who writes in the language, with the interface in it."""
    return sign_in(getattr(people, WRITER[language]), language)


def begin(page, live_server, language, headline):
    """Type in a new form and leave it at once, before anything has been kept."""
    page.goto(f"{live_server.url}/admin/articles/translation/add/?language={language}")
    page.fill("[name=headline]", headline)
    page.goto(f"{live_server.url}/admin/")


def headlines():
    return sorted(copy.content["headline"] for copy in WorkingCopy.objects.all())


def kept(page, *wanted):
    for _ in range(600):
        if headlines() == sorted(wanted):
            return
        page.wait_for_timeout(50)
    assert headlines() == sorted(wanted)


def test_two_new_stories_left_at_once_are_both_under_my_drafts(
    page, live_server, at_work, language
):
    page.on("dialog", lambda dialog: dialog.accept())
    for headline in WORDS[language]:
        begin(page, live_server, language, headline)
    kept(page, *WORDS[language])

    page.reload()
    drafts = page.locator(".typed")
    expect(drafts).to_have_count(2)
    newest = drafts.first
    expect(newest).to_contain_text(WORDS[language][1])
    expect(newest.locator("bdi.typed-words")).to_have_attribute("lang", language)
    sent(page, newest.locator("a.row-headline"))
    expect(page.locator("[name=headline]")).to_have_value(WORDS[language][1])

    page.goto(f"{live_server.url}/admin/")
    sent(page, drafts.last.locator("button"))
    expect(drafts).to_have_count(1)
    assert headlines() == [WORDS[language][1]]


def test_two_tabs_of_one_text_do_not_overwrite_each_other(
    page, live_server, people, at_work, language, context
):
    story = make.draft(people, language)
    page.goto(screen_of(live_server, story))
    other = context.new_page()
    other.goto(screen_of(live_server, story))
    for tab, headline in zip((page, other), WORDS[language], strict=True):
        tab.fill("[name=headline]", headline)
    kept(page, *WORDS[language])
    other.close()


def test_a_text_too_large_to_outlive_its_page_is_sent_while_one_is_asked(
    page, live_server, people, at_work, language
):
    page.on("dialog", lambda dialog: dialog.accept())
    story = make.draft(people, language)
    page.goto(screen_of(live_server, story))
    body = "<p>" + "ئا " * 40_000 + "</p>"
    page.fill("[name=headline]", WORDS[language][0])
    page.evaluate("(body) => { document.querySelector('[name=body]').value = body }", body)
    page.locator("[name=headline]").press("End")
    page.goto(f"{live_server.url}/admin/")
    kept(page, WORDS[language][0])


def test_steps_about_the_text_are_closed_while_words_are_unsaved(
    page, live_server, people, sign_in, language
):
    story = make.submitted(people, language)
    sign_in(people.zelal, language)
    page.goto(screen_of(live_server, story))
    approve = page.locator("[formaction*='/approve/']")
    note = page.locator("[data-unsaved]")
    expect(approve).to_be_enabled()
    expect(note).to_be_hidden()

    page.fill("[name=headline]", WORDS[language][0])
    expect(approve).to_be_disabled()
    expect(page.locator("[formaction*='/send_back/']")).to_be_disabled()
    expect(note).to_be_visible()

    sent(page, note.locator("button"))
    expect(page.locator("[name=headline]")).not_to_have_value(WORDS[language][0])
    assert not WorkingCopy.objects.exists()
    sent(page, page.locator("[formaction*='/approve/']"))
    assert make.fresh(story).status == "approved"


def test_without_a_script_nothing_typed_is_left_out_unseen(
    page, live_server, people, sign_in, plain, language
):
    story = make.submitted(people, language)
    sign_in(people.zelal, language)
    bare = plain()
    bare.goto(screen_of(live_server, story))
    bare.fill("[name=headline]", WORDS[language][0])
    sent(bare, bare.locator("[formaction*='/approve/']"))
    expect(bare.locator(".problem").first).to_be_visible()
    expect(bare.locator("[name=headline]")).to_have_value(WORDS[language][0])
    assert make.fresh(story).status == "submitted"


def test_submitting_saves_what_is_on_the_screen(page, live_server, people, at_work, language):
    story = make.draft(people, language)
    page.goto(screen_of(live_server, story))
    page.fill("[name=headline]", WORDS[language][1])
    sent(page, page.locator("#writing .actions .button-main"))
    now = make.fresh(story)
    assert (now.status, now.latest_revision.headline) == ("submitted", WORDS[language][1])


@pytest.mark.parametrize("width", [360, 1280])
def test_one_filled_button_is_to_be_seen(page, live_server, people, at_work, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(screen_of(live_server, make.draft(people, language)))
    expect(page.locator(".button-main:visible")).to_have_count(1)
