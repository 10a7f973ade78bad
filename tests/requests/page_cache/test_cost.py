"""What a kept page costs: no query, and few calls."""

import pytest

from articles import addresses
from tests import make
from tests.counting import calls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]

MOST_CALLS = 800


@pytest.fixture(params=["home", "story", "section", "author", "feed", "section_feed", "lite_story"])
def path(request, people):
    story = make.published(people)
    section, author = story.article.section, story.article.bylines.get()
    return {
        "home": "/ar/",
        "story": addresses.story("ar", story.article_id, story.slug),
        "section": addresses.section("ar", section.pk, section.name_ar),
        "author": addresses.author("ar", author.pk, author.name_ar),
        "feed": addresses.feed("ar", "atom"),
        "lite_story": addresses.lite(addresses.story("ar", story.article_id, story.slug)),
        "section_feed": addresses.feed_of("ar", "section", section.pk, "rss"),
    }[request.param]


@pytest.mark.parametrize("accept", ["", "gzip", "gzip, deflate, br, zstd"])
def test_the_same_page_again(client, path, django_assert_num_queries, accept):
    again = {"accept-encoding": accept}
    first = client.get(path, headers=again)

    with django_assert_num_queries(0):
        second = client.get(path, headers=again)

    assert (second.content, dict(second.items())) == (first.content, dict(first.items()))
    assert calls(client.get, path, headers=again) <= MOST_CALLS


def test_the_same_page_not_sent_again(client, path, django_assert_num_queries):
    again = {"if-none-match": client.get(path)["ETag"]}

    with django_assert_num_queries(0):
        response = client.get(path, headers=again)

    assert (response.status_code, response.content) == (304, b"")
    assert calls(client.get, path, headers=again) <= MOST_CALLS
