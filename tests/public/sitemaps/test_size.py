"""Sitemaps stay small, and cost little to make, however large the archive is."""

import pytest
from django.utils import timezone

from articles import addresses
from articles.models import FinishedPage, Publication
from articles.models.sitemap_parts import BLOCK, Part, part_of
from tests import make
from tests.counting import calls

from .reading import files, path_of, urls


def test_a_part_holds_a_thousand_stories_of_a_month_at_most():
    moment = timezone.now()
    numbers = [part_of(moment, article) for article in range(1, 100_001)]

    assert len(set(numbers)) == 101
    assert max(map(numbers.count, set(numbers))) == BLOCK
    assert numbers == sorted(numbers)
    last = part_of(moment.replace(year=moment.year - 1), 999_999_999)
    assert last < numbers[0]
    assert Part("2026-11", 7).number == part_of(moment.replace(year=2026, month=11, day=1), 7_999)


def many_parts(story, months, blocks):
    """Pages like that of a story, one in each of that many parts."""
    page = FinishedPage.objects.get(article=story.article_id)
    publication = page.publication
    for number in range(months * blocks):
        month, block = divmod(number, blocks)
        publication.pk = page.publication_id + 10_000 + number
        page.pk = publication.pk
        page.part = Part(f"{2000 + month // 12}-{month % 12 + 1:02d}", block).number
        yield publication, page


@pytest.fixture
def large(people):
    """A story, and five hundred parts of months before it."""
    story = make.published(people)
    rows = [(_copy(one), _copy(page)) for one, page in many_parts(story, 50, 10)]
    Publication.objects.bulk_create([publication for publication, _page in rows])
    FinishedPage.objects.bulk_create([page for _publication, page in rows])
    return story


def _copy(row):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if isinstance(row, Publication):
        # Ended at once, so that only one of the version is open.
        values["visible_until"] = values["visible_from"]
    return type(row)(**values)


def test_the_index_walks_from_part_to_part(client, large, django_assert_num_queries):
    found = files(client)
    assert len(found) == 503
    ordered = [path for path in found if path.startswith("/sitemap/20")]
    months = [path.split("/")[2] for path in ordered]
    assert months == sorted(months, reverse=True)
    assert ordered[0].startswith(f"/sitemap/{large.first_published_at:%Y-%m}/")

    with django_assert_num_queries(1):
        client.get(addresses.sitemap())
    assert calls(client.get, addresses.sitemap()) <= 20 * len(found) + 2800


def test_no_file_costs_more_than_one_query(client, people, django_assert_num_queries):
    for _ in range(30):
        story = make.published(people)
    month = story.first_published_at.strftime("%Y-%m")
    for path in (
        addresses.sitemap_part(month, story.article_id // BLOCK),
        addresses.news_sitemap(),
    ):
        client.get(path)
        with django_assert_num_queries(1):
            assert path_of(story) in urls(client, path)
        assert calls(client.get, path) <= 120 * 30 + 2500
