"""An id is for ever: what people may change moves none, or readers would get all stories again."""

import pytest

from articles import addresses
from articles.addresses import FEED_FORMS
from articles.models import Section, Translation
from tests import make

from . import reading


@pytest.fixture
def story(people):
    return make.published(people)


def ids(client, form="atom"):
    return [entry["id"] for entry in reading.entries(client, addresses.feed("ar", form))]


@pytest.mark.parametrize("form", FEED_FORMS)
def test_it_is_the_short_address(client, story, form):
    assert ids(client, form) == [f"https://testserver/ar/{story.article_id}"]


def test_neither_words_nor_https_change_it(client, people, story):
    before = ids(client)
    make.revised(people, story, headline="عنوان آخر")
    Translation.objects.update(slug="عنوان-آخر")
    make.pages_again()

    assert ids(client) == before
    assert client.get(addresses.feed("ar", "atom"), secure=True).content.count(
        f"<id>{before[0]}</id>".encode()
    )


@pytest.mark.parametrize("form", FEED_FORMS)
def test_a_site_that_has_moved_keeps_its_ids_and_leads_to_itself(client, settings, story, form):
    settings.FEED_IDS_UNDER = "https://old.example.org"

    (entry,) = reading.entries(client, addresses.feed("ar", form))

    assert entry["id"] == f"https://old.example.org/ar/{story.article_id}"
    assert entry["address"].startswith(f"http://testserver/ar/{story.article_id}/")


def test_a_feed_keeps_its_own_id_and_address_under_another_name(client, story):
    path = addresses.feed_of("ar", "section", story.article.section_id, "atom")
    before = reading.feed(client, path)
    Section.objects.update(name_ar="اقتصاد")

    after = reading.feed(client, path)

    assert (after["id"], after["self"]) == (before["id"], before["self"])
    assert after["title"].endswith("– اقتصاد")
