"""A story, the paths of all pages that may be kept, and what was stored of them."""

import pytest
from django.core.cache import caches

from articles import addresses
from articles.models import Tag
from articles.models.sitemap_parts import BLOCK
from articles.pages.surfaces import SURFACES
from newsroom.requests.page_cache import counters
from tests import make


@pytest.fixture
def at_once(monkeypatch):
    """Every change is known at once, as it otherwise is within a second."""
    monkeypatch.setattr(counters, "BELIEVED", 0)


@pytest.fixture
def stored(monkeypatch):
    """The places of everything that was kept."""
    places = []
    keep = type(caches["pages"]).set_many
    monkeypatch.setattr(
        type(caches["pages"]),
        "set_many",
        lambda self, data, *rest: places.extend(data) or keep(self, data, *rest),
    )
    return places


def with_all_pages(people):
    """A story with all that has a page, beside a page of the house."""
    make.house_page(people)
    return make.published(people, body="<p>اجتمع المجلس في #القامشلي أمس.</p>")


def begin(people):
    """For files that make them once for all their tests."""
    people.story, people.live = with_all_pages(people), make.live(people)


@pytest.fixture
def story(people):
    return getattr(people, "story", None) or with_all_pages(people)


@pytest.fixture
def live(people):
    return getattr(people, "live", None) or make.live(people)


@pytest.fixture
def paths(people, story, live):
    section, author, tag = story.article.section, story.article.bylines.get(), Tag.objects.get()
    month = f"{story.first_published_at:%Y-%m}"
    pages = {
        "home": "/ar/",
        "story": addresses.story("ar", story.article_id, story.slug),
        "section": addresses.section("ar", section.pk, section.name_ar),
        "author": addresses.author("ar", author.pk, author.name_ar),
        "tag": addresses.tag("ar", tag.pk, tag.name_ar),
        "months": addresses.months("ar"),
        "month": next(each.paths(story)[0] for each in SURFACES if each.route == "month"),
        "corrections": addresses.corrections("ar"),
        "house_page": addresses.house_page("ar", "about"),
    }
    return {
        **pages,
        "posts": addresses.posts("ar", live.article_id),
        **{f"lite_{name}": addresses.lite(path) for name, path in pages.items()},
        "manifest": addresses.manifest("ar"),
        "withdrawn": addresses.withdrawn(),
        "offline": addresses.offline("ar"),
        "sitemap": addresses.sitemap(),
        "sitemap_of_pages": addresses.sitemap_of_pages(),
        "news_sitemap": addresses.news_sitemap(),
        "sitemap_part": addresses.sitemap_part(month, story.article_id // BLOCK),
        "feed": addresses.feed("ar", "atom"),
        "section_feed": addresses.feed_of("ar", "section", section.pk, "rss"),
        "tag_feed": addresses.feed_of("ar", "tag", tag.pk, "json"),
        "author_feed": addresses.feed_of("ar", "author", author.pk, "atom"),
    }
