"""A page says where its feeds stand, in its head and where people see it."""

import pytest

from articles import addresses
from articles.addresses import FEED_FORMS
from articles.languages import CODES
from articles.models import Tag
from tests import make
from tests.public.walk import elements, page

from . import reading

ATOM = "application/atom+xml"


def announced(html):
    found = elements(html, "link", rel="alternate")
    return [link for link in found if link.get("type", "").startswith("application/")]


@pytest.mark.parametrize("language", CODES)
def test_every_page_leads_to_the_feed_of_its_language(client, people, language):
    story = make.published(people, language)
    feed = addresses.feed(language, "atom")

    for path in (
        f"/{language}/",
        addresses.story(language, story.article_id, story.slug),
        addresses.search(language),
    ):
        html = page(client, path)
        assert [link["href"] for link in announced(html)] == [feed]
        assert [link["href"] for link in elements(html, "a", type=ATOM)] == [feed]


@pytest.mark.parametrize("language", CODES)
def test_lists_lead_to_feeds_of_their_own_in_every_form(client, people, language):
    tags = {"ar": "#السوق", "ckb": "#بازاڕ", "kmr": "#Sûk"}
    story = make.published(people, language, body=f"<p>{tags[language]}</p>")
    things = {
        "section": story.article.section_id,
        "tag": Tag.objects.get().pk,
        "author": story.article.bylines.get().pk,
    }

    for kind, number in things.items():
        own = [addresses.feed_of(language, kind, number, form) for form in FEED_FORMS]
        html = page(client, f"/{language}/{kind}/{number}/")
        links = announced(html)
        assert [link["href"] for link in links] == [addresses.feed(language, "atom"), *own]
        assert len({link["title"] for link in links}) == len(links)
        assert own[0] in [link["href"] for link in elements(html, "a", type=ATOM)]
        for link in links:
            found = reading.feed(client, link["href"])
            assert found["self"] == f"http://testserver{link['href']}"
            assert client.get(found["page"]).status_code == 200
