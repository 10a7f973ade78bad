"""A story's whole way through nginx, with every part of the compose file beside it."""

import pytest
from playwright.sync_api import expect

from newsroom.operations.demo.people import PASSWORD
from tests.operations import parts as compose
from tests.operations.front import HOST, SITE, asked
from tests.operations.served import until
from tests.operations.test_full_disk import OF_ONE_STORY

from .conftest import PATIENCE
from .hands import open_move, press, save

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not compose.ARE_THERE, reason="nginx, Redis or PostgreSQL is not installed"),
]
HEADLINE = "المدينة تفتتح مكتبتها الجديدة"
WORDS = "فتحت المكتبة أبوابها صباح الأحد أمام القرّاء."


@pytest.fixture
def parts():
    with compose.parts(demo=("-c", OF_ONE_STORY)) as running:
        yield running


@pytest.fixture
def enter(browser_type, browser_type_launch_args, parts):
    """A person of the demo in a browser of their own, which finds the host here."""
    rules = f"MAP {HOST}:443 127.0.0.1:{parts.secured}"
    args = [*browser_type_launch_args["args"], f"--host-resolver-rules={rules}"]
    running = browser_type.launch(**{**browser_type_launch_args, "args": args})

    def enter(name):
        context = running.new_context(ignore_https_errors=True, service_workers="block")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{SITE}/admin/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        with page.expect_navigation():
            page.click("[type=submit]")
        return page

    yield enter
    running.close()


def test_a_story_comes_out_and_is_nowhere_once_it_was_withdrawn(enter, parts):
    reporter = enter("reporter")
    reporter.goto(f"{SITE}/admin/articles/translation/add/?language=ar")
    reporter.fill("[name=headline]", HEADLINE)
    reporter.locator("[contenteditable=true]").click()
    reporter.keyboard.type(WORDS)
    for field in ("section", "byline_0"):
        reporter.select_option(f"[name={field}]", index=1)
    save(reporter)
    screen = reporter.url
    press(reporter, "submit")
    publisher = enter("publisher")
    publisher.goto(screen)
    press(publisher, "approve")
    press(publisher, "publish")
    expect(publisher.locator(".chip-live")).to_be_visible()

    reader = enter("auditor")
    reader.goto(f"{SITE}/ar/")
    reader.get_by_role("link", name=HEADLINE).first.click()
    expect(reader.locator("article.story")).to_contain_text(WORDS)
    path = reader.url.removeprefix(SITE)
    lists = ("/ar/", "/ar/feed.atom", "/lite/ar/", f"/lite{path}", path)
    for each in (*lists, *lists):
        assert HEADLINE in asked(parts.secured, each)[1], each

    publisher.goto(screen)
    open_move(publisher, "withdraw")
    publisher.fill("#note-withdraw", "مراجعة")
    press(publisher, "withdraw")
    until(lambda: asked(parts.secured, path)[0] == 410)
    assert [each for each in lists if HEADLINE in asked(parts.secured, each)[1]] == []

    parts.stop_web()
    for each in lists:
        status, answer = asked(parts.secured, each)
        assert (status, HEADLINE in answer) == (502, False), each
    assert WORDS.encode() not in compose.everything_nginx_has(parts.folder)
