"""Names of authors to choose from while somebody types."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Author
from articles.search import suggest_authors
from tests import make


def signed(people, author, language="ar", **timing):
    """A story by this author alone, live unless `timing` says otherwise."""
    story = make.approved(people, language)
    links = story.article.byline_links
    links.exclude(position=0).delete()
    links.update(author=author)
    opened = {"opened_revision": story.latest_revision_id}
    workflow.publish(story, actor=people.zelal, **opened, **timing)
    return story


def names(beginning, language="ar"):
    return [author.name_in(language) for author in suggest_authors(beginning, language=language)]


@pytest.fixture
def hivi(people):
    return make.author(ar="هيڤي الأحمد", ckb="هیڤی ئەحمەد", kmr="Hêvî Ehmed")


@pytest.mark.parametrize("typed", ["هي", "هيف", "هيڤي الا", "الاحمد", "الأح", "هيفي الأحمد"])
def test_an_author_is_offered_by_how_any_of_the_names_begins(people, hivi, typed):
    signed(people, hivi)

    assert names(typed) == ["هيڤي الأحمد"]


@pytest.mark.parametrize("typed", ["", "؟", "يفي", "حمد", "هيفي الأحمد علي", "Hêvî"])
def test_nobody_is_offered_by_anything_else(people, hivi, typed):
    signed(people, hivi)

    assert names(typed) == []


def test_an_author_is_offered_by_the_name_in_the_language_of_the_stories(people, hivi):
    signed(people, hivi, "kmr")

    assert names("hevi", "kmr") == ["Hêvî Ehmed"]
    assert names("هي") == []
    assert names("هی", "ckb") == []


def test_an_author_without_a_name_in_the_language_is_not_offered(people):
    signed(people, make.author(ar="هيفي صالح", ckb="هێڤی ساڵح", kmr="Hêvî Salih"))
    Author.objects.update(name_ar=None)

    assert names("هي") == []


def test_an_author_of_nothing_that_readers_can_see_is_not_offered(people, hivi):
    story = signed(people, hivi, at=timezone.now() + timedelta(days=1))
    assert names("هي") == []

    workflow.unschedule(story, actor=people.zelal)
    opened = {"opened_revision": story.latest_revision_id}
    workflow.publish(story, actor=people.zelal, **opened)
    assert names("هي") == ["هيڤي الأحمد"]

    workflow.withdraw(story, actor=people.zelal, note="خطأ")
    assert names("هي") == []


def test_some_of_many_are_offered_in_the_order_of_their_names(
    people, django_assert_max_num_queries
):
    for name in ("هيفي ملا", "هيفي صالح", "هيفي حسن", "هيفي علي"):
        signed(people, make.author(ar=name))

    with django_assert_max_num_queries(2):
        assert names("هيفي") == ["هيفي حسن", "هيفي صالح", "هيفي علي"]
