"""What hubs and search engines find at the site that tells them of changes."""

import json

import feedparser
import pytest

from articles.languages import CODES
from tests import make

HUB, SITE = "https://hub.example.org/?a=1&b=2", "https://news.example.org"


@pytest.fixture
def with_hub(settings):
    settings.WEBSUB_HUB, settings.SITE_ADDRESS = HUB, SITE


def links(client, path):
    """rel → address, as a feed has them."""
    parsed = feedparser.parse(client.get(path).content)
    assert not parsed.bozo
    return {link["rel"]: link["href"] for link in parsed.feed.links}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feeds_name_the_hub_and_their_address_there(client, people, with_hub, language, form):
    make.published(people, language)
    found = links(client, f"/{language}/feed.{form}")

    assert found["hub"] == HUB
    assert found["self"] == f"{SITE}/{language}/feed.{form}"


def test_json_feeds_do_too(client, people, with_hub):
    make.published(people)
    feed = json.loads(client.get("/ar/feed.json").content)

    assert feed["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert feed["feed_url"] == f"{SITE}/ar/feed.json"


@pytest.mark.parametrize("unset", ["WEBSUB_HUB", "SITE_ADDRESS"])
def test_without_a_hub_none_is_named(client, people, with_hub, settings, unset):
    make.published(people)
    setattr(settings, unset, "")

    assert "hub" not in links(client, "/ar/feed.atom")
    assert "hub" not in links(client, "/ar/feed.rss")
    feed = json.loads(client.get("/ar/feed.json").content)
    assert "hubs" not in feed
    assert feed["feed_url"] == "http://testserver/ar/feed.json"


def test_the_key_stands_at_its_address_and_nothing_else_does(client, db, settings):
    settings.INDEXNOW_KEY = "a-key-of-ours"
    answer = client.get("/a-key-of-ours.txt")

    assert answer.content == b"a-key-of-ours"
    assert answer["Content-Type"].startswith("text/plain")
    assert client.get("/another-key.txt").status_code == 404


def test_without_a_key_there_is_no_address(client, db):
    assert client.get("/a-key-of-ours.txt").status_code == 404
    assert client.get("/robots.txt").status_code == 200
