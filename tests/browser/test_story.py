"""A story from a reporter's draft to a reader's page, in a real browser."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Translation
from tests import make
from tests.house.tree import ROOT

from .hands import open_move, open_read, press, save_button, screen_of, sent

STORIES = sorted((ROOT.parent / "shared" / "stories").glob("*.txt"))
OWN = """شبكة المدينة

مياه جديدة في حي السوق

48

وصلت المياه اليوم إلى حي السوق في #الحسكة بعد أسبوعين من الانقطاع.

وقالت بلدية المدينة إن المحطة عادت إلى العمل، وإن #المياه تصل الآن إلى كل البيوت.

أسباب الانقطاع

كانت المضخة الكبيرة قد تعطلت في أول الشهر، ولم تصل قطعة الغيار إلا أمس من #القامشلي.

وتعمل في #محطة_المياه الآن مضختان.
"""


def file_it(path, language="ar"):
    out = StringIO()
    call_command("import_story", str(path), language=language, json=True, stdout=out)
    return json.loads(out.getvalue())


def address_of(filed):
    return f"/admin/articles/translation/{filed['translation']}/change/"


def publish(page):
    open_move(page, "publish")
    sent(page, page.get_by_role("button", name="Publish now"))


def choose_section(page, live_server, filed, section):
    page.goto(f"{live_server.url}/admin/articles/article/{filed['article']}/change/")
    page.select_option("[name=section]", str(section.pk))
    sent(page, page.locator("form:has([name=section]) button").last)


def repair_what_is_safe(page):
    """Have the copy desk make its safe repairs, as often as one uncovers another, and save."""
    safe = page.locator("[name=repair_safe]")
    while safe.count():
        pressed = safe.element_handle()
        pressed.click()
        # Until the list is that of the repaired text.
        page.wait_for_function("(pressed) => !pressed.isConnected", arg=pressed)
    sent(page, save_button(page))


def leave_the_rest(page):
    """Answer every finding that is left over with "leave it"."""
    cards = page.locator("[data-findings] [data-card]")
    while count := cards.count():
        cards.first.locator(".finding-answers [name^=leave]").click()
        expect(cards).not_to_have_count(count)
    expect(page.locator("#reason-approve")).to_have_count(0)


def carry_through(page, live_server, people, sign_in, filed):
    section = make.section(ar="محليات")
    sign_in(people.idris)
    choose_section(page, live_server, filed, section)
    open_read(page, live_server.url + address_of(filed))
    repair_what_is_safe(page)
    press(page, "submit")
    sign_in(people.salma)
    open_read(page, live_server.url + address_of(filed))
    leave_the_rest(page)
    press(page, "approve")
    sign_in(people.hevin)
    page.goto(live_server.url + address_of(filed))
    publish(page)
    story = Translation.objects.get(pk=filed["translation"])
    page.goto(f"{live_server.url}/ar/{story.article_id}/")
    return story


def test_an_imported_story_is_read_at_its_address(page, live_server, people, sign_in, tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(OWN)

    carry_through(page, live_server, people, sign_in, file_it(path))

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("مياه جديدة في حي السوق")
    expect(page.locator("h2", has_text="أسباب الانقطاع")).to_be_visible()
    assert {link.inner_text() for link in page.locator("article a.hashtag").all()} == {
        "#الحسكة",
        "#المياه",
        "#القامشلي",
        "#محطة_المياه",
    }
    assert not re.search(r">\s*48\s*<", page.content())


@pytest.mark.skipif(not STORIES, reason="the shared stories are not here")
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_real_story_is_read_at_its_address(page, live_server, people, sign_in, path):
    lines = [line for line in path.read_text().splitlines() if line.strip()]

    carry_through(page, live_server, people, sign_in, file_it(path))

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text(lines[1])
    tags = {link.inner_text() for link in page.locator("article a.hashtag").all()}
    assert len(tags) == 4
    assert tags == set(re.findall(r"#\w+", path.read_text()))
    subhead = next(line for line in lines[4:] if len(line) < 60 and "." not in line)
    expect(page.locator("article h2", has_text=subhead)).to_have_count(1)
    assert not re.search(rf">\s*{lines[2]}\s*<", page.content())


def test_a_reporter_writes_in_the_editor_and_an_editor_sends_it_back(
    page, live_server, people, sign_in
):
    section = make.section(ar="محليات")
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/translation/add/?language=ar")
    editor = page.locator("[contenteditable=true]")
    expect(editor).to_have_attribute("dir", "rtl")
    expect(editor).to_have_attribute("lang", "ar")
    page.fill("[name=headline]", "سوق جديد في الحسكة")
    editor.click()
    page.keyboard.type("افتتح اليوم سوق جديد.")
    page.select_option("[name=section]", str(section.pk))
    page.locator("form#writing .actions [name=save]").first.click()
    page.wait_for_url(re.compile(r"/translation/\d+/change/"))
    screen = page.url
    press(page, "submit")

    sign_in(people.salma)
    page.goto(screen)
    open_move(page, "send_back")
    page.fill("#note-send_back", "من افتتح السوق؟")
    press(page, "send_back")

    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/")
    expect(page.get_by_text("من افتتح السوق؟")).to_be_visible()
    stored = Translation.objects.get().latest_revision
    assert stored.body == "<p>افتتح اليوم سوق جديد.</p>"


def test_a_kurmanji_text_runs_left_to_right_in_an_arabic_desk(page, live_server, people, sign_in):
    sign_in(people.berfin, "ar")
    page.goto(f"{live_server.url}/admin/articles/translation/add/?language=kmr")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    for field in ("[name=headline]", "[contenteditable=true]"):
        expect(page.locator(field)).to_have_attribute("dir", "ltr")
        expect(page.locator(field)).to_have_attribute("lang", "kmr")


@pytest.mark.parametrize("width", [360, 900])
def test_without_a_script_a_text_stands_whole_in_its_field(
    live_server, people, sign_in, plain, width
):
    story = make.draft(people, body=f"<h2>عنوان</h2>{make.WORDS['ar'][1] * 20}")
    sign_in(people.rojin, "ar")
    page = plain()
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(screen_of(live_server, story))

    hidden = "(field) => field.scrollHeight - field.clientHeight"
    for name in ("headline", "body"):
        assert page.locator(f"textarea[name={name}]").evaluate(hidden) <= 1
