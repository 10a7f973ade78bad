"""What a phone downloads at its first visit of a story, and whether anything moves meanwhile."""

import pytest
from django.core.files.base import ContentFile

from articles import addresses
from articles.languages import CODES
from articles.workflow.renditions import make_sizes
from newsroom.operations.demo.drawing.draw import draw
from tests import make
from tests.public.photos import photo
from tests.public.reading import PHONE
from tests.public.test_weight import long_body

MOST = 58 * 1024  # bytes of the page, its font and its lead photo, as they are sent
SHIFTS = """() => new Promise(done => new PerformanceObserver(seen => done(
  seen.getEntries().reduce((sum, each) => sum + each.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    size = {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2}
    return {**browser_context_args, **size, "user_agent": PHONE, "is_mobile": True}


def illustrated(people, code):
    picture = photo(people)
    data = draw("market", width=1600, height=1067, seed=1)
    picture.file.save("lead.jpg", ContentFile(data, "lead.jpg"))
    make_sizes(picture)
    return make.published(people, code, lead_photo=picture.pk, body=long_body(code))


@pytest.mark.parametrize("code", CODES)
def test_it_is_light_still_and_without_a_cookie(page, live_server, people, code):
    story = illustrated(people, code)
    answers = []
    page.on("response", lambda answer: answer.request.method == "GET" and answers.append(answer))

    page.goto(live_server.url + addresses.story(code, story.article_id, story.slug))
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_function("document.querySelector('main img').complete")

    kinds = [answer.request.resource_type for answer in answers]
    sent = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
    assert sorted(kinds) == sorted(
        {"document", "font", "image"} - ({"font"} if code == "kmr" else set())
    )
    assert sent <= MOST
    assert page.evaluate(SHIFTS) == 0
    assert page.context.cookies() == []
