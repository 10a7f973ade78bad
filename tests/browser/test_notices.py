"""A person's notices: read by opening what they are about, or by their buttons without scripts."""

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Notice
from tests import make

BELL = ".bell-count"


@pytest.fixture
def told(people):
    """Rojin's two texts, sent back to her."""
    for _ in range(2):
        text = make.submitted(people)
        sent = {"opened_revision": text.latest_revision_id, "note": "لماذا؟"}
        workflow.send_back(text, actor=people.salma, **sent)
    return Notice.objects.filter(person=people.rojin)


def opened(page, live_server, sign_in, people):
    sign_in(people.rojin, "ar")
    page.goto(f"{live_server.url}/admin/")
    expect(page.locator(BELL)).to_contain_text("2")
    page.locator(".bell").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".told-unread")).to_have_count(2)


def test_whoever_opens_a_text_from_the_list_has_read_its_notice(
    page, live_server, sign_in, people, told
):
    opened(page, live_server, sign_in, people)

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(".told-text").first.click()
    page.goto(f"{live_server.url}/admin/notices/")

    expect(page.locator(".told-unread")).to_have_count(1)
    expect(page.locator(BELL)).to_contain_text("1")


def test_without_scripts_its_buttons_mark_one_and_all(live_server, sign_in, plain, people, told):
    sign_in(people.rojin, "kmr")
    page = plain()
    page.goto(f"{live_server.url}/admin/notices/")

    page.locator(".told-row button").first.click()
    expect(page.locator(".told-unread")).to_have_count(1)
    page.locator("button[name=read_up_to]").click()

    expect(page.locator(".told-unread")).to_have_count(0)
    expect(page.locator(BELL)).to_have_count(0)
    assert not told.unread().exists()
