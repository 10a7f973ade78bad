"""Typing stays as quick with the copy desk as without it."""

import pytest
from playwright.sync_api import expect

from tests import make

from .hands import save

CLEAN = "<p>" + "وصل في المساء، ثم عاد إلى بيته في الحي القديم. " * 8 + "</p>"
WRONG = CLEAN.replace("المساء،", "المساء ،", 1)
WORDS = 2000
BODY = (CLEAN + WRONG) * (WORDS // len(f"{CLEAN} {WRONG}".split()) + 1)
KEYS = 200
ROUNDS = 3
MOST = 1.5
OFF = "export function proofread() {}"
MARKS = 200
MARKED = "<p>وصل في المساء ، ثم عاد إلى بيته في الحي القديم.</p>" * MARKS
# Counts what is redrawn in the text outside of one paragraph, and inside it.
WATCH = """(paragraph) => {
  const root = document.querySelector("[contenteditable=true]");
  window.redrawn = { here: 0, elsewhere: 0 };
  new MutationObserver((records) => records.forEach(({ target, type }) => {
    // The editor sets the attributes of its own element with every change.
    if (target === root && type === "attributes") return;
    window.redrawn[paragraph.contains(target) ? "here" : "elsewhere"] += 1;
  })).observe(root, {
    attributes: true, characterData: true, childList: true, subtree: true,
  });
}"""


# Whoever types without a pause: none is over before the test, however slow the machine.
NO_PAUSE = """(() => {
  const wait = window.setTimeout;
  window.setTimeout = (act, pause, ...given) => wait(act, pause >= 1000 ? 1e8 : pause, ...given);
})()"""


def busy(session):
    """Seconds of a processor that the page has used so far: scripts, layout and drawing."""
    found = session.send("Performance.getMetrics")["metrics"]
    return next(each["value"] for each in found if each["name"] == "TaskDuration")


def typing_time(page, address):
    """Milliseconds of work for one keystroke in the middle of the text."""
    page.goto(address)
    editor = page.locator("[contenteditable=true]")
    editor.locator("p").nth(10).click()
    page.wait_for_timeout(1500)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(session)
    page.keyboard.type("م" * KEYS)
    return (busy(session) - before) / KEYS * 1000


@pytest.mark.slow
def test_typing_is_not_slower_with_the_copy_desk(page, live_server, people, sign_in, capsys):
    story = make.draft(people, body=BODY)
    sign_in(people.rojin)
    address = f"{live_server.url}/admin/articles/translation/{story.pk}/change/"
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    expect(page.locator("[contenteditable=true] .found").first).to_be_visible()
    times = {"on": [], "off": []}

    for _round in range(ROUNDS):
        times["on"].append(typing_time(page, address))
        page.route(
            "**/desk/proofreading.js",
            lambda route: route.fulfill(content_type="text/javascript", body=OFF),
        )
        times["off"].append(typing_time(page, address))
        assert page.locator(".found").count() == 0
        page.unroute("**/desk/proofreading.js")

    on, off = min(times["on"]), min(times["off"])
    with capsys.disabled():
        print(f"\na keystroke: {on:.2f} ms with the copy desk, {off:.2f} ms without")
    assert on < off * MOST


def test_a_keystroke_among_two_hundred_marks_redraws_its_own_words_alone(
    page, live_server, people, sign_in
):
    story = make.draft(people, body=MARKED)
    sign_in(people.rojin)
    page.add_init_script(NO_PAUSE)
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/change/")
    expect(page.locator("[contenteditable=true] .found")).to_have_count(MARKS)
    paragraph = page.locator("[contenteditable=true] p").nth(MARKS // 2)
    paragraph.click(position={"x": 5, "y": 8})
    page.wait_for_timeout(500)
    paragraph.evaluate(WATCH)
    asked = []
    page.on("request", lambda request: "/proofread/" in request.url and asked.append(request))

    page.keyboard.type("م" * 20)
    redrawn = page.evaluate("window.redrawn")
    assert redrawn["elsewhere"] == 0
    assert 20 <= redrawn["here"] <= 60
    assert asked == []
    expect(page.locator("[contenteditable=true] .found")).to_have_count(MARKS)


def test_a_text_is_written_out_once_typing_pauses_and_not_with_every_key(
    page, live_server, people, sign_in
):
    story = make.draft(people, body=CLEAN)
    sign_in(people.rojin)
    page.clock.install()
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/change/")
    page.locator("[contenteditable=true] p").first.click()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    field = page.locator("[name=body]")
    before = field.input_value()

    page.keyboard.press("Control+End")
    page.keyboard.type("ممم")
    assert field.input_value() == before
    page.clock.run_for(1000)
    assert field.input_value() == before.replace("</p>", "ممم</p>")


def test_what_was_typed_a_moment_ago_is_saved(page, live_server, people, sign_in):
    story = make.draft(people, body=CLEAN)
    sign_in(people.rojin)
    page.clock.install()
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/change/")
    page.locator("[contenteditable=true] p").first.click()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)

    page.keyboard.press("Control+End")
    page.keyboard.type("ممم")
    save(page)

    assert make.fresh(story).latest_revision.body.endswith("ممم</p>")
