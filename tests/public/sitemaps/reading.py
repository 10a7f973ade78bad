"""Sitemaps, read by the rules of sitemaps.org."""

import re
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from articles import addresses
from articles.models import FinishedPage, ListingRow
from articles.models.sitemap_parts import part_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
# W3C's profile of ISO 8601 with a zone.
W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
MOST_URLS, MOST_BYTES = 50_000, 50 * 1024 * 1024


def root(client, path, tag):
    """The document by the rules of sitemaps.org: names, order, lengths, one host."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert len(response.content) <= MOST_BYTES
    found = ElementTree.fromstring(response.content)  # noqa: S314 - made here
    assert found.tag == SITEMAP + tag
    assert len(found) <= MOST_URLS
    for child in found:
        names = [each.tag for each in child]
        assert names[0] == f"{SITEMAP}loc"
        assert set(names[1:]) <= {f"{SITEMAP}lastmod", LINK, f"{NEWS}news"}
        address = child[0].text
        assert urlsplit(address)[:2] == ("http", "testserver")
        assert address.isascii()
        assert len(address) < 2048
        for moment in child.findall(f"{SITEMAP}lastmod"):
            assert W3C.fullmatch(moment.text)
    return found


def path_in(element):
    return unquote(element.find(f"{SITEMAP}loc").text.removeprefix("http://testserver"))


def urls(client, path):
    """The addresses in a file, each with its `lastmod` and its alternates."""
    return {
        path_in(url): (
            url.findtext(f"{SITEMAP}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.findall(LINK)},
        )
        for url in root(client, path, "urlset")
    }


def files(client):
    """The files of the index with their times."""
    found = root(client, addresses.sitemap(), "sitemapindex")
    return {path_in(file): file.findtext(f"{SITEMAP}lastmod") for file in found}


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


def everything(client):
    """What stands in all files that the index names."""
    return {path for file in files(client) for path in urls(client, file)}


def moved(story, moment):
    """As if it had come out at that moment, which no verb can do."""
    part = part_of(moment, story.article_id)
    FinishedPage.objects.filter(article=story.article_id).update(
        first_published_at=moment, updated_at=moment, part=part
    )
    ListingRow.objects.filter(page__article=story.article_id).update(first_published_at=moment)


def iso(moment):
    return moment.replace(microsecond=0).isoformat()
