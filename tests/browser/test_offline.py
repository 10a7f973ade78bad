"""The homes and the stories that were read open without a line, and what is withdrawn does not."""

from urllib.parse import urlsplit

import pytest
from django.utils.encoding import iri_to_uri
from playwright.sync_api import expect

from articles import addresses, workflow
from articles.languages import CODES
from tests import make

from .line import Line

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys())
      found.push(decodeURI(new URL(one.url).pathname));
  return found;
}"""
WHAT_IS_KEPT = f"async (paths) => {{ const kept = await ({KEPT})();"
ARE_KEPT = f"{WHAT_IS_KEPT} return paths.every((path) => kept.includes(path)); }}"
NONE_KEPT = f"{WHAT_IS_KEPT} return !paths.some((path) => kept.includes(path)); }}"


@pytest.fixture
def line(live_server):
    line = Line(urlsplit(live_server.url).port)
    yield line
    line.cut()


@pytest.fixture
def reader(browser, line, monkeypatch):
    """A page in a browser that lets workers in, and keeps nothing by itself."""
    monkeypatch.setattr("articles.public.middleware.BRIEFLY", "no-store")
    context = browser.new_context(base_url=line.url, service_workers="allow", locale="en")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def wait_until(reader, script, arg=None):
    """Until what a script promises is true: of a promise Playwright's own waiting asks only whether
    there is one."""
    for _time in range(600):
        if reader.evaluate(script, arg):
            return
        reader.wait_for_timeout(100)
    raise AssertionError(script)


def read(reader, *paths):
    """Open them, and wait until the worker has kept them."""
    for path in paths:
        reader.goto(path)
        wait_until(reader, ARE_KEPT, [path])


@pytest.mark.parametrize("language", CODES)
def test_what_was_read_opens_without_a_line_and_says_when_it_was_kept(
    reader, line, people, language
):
    story, other = make.published(people, language), make.published(people, language)
    home = addresses.home(language)
    path = addresses.story(language, story.article_id, story.slug)
    read(reader, home, path)
    wait_until(reader, ARE_KEPT, [addresses.offline(language)])

    line.cut()
    for kept in (path, home):
        reader.goto(kept)
        expect(reader.locator(".saved time")).to_have_count(1)
        expect(reader.locator("h1")).to_have_count(1)
    reader.goto(addresses.short(language, other.article_id))

    expect(reader.locator("html")).to_have_attribute("lang", language)
    expect(reader.locator("main li a")).to_have_count(2)
    reader.locator("main li a").first.click()
    expect(reader.locator(".saved")).to_have_count(1)


def test_what_is_withdrawn_is_dropped_at_the_next_contact(reader, line, people):
    story, other = make.published(people), make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    lite = addresses.lite(path)
    read(reader, "/ar/", path, lite)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    still = addresses.story("ar", other.article_id, other.slug)
    read(reader, still)

    wait_until(reader, NONE_KEPT, [path, lite, "/ar/"])
    line.cut()
    reader.goto(path)
    expect(reader.locator("main li a")).to_have_attribute("href", iri_to_uri(still))


def test_the_desk_is_left_alone(reader, line, people):
    read(reader, "/ar/")

    reader.goto("/admin/login/")

    assert not any("admin" in path for path in reader.evaluate(KEPT))
    line.cut()
    with pytest.raises(Exception, match="ERR_"):
        reader.goto("/admin/login/")


def test_the_house_can_take_it_out_of_every_browser(reader, people, settings):
    make.published(people)
    read(reader, "/ar/")
    settings.SERVICE_WORKER = False

    reader.goto("/ar/")

    wait_until(reader, "async () => (await caches.keys()).length === 0")
    wait_until(
        reader, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
    )
