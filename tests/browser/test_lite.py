import pytest
from playwright.sync_api import expect

from articles import addresses
from articles.languages import CODES
from articles.workflow.renditions import make_sizes
from tests import make
from tests.public.photos import photo

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", CODES)
def test_a_lite_story_is_one_request_until_its_picture_is_asked_for(
    page, live_server, people, language
):
    picture = photo(people)
    make_sizes(picture)
    story = make.published(people, language, lead_photo=picture.pk)
    path = addresses.story(language, story.article_id, story.slug)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(live_server.url + addresses.lite(path), wait_until="networkidle")
        assert page.evaluate(OVERFLOW) <= 0

    assert len(asked) == 2
    page.locator(".look").click()

    expect(page.locator(".look img")).to_have_js_property("naturalWidth", 480)
    assert page.locator(".look img").get_attribute("alt") == picture.word_in("alt", language)
    page.locator(".switch").first.click()
    expect(page.locator(".story__lead img")).to_be_visible()


def test_a_picture_that_does_not_come_leaves_its_words(page, live_server, people):
    picture = photo(people)
    make_sizes(picture)
    story = make.published(people, lead_photo=picture.pk)
    page.goto(f"{live_server.url}/lite/ar/{story.article_id}")
    words = page.locator(".look").inner_text()
    page.context.set_offline(True)

    page.locator(".look").click()

    expect(page.locator(".look img")).to_have_count(0)
    expect(page.locator(".look")).to_have_text(words, use_inner_text=True)
