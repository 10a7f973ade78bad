"""The homes and the stories that were read open without a line, and what is withdrawn does not."""

import pytest
from django.utils.encoding import iri_to_uri
from playwright.sync_api import expect

from articles import addresses, workflow
from articles.languages import CODES
from tests import make

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
def reader(browser, live_server, monkeypatch):
    """A page in a browser that lets workers in, and keeps nothing by itself."""
    monkeypatch.setattr("articles.public.middleware.BRIEFLY", "no-store")
    context = browser.new_context(base_url=live_server.url, service_workers="allow", locale="en")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def read(reader, *paths):
    """Open them, and wait until the worker has kept them."""
    for path in paths:
        reader.goto(path)
        reader.wait_for_function(ARE_KEPT, arg=[path])


def without_a_line(reader, path, shown):
    """Open it where the line is cut; the browser's worker may learn of that a moment later."""
    reader.context.set_offline(True)
    for _time in range(60):
        reader.goto(path)
        if reader.locator(shown).count():
            return
        reader.wait_for_timeout(500)


@pytest.mark.parametrize("language", CODES)
def test_what_was_read_opens_without_a_line_and_says_when_it_was_kept(reader, people, language):
    story, other = make.published(people, language), make.published(people, language)
    home = addresses.home(language)
    path = addresses.story(language, story.article_id, story.slug)
    read(reader, home, path)
    reader.wait_for_function(ARE_KEPT, arg=[addresses.offline(language)])

    for kept in (path, home):
        without_a_line(reader, kept, ".saved time")
        expect(reader.locator(".saved time")).to_have_count(1)
        expect(reader.locator("h1")).to_have_count(1)
    reader.goto(addresses.short(language, other.article_id))

    expect(reader.locator("html")).to_have_attribute("lang", language)
    expect(reader.locator("main li a")).to_have_count(2)
    reader.locator("main li a").first.click()
    expect(reader.locator(".saved")).to_have_count(1)


def test_what_is_withdrawn_is_dropped_at_the_next_contact(reader, people):
    story, other = make.published(people), make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    lite = addresses.lite(path)
    read(reader, "/ar/", path, lite)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    still = addresses.story("ar", other.article_id, other.slug)
    read(reader, still)

    reader.wait_for_function(NONE_KEPT, arg=[path, lite, "/ar/"])
    without_a_line(reader, path, "main li a")
    expect(reader.locator("main li a")).to_have_attribute("href", iri_to_uri(still))


def test_the_desk_is_left_alone(reader, people, live_server):
    read(reader, "/ar/")

    reader.goto("/admin/login/")

    assert not any("admin" in path for path in reader.evaluate(KEPT))
    reader.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        reader.goto("/admin/login/")


def test_the_house_can_take_it_out_of_every_browser(reader, people, settings):
    make.published(people)
    read(reader, "/ar/")
    settings.SERVICE_WORKER = False

    reader.goto("/ar/")

    reader.wait_for_function("async () => (await caches.keys()).length === 0")
    reader.wait_for_function(
        "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
    )
