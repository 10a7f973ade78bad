"""What readers' pages cost, once the outlet is known: queries and calls, whatever there is."""

import re

import pytest

from articles import addresses
from articles.masthead import forget_masthead
from articles.models import Article, Author, Byline, Tag, Translation
from articles.workflow import GalleryPhoto
from tests import make
from tests.counting import calls

from .photos import photo
from .test_most_read import read, work_out

# Queries and Python calls, of the request as a whole.
STORY, HOME, LIST = (2, 3000), (3, 12000), (2, 8000)
MASTHEAD = 3


@pytest.fixture(autouse=True)
def _the_outlet_stays_known(monkeypatch):
    """However long the machine takes between two requests."""
    monkeypatch.setattr("articles.masthead.AT_HAND", 3600)


@pytest.fixture
def stories(people):
    """Makes stories in one section, by one author, with one tag; each with all that costs."""
    section, author = make.section(), make.author()

    def add(number, gallery=()):
        made = []
        for _ in range(number):
            inside = photo(people)
            body = f'<p>#السوق #المدينة</p><figure data-photo="{inside.pk}"></figure>'
            shown = {"lead_photo": photo(people).pk, "body": body, "gallery": gallery}
            made.append(make.published(people, **shown))
        Article.objects.update(section=section, genre=Article.Genre.OPINION)
        Byline.objects.update(author=author)
        make.pages_again()
        return made[-1]

    return add


def paths(story):
    """Each with what it may cost, the most read among what it shows."""
    for number, version in enumerate(Translation.objects.order_by("-pk")[:10]):
        read(version, number + 1)
    work_out()
    section = Article.objects.get(pk=story.article_id).section
    author = Author.objects.filter(byline_links__article=story.article_id).get()
    tag = Tag.objects.order_by("pk").first()
    return {
        addresses.story("ar", story.article_id, story.slug): STORY,
        addresses.lite(addresses.story("ar", story.article_id, story.slug)): STORY,
        addresses.home("ar"): HOME,
        addresses.lite(addresses.home("ar")): HOME,
        addresses.section("ar", section.pk, section.name_ar): LIST,
        addresses.author("ar", author.pk, author.name_ar): LIST,
        addresses.tag("ar", tag.pk, tag.name_ar): LIST,
    }


def test_no_page_costs_more_than_it_may(client, stories, django_assert_max_num_queries):
    for number in (1, 70):
        for path, (queries, most_calls) in paths(stories(number)).items():
            assert client.get(path).status_code == 200
            with django_assert_max_num_queries(queries):
                client.get(path)
            assert calls(client.get, path) <= most_calls, path


def test_a_page_in_the_middle_costs_what_the_first_does(client, people, stories):
    for path, (_queries, most_calls) in paths(stories(70)).items():
        if most_calls == LIST[1]:
            first = client.get(path)
            middle = f"{path}?{next_page(client.get(f'{path}?{next_page(first)}'))}"
            assert client.get(middle).status_code == 200
            assert calls(client.get, middle) <= 1.2 * calls(client.get, path)


def next_page(response):
    return re.search(r"before=[^\"]+", response.content.decode())[0]


def test_the_masthead_is_asked_for_once(client, stories, django_assert_num_queries):
    path = next(iter(paths(stories(1))))
    forget_masthead()
    with django_assert_num_queries(STORY[0] + MASTHEAD):
        client.get(path)

    with django_assert_num_queries(STORY[0]):
        client.get(path)


@pytest.mark.parametrize("length", [1, 12])
def test_a_gallery_costs_no_query_however_long(
    client, people, stories, django_assert_num_queries, length
):
    story = stories(1, tuple(GalleryPhoto(photo(people).pk) for _ in range(length)))
    path = addresses.story("ar", story.article_id, story.slug)
    client.get(path)

    with django_assert_num_queries(STORY[0]):
        page = client.get(path).content.decode()

    assert page.count("<figure") == length + 2
