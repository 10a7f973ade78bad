import pytest
from django.core.cache import cache

from articles import addresses
from articles.models import Article, Author, Byline, Tag
from articles.workflow import GalleryPhoto
from tests import make

from .photos import photo

STORY, HOME, LIST = 6, 8, 6
GALLERY = 1


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
        return made[-1]

    return add


def paths(story):
    section = Article.objects.get(pk=story.article_id).section
    author = Author.objects.filter(byline_links__article=story.article_id).get()
    tag = Tag.objects.order_by("pk").first()
    return {
        addresses.story("ar", story.article_id, story.slug): STORY,
        addresses.home("ar"): HOME,
        addresses.section("ar", section.pk, section.name_ar): LIST,
        addresses.author("ar", author.pk, author.name_ar): LIST,
        addresses.tag("ar", tag.pk, tag.name_ar): LIST,
    }


def test_no_page_asks_more_of_the_database_than_it_may(
    client, stories, django_assert_max_num_queries
):
    for path, most in paths(stories(2)).items():
        cache.clear()
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200


def test_more_stories_cost_no_more_queries(
    client, stories, django_assert_num_queries, django_assert_max_num_queries
):
    few = {}
    for path, most in paths(stories(1)).items():
        cache.clear()
        with django_assert_max_num_queries(most) as asked:
            client.get(path)
        few[path] = len(asked)

    stories(12)

    for path, number in few.items():
        cache.clear()
        with django_assert_num_queries(number):
            client.get(path)


def test_the_masthead_is_asked_for_once(client, stories, django_assert_max_num_queries):
    path = next(iter(paths(stories(1))))
    client.get(path)

    with django_assert_max_num_queries(STORY - 2):
        client.get(path)


@pytest.mark.parametrize("length", [1, 12])
def test_a_gallery_costs_one_more_query_however_long(
    client, people, stories, django_assert_max_num_queries, length
):
    story = stories(1, tuple(GalleryPhoto(photo(people).pk) for _ in range(length)))
    cache.clear()
    with django_assert_max_num_queries(STORY + GALLERY):
        page = client.get(addresses.story("ar", story.article_id, story.slug)).content.decode()
    assert page.count("<figure") == length + 2
