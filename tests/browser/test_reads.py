"""A browser says once that a story is read: of the full page, as soon as it can be seen."""

import pytest

from articles import addresses, workflow
from articles.languages import CODES
from articles.public import counters
from articles.public.views import read as view
from tests import make
from tests.public.reading import PHONE


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A phone: what drives a browser in tests says so by its name, and is not counted."""
    return {**browser_context_args, "user_agent": PHONE}


@pytest.fixture
def counted(monkeypatch):
    fresh = counters.Counted()
    monkeypatch.setattr(view, "reads", fresh)
    return fresh


def told(page, address):
    """The addresses that the browser tells something while it shows a page."""
    sent = []
    page.on("request", lambda asked: asked.method == "POST" and sent.append(asked))
    page.goto(address, wait_until="networkidle")
    return sent


@pytest.mark.parametrize("language", CODES)
def test_a_story_tells_its_number_and_nothing_else(page, live_server, people, counted, language):
    story = make.published(people, language)
    path = addresses.story(language, story.article_id, story.slug)

    (sent,) = told(page, live_server.url + path)

    assert sent.url == live_server.url + addresses.read(language, story.article_id)
    assert not sent.post_data
    headers = sent.all_headers()
    assert not {"cookie", "referer"} & headers.keys()
    assert sent.response().status == 204
    assert [(read[:2], count) for read, count in counted._pending.items()] == [
        ((language, story.article_id), 1)
    ]


def test_nothing_else_tells_anything(page, live_server, people, counted):
    story, gone = make.published(people), make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")
    for other in (
        "/ar/",
        addresses.lite(path),
        addresses.short("ar", gone.article_id),
        addresses.search("ar"),
        addresses.report("ar", story.article_id),
    ):
        assert told(page, live_server.url + other) == [], other
    assert counted._pending == {}


def test_a_preview_at_the_desk_tells_nothing(page, live_server, people, counted, sign_in):
    story = make.published(people)
    sign_in(people.zelal)
    sent = told(page, f"{live_server.url}/admin/articles/translation/{story.pk}/preview/")

    assert page.locator(".story").count() == 1
    assert sent == []


def test_a_page_behind_others_tells_it_when_it_is_seen(page, live_server, people, counted):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    page.add_init_script(
        "let seen = false; Object.defineProperty(document, 'hidden', { get: () => !seen });"
        "window.comeForward = () => { seen = true; document.dispatchEvent("
        "new Event('visibilitychange', { bubbles: true })); };"
    )
    sent = told(page, live_server.url + path)
    assert sent == []

    with page.expect_request(lambda asked: asked.method == "POST"):
        page.evaluate("comeForward()")
    page.evaluate("comeForward()")

    page.wait_for_load_state("networkidle")
    assert len(sent) == 1
