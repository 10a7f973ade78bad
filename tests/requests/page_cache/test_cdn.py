"""What a CDN in front is told with a page: by which key it forgets it, and for how long it may."""

import pytest

from tests import make

pytestmark = [pytest.mark.stored, pytest.mark.usefixtures("kept_pages")]
KEYS = {"CDN_KEY_HEADER": "Cache-Tag", "CDN_KEY_SEPARATOR": ",", "CDN_KEY_PREFIX": "news"}


@pytest.fixture
def cdn(settings):
    settings.CDN_PURGE_URL, settings.CDN_SECONDS = "https://cdn.example.org/purge", 120
    for name, value in KEYS.items():
        setattr(settings, name, value)


def test_without_one_a_page_says_nothing_of_it(people, client):
    answer = client.get("/ar/")
    assert answer["Cache-Control"] == "public, max-age=30"
    assert not answer.has_header("Cache-Tag")


def test_a_page_names_the_languages_on_which_it_depends(people, client, cdn):
    story = make.published(people)
    home, page = client.get("/ar/"), client.get(f"/ar/{story.article_id}/{story.slug}/")
    assert home["Cache-Tag"] == "news-ar"
    assert page["Cache-Tag"] == "news-ar,news-ckb,news-kmr"
    assert page["Cache-Control"] == "public, max-age=30, s-maxage=120"
    assert "stale" not in page["Cache-Control"]
    assert client.get("/ar/12345/")["Cache-Tag"] == "news-ar,news-ckb,news-kmr"


@pytest.mark.django_db
def test_the_desk_has_no_keys(client, cdn):
    assert not client.get("/admin/login/").has_header("Cache-Tag")
