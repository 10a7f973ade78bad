import re

import pytest

from articles import addresses
from articles.languages import CODES
from articles.models import Article
from articles.pages import home
from tests import make

from .walk import elements, main, page


@pytest.mark.parametrize("language", CODES)
def test_an_outlet_that_has_just_begun_has_a_home(client, db, language):
    html = page(client, f"/{language}/")

    assert f'<html lang="{language}"' in html
    assert re.search(r"<title>[^<]+</title>", html)
    assert re.search(r'class="masthead__name"[^>]*><bdi>[^<]+<', html)


def test_each_home_leads_to_the_others(client, db):
    html = page(client, "/ckb/")

    assert elements(html, "a", href="/ar/", hreflang="ar")
    assert elements(html, "a", href="/kmr/", hreflang="kmr")
    links = elements(html, "link", rel="alternate")
    assert {link["hreflang"] for link in links if "hreflang" in link} == {
        "ar",
        "ckb",
        "ku-Arab",
        "ku",
        "ku-Latn",
        "x-default",
    }


def test_another_languages_stories_are_not_there(client, people):
    story = make.published(people, "kmr")

    assert story.latest_revision.headline in page(client, "/kmr/")
    assert story.latest_revision.headline not in page(client, "/ar/")


@pytest.fixture
def small_front(monkeypatch):
    """A home with a lead, one card and one line above the sections."""
    for name, size in {"CARDS": 1, "LATEST": 1, "LISTED": 3}.items():
        monkeypatch.setattr(home, name, size)


@pytest.mark.usefixtures("small_front")
def test_the_newest_leads_and_no_story_stands_twice(client, people):
    section = make.section()
    stories = [make.published(people) for _ in range(5)]
    Article.objects.update(section=section)
    make.pages_again()

    html = main(page(client, "/ar/"))

    paths = [link["href"] for link in elements(html, "a") if link["href"].count("/") == 4]
    expected = [addresses.story("ar", s.article_id, s.slug) for s in reversed(stories)]
    assert paths == expected
    assert elements(html, "a", href=addresses.section("ar", section.pk, section.name_ar))


@pytest.mark.usefixtures("small_front")
def test_older_stories_follow_the_latest(client, people):
    stories = [make.published(people) for _ in range(5)]

    links = [link["href"] for link in elements(page(client, "/ar/"), "a")]
    html = page(client, next(link for link in links if "before" in link))

    assert [link["href"] for link in elements(main(html), "a")] == [
        addresses.story("ar", s.article_id, s.slug) for s in (stories[1], stories[0])
    ]
    assert elements(html, "meta", name="robots", content="noindex")
