"""What a feed costs to make, whatever there is: queries and calls."""

import pytest

from articles import addresses
from articles.addresses import FEED_FORMS
from articles.models import Article, Byline, FinishedPage, Tag
from tests import make, many
from tests.counting import calls
from tests.public.photos import photo

MOST_CALLS = 6000


def made_once(people):
    """As many stories as a feed holds, and some behind them."""
    people.section, people.author = section, author = make.section(), make.author()
    for _ in range(40):
        make.published(people, body="<p>#السوق</p>", lead_photo=photo(people).pk)
    Article.objects.update(section=section)
    Byline.objects.update(author=author)
    make.pages_again()


@pytest.fixture
def paths(people):
    """The feeds in which they stand."""
    section, author = people.section, people.author
    things = [("section", section), ("tag", Tag.objects.get()), ("author", author)]
    return {
        **{addresses.feed("ar", form): 1 for form in FEED_FORMS},
        **{addresses.feed_of("ar", "section", section.pk, form): 2 for form in FEED_FORMS},
        **{addresses.feed_of("ar", kind, thing.pk, "atom"): 2 for kind, thing in things[1:]},
    }


def test_no_feed_costs_more_than_it_may(client, people, paths, django_assert_num_queries):
    for count in (0, 3000):
        if count:
            many.fill(people, count)
        for path, queries in paths.items():
            assert client.get(path).status_code == 200
            with django_assert_num_queries(queries):
                client.get(path)
            assert calls(client.get, path) <= MOST_CALLS, path


def test_what_is_not_finished_is_worked_out_and_says_the_same(client, paths):
    finished = {path: client.get(path).content for path in paths}
    FinishedPage.objects.update(made_by="other", item="{}")

    assert {path: client.get(path).content for path in paths} == finished
