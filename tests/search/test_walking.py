"""Of what many stories have no more is read than a page needs, and the order is the same."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Publication
from articles.search import search
from articles.search.asking import ask
from articles.search.ranking import found_directly

from . import archive
from .stories import few_are_many, tell

STORIES = 120
APART = timedelta(days=23)  # seven years and a half, more than is walked in steps
ASKED = ["في", "سوريا", "زنبق", "في سوريا", "زنبق المدينة", "على اليوم قال", "الاداره"]


def made_once(people):
    archive.fill(people, STORIES, words=12, phrase="زنبق", apart=APART)


@pytest.fixture
def stories(people, monkeypatch):
    few_are_many(monkeypatch, 4)


def every_page(query, limit, **choices):
    after, found = None, []
    while True:
        results = search(query, language="ar", limit=limit, after=after, **choices)
        found += [(hit.score, hit.publication.pk) for hit in results.hits if hit.score >= 100]
        after = results.next
        if after is None:
            return found


def sorted_at_once(query, publications):
    ranked = found_directly(publications.in_language("ar"), ask(query)["ar"]).best_first()
    return list(ranked.values_list("score", "pk"))


@pytest.mark.parametrize("query", ASKED)
def test_pages_are_those_of_sorting_all_that_match(stories, query):
    expected = sorted_at_once(query, Publication.objects.visible())

    assert len(expected) > 4
    assert every_page(query, 7) == expected


@pytest.mark.parametrize("query", ASKED[:3])
def test_a_time_is_kept_to(stories, query):
    since, until = datetime(2016, 3, 5, tzinfo=UTC), datetime(2020, 11, 30, tzinfo=UTC)
    inside = Publication.objects.visible().first_out_between(since, until)

    expected = sorted_at_once(query, inside)
    assert len(expected) > 4
    assert every_page(query, 7, since=since, until=until) == expected


def test_what_came_after_all_others_is_first(people, stories):
    tell(people, "ar", "زنبق", headline="زنبق")

    assert search("زنبق", language="ar", limit=1).hits[0].publication.pk == newest()


def newest():
    return Publication.objects.latest_first().values_list("pk", flat=True)[0]
