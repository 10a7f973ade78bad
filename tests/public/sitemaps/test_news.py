"""The sitemap of news holds the last two days."""

from datetime import timedelta

from django.utils import timezone

from articles import addresses
from articles.pages import sitemaps
from tests import make

from .reading import (
    NEWS,
    W3C,
    moved,
    path_in,
    path_of,
    root,
)


def test_news_are_of_two_days_in_all_languages(client, people):
    fresh = make.published(people, "ckb", headline="هەواڵ «نوێ» & <b>")
    old = make.published(people, "ckb")
    moved(old, timezone.now() - timedelta(days=2, minutes=1))
    make.published(people, "kmr")

    found = root(client, addresses.news_sitemap(), "urlset")

    assert [path_in(url).split("/")[1] for url in found] == ["kmr", "ckb"]
    news = found[1].find(f"{NEWS}news")
    assert [each.tag.removeprefix(NEWS) for each in news] == [
        "publication",
        "publication_date",
        "title",
    ]
    assert news.findtext(f"{NEWS}publication/{NEWS}name")
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "ckb"
    assert W3C.fullmatch(news.findtext(f"{NEWS}publication_date"))
    assert news.findtext(f"{NEWS}title") == fresh.latest_revision.headline


def test_news_are_so_many_and_no_more(client, people, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST_NEWS", 2)
    assert sitemaps.MOST_NEWS <= 1000
    made = [make.published(people, language) for language in ("ar", "ckb", "kmr")]

    found = root(client, addresses.news_sitemap(), "urlset")

    assert [path_in(url) for url in found] == [path_of(story) for story in reversed(made[1:])]
