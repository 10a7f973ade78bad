"""The copy desk when the line is cut, and while an input method puts a word together."""

from playwright.sync_api import expect

from tests import make

from .hands import open_read, put_cursor, screen_of

TYPED = "وصل في في المساء."
# Longer than the pause after which a text is read.
PAUSE = 1600


def editor(page):
    return page.locator("[contenteditable=true]")


def marked(page):
    return page.locator("[contenteditable=true] .found")


def open_screen(page, live_server, people, sign_in):
    story = make.draft(people, body=f"<p>{TYPED}</p>")
    sign_in(people.rojin)
    open_read(page, screen_of(live_server, story))
    expect(marked(page)).to_have_text(["في في"])
    put_cursor(page, "Control+End")


def requests_of(page):
    sent = []
    page.on("request", lambda request: "/proofread/" in request.url and sent.append(request))
    return sent


def test_who_types_without_a_line_loses_nothing_and_is_read_when_it_is_back(
    page, live_server, people, sign_in
):
    open_screen(page, live_server, people, sign_in)
    page.context.set_offline(True)
    page.keyboard.type(" ثم عاد ، مساءً.")
    expect(page.locator("[data-saying]")).to_contain_text("No connection")
    expect(editor(page)).to_have_text(f"{TYPED} ثم عاد ، مساءً.")
    expect(marked(page)).to_have_text(["في في"])

    page.locator("[data-finding] [name=repair]").click()
    expect(editor(page)).to_have_text("وصل في المساء. ثم عاد ، مساءً.")
    page.keyboard.type("!")
    page.context.set_offline(False)
    expect(marked(page)).to_have_text([" ،"])
    expect(editor(page)).to_contain_text("ثم عاد ، مساءً.")


def test_nothing_is_asked_or_drawn_into_a_word_that_is_being_composed(
    page, live_server, people, sign_in
):
    open_screen(page, live_server, people, sign_in)
    page.wait_for_timeout(PAUSE)
    sent = requests_of(page)
    hand = page.context.new_cdp_session(page)
    for part in (" م", " من", " من م", " من من"):
        place = {"selectionStart": len(part), "selectionEnd": len(part)}
        hand.send("Input.imeSetComposition", {"text": part, **place})
        page.wait_for_timeout(PAUSE / 2)
    page.wait_for_timeout(PAUSE)
    assert sent == []
    expect(marked(page)).to_have_text(["في في"])
    expect(editor(page)).to_have_text(f"{TYPED} من من")

    hand.send("Input.insertText", {"text": " من من"})
    expect(marked(page)).to_have_text(["في في", "من من"])
    expect(editor(page)).to_have_text(f"{TYPED} من من")
    assert len(sent) == 1


def test_a_field_is_not_read_while_a_word_is_being_composed(page, live_server, people, sign_in):
    open_screen(page, live_server, people, sign_in)
    page.wait_for_timeout(PAUSE)
    sent = requests_of(page)
    field = page.locator("[name=lead_caption]")
    field.focus()
    hand = page.context.new_cdp_session(page)
    hand.send("Input.imeSetComposition", {"text": "في في", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_timeout(PAUSE)
    assert sent == []

    hand.send("Input.insertText", {"text": "في في"})
    expect(page.locator("[data-finding]")).to_have_count(2)
    expect(field).to_have_value("في في")
