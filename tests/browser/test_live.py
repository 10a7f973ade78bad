"""The page of a live story that stands open: it asks politely, and shows what it is told."""

import pytest
from playwright.sync_api import expect

from articles import addresses, workflow
from tests import make

EVERY = 60_000


@pytest.fixture
def story(people):
    return make.live(people)


@pytest.fixture
def opened(page, story, people, live_server):
    """The page with one post, its clock in the test's hands; and what it has asked for."""
    make.post(people, story, headline="أولاً")
    asked = []
    page.on("request", lambda request: "/live/" in request.url and asked.append(request.url))
    page.clock.install()
    page.goto(live_server.url + addresses.story("ar", story.article_id, story.slug))
    return page, asked


def test_a_new_post_is_offered_and_comes_when_it_is_wanted(opened, people, story):
    page, asked = opened
    make.post(people, story, headline="ثانياً")
    page.clock.fast_forward(EVERY)

    button = page.get_by_role("button", name="إظهار الجديد")
    expect(button).to_be_visible()
    expect(page.locator(".post h3")).to_have_text(["أولاً"])
    button.click()

    expect(page.locator(".post h3")).to_have_text(["ثانياً", "أولاً"])
    expect(button).to_be_hidden()
    assert len(asked) == 1


def test_what_was_withdrawn_goes_and_what_was_corrected_changes_by_itself(opened, people, story):
    page, _asked = opened
    second = make.post(people, story, headline="ثانياً")
    first = make.fresh(story.article.posts.order_by("pk")[0].translations.get())
    page.clock.fast_forward(EVERY)
    page.get_by_role("button", name="إظهار الجديد").click()
    workflow.withdraw(second, actor=people.zelal, note="no")
    corrected = make.revised(people, first, headline="أولاً وأخيراً")
    workflow.publish(corrected, actor=people.zelal, opened_revision=corrected.latest_revision_id)
    page.clock.fast_forward(EVERY)

    expect(page.locator(".post h3")).to_have_text(["أولاً وأخيراً"])


def test_it_asks_no_more_once_the_coverage_has_ended(opened, people, story):
    page, asked = opened
    workflow.end_live(story.article, actor=people.zelal)
    page.clock.fast_forward(EVERY)
    expect(page.locator(".posts[data-feed]")).to_have_count(0)
    for _time in range(3):
        page.clock.fast_forward(EVERY)

    assert len(asked) == 1


def test_it_does_not_ask_while_nobody_looks(opened):
    page, asked = opened
    look(page, "hidden")
    page.clock.fast_forward(10 * EVERY)
    assert asked == []

    with page.expect_response("**/live/**"):
        look(page, "visible")
        page.clock.fast_forward(1000)
    expect(page.locator(".post")).to_have_count(1)
    assert len(asked) == 1


def look(page, state):
    page.evaluate(
        """state => {
          const hidden = { value: state === "hidden", configurable: true };
          Object.defineProperty(document, "hidden", hidden);
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        }""",
        state,
    )


def test_it_leads_away_from_a_story_that_is_gone(opened, people, story):
    page, _asked = opened
    workflow.withdraw(story, actor=people.zelal, note="no")
    page.clock.fast_forward(EVERY)

    expect(page.locator(".post")).to_have_count(0)
