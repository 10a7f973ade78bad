"""Every page, feed and sitemap is what its standard says, by checkers that others have written."""

import json

import feedparser
import pytest

from articles.languages import CODES

from .standards import checked, site

FEED_ROUTES = {"feed", "section_feed", "tag_feed", "author_feed"}
SITEMAPS = {"sitemap", "sitemap_of_pages", "news_sitemap", "sitemap_part"}
PAGES = {"home", "story", "section", "tag", "author", "months", "month", "corrections", "report"}
PAGES |= {"search", "offline", "gone", "nothing", "in_vain", "unasked", "sent", "refused"}
PAGES |= {f"lite_{name}" for name in ("home", "story", "section", "tag", "author", "search")}


@pytest.fixture(scope="module")
def files(django_db_setup, django_db_blocker):
    return site(django_db_blocker)


@pytest.fixture(scope="module")
def said(files, tmp_path_factory):
    """What the checkers say, in one process."""
    return checked(tmp_path_factory.mktemp("standards"), files)


def wrong(said, kind):
    """Name of the file → what is wrong in it."""
    return {name: faults for name, faults in said[kind].items() if faults}


def of_kind(files, kind):
    """Route → the languages of which there are files of it."""
    found = {}
    for name in files[kind]:
        route, _, rest = name.partition("-")
        found.setdefault(route, set()).add(rest.partition("-")[0].partition(".")[0])
    return found


def test_each_kind_of_page_is_looked_at_in_each_language(files):
    found = of_kind(files, "pages")

    assert {name: found.get(name) for name in PAGES} == dict.fromkeys(PAGES, set(CODES))
    for kind, routes in {"feeds": FEED_ROUTES, "json_feeds": FEED_ROUTES}.items():
        assert of_kind(files, kind).keys() == routes
    assert of_kind(files, "sitemaps").keys() == SITEMAPS
    assert len(files["stories"]) >= 2 * len(CODES)


def test_pages_are_html(said):
    assert wrong(said, "pages") == {}


def test_stories_tell_machines_what_they_need(said):
    assert wrong(said, "stories") == {}


def test_sitemaps_hold_to_their_schemas(said):
    assert wrong(said, "sitemaps") == {}


def test_json_feeds_hold_to_their_schema(said):
    assert wrong(said, "json_feeds") == {}


def test_two_readers_find_the_same_in_feeds(files, said):
    for name, text in files["feeds"].items():
        feed = feedparser.parse(text)
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        assert feed.entries, name
        first = [(entry.title, entry.link, entry.id) for entry in feed.entries]
        second = [(item["title"], item["link"], item["id"]) for item in said["feeds"][name]]
        assert second == first, name
        assert all(item["date"] for item in said["feeds"][name]), name


def test_what_is_wrong_is_found(tmp_path, files):
    """The checkers are asked about pages and files that were spoiled on purpose."""
    story = next(text for name, text in files["stories"].items())
    feed = next(text for text in files["feeds"].values())
    json_feed = json.loads(next(text for text in files["json_feeds"].values()))
    sitemap = next(text for name, text in files["sitemaps"].items() if "news" in name)
    linked = next(text for text in files["sitemaps"].values() if "hreflang" in text)
    index = next(text for text in files["sitemaps"].values() if "<sitemapindex" in text)
    del json_feed["items"][0]["id"]
    spoiled = {
        "pages": {"page.html": story.replace("</h1>", "</h2>")},
        "stories": {"story.html": story.replace('"headline"', '"x"')},
        "feeds": {"feed.xml": feed.replace("</entry>", "", 1).replace("</item>", "", 1)},
        "json_feeds": {"feed.json": json.dumps(json_feed)},
        "sitemaps": {
            "news.xml": sitemap.replace("news:title", "news:words"),
            "language.xml": sitemap.replace("<news:language>", "<news:language>ar-"),
            "link.xml": linked.replace("hreflang=", "lang="),
            "index.xml": index.replace("<loc>", "<loc>x "),
        },
    }

    found = checked(tmp_path, spoiled)

    assert {kind: len(wrong(found, kind)) for kind in spoiled} == {
        kind: len(spoiled[kind]) for kind in spoiled
    }
    assert isinstance(found["feeds"]["feed.xml"], str)
