"""The page of a live story that is kept changes with its posts, and by their moments."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from newsroom.requests.page_cache import middleware
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages", "at_once")]


@pytest.fixture
def story(people):
    return make.live(people)


@pytest.fixture(params=["page", "lite", "posts"])
def path(request, story):
    page = addresses.story("ar", story.article_id, story.slug)
    if request.param == "page":
        return page
    if request.param == "lite":
        return addresses.lite(page)
    return addresses.posts("ar", story.article_id)


def shown(client, path):
    return client.get(path).content.decode()


def test_a_post_is_there_as_soon_as_it_is_out_and_gone_as_soon_as_it_is_withdrawn(
    client, people, story, path
):
    assert "الإسعاف" not in shown(client, path)
    post = make.post(people, story, headline="وصول الإسعاف")
    assert "الإسعاف" in shown(client, path)
    workflow.withdraw(post, actor=people.zelal, note="no")

    assert "الإسعاف" not in shown(client, path)


def test_what_is_not_published_changes_no_kept_page(client, people, story, path):
    tag = client.get(path)["ETag"]
    make.submitted_post(people, story)

    assert client.get(path)["ETag"] == tag


def test_the_moment_of_a_scheduled_post_ends_the_kept_page(client, people, story, path):
    client.get(path)
    make.post(people, story, at=timezone.now() + timedelta(seconds=20))
    client.get(path)

    left = client.get(path)["Cache-Control"]
    assert int(left.rpartition("=")[2]) <= 20
    assert middleware.known.reading.next_moment <= timezone.now().timestamp() + 20


def test_the_end_of_the_coverage_is_seen_at_once(client, people, story, path):
    before = shown(client, path)
    workflow.end_live(story.article, actor=people.zelal)

    assert shown(client, path) != before
