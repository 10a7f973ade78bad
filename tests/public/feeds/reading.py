"""A feed reader of our own: strict where feedparser forgives."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = {
    "atom": "application/atom+xml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
CODES = re.compile("ar|ckb|kmr")


def feed(client, path):
    """The feed at `path`, read by the rules of its form."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    form = path.rpartition(".")[2]
    assert response["Content-Type"] == KINDS[form]
    return READERS[form](response.content)


def entries(client, path):
    """What stands in it, by story: title, html, summary, address, updated …"""
    return feed(client, path)["entries"]


def moment(text):
    """RFC 3339, as Atom and JSON Feed have it."""
    found = datetime.fromisoformat(text)
    assert found.tzinfo
    assert "T" in text
    return found


def address(text):
    parts = urlsplit(text)
    assert parts.scheme in {"http", "https"}, text
    assert parts.netloc, text
    assert text.isascii(), text
    return text


def xml(data):
    return ElementTree.fromstring(data)  # noqa: S314 - made here


def one(element, name):
    (found,) = element.findall(name)
    assert found.text
    return found.text


def links(element, rel):
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


def atom(data):
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    root = xml(data)
    assert root.tag == f"{ATOM}feed"
    assert CODES.fullmatch(root.get(LANGUAGE))
    assert len(links(root, "self")) == len(links(root, "alternate")) == 1
    assert root.findall(f"{ATOM}author")
    found = [_atom_entry(element) for element in root.findall(f"{ATOM}entry")]
    assert len({entry["id"] for entry in found}) == len(found)
    gone = root.findall(TOMBSTONE)
    return {
        "id": address(one(root, f"{ATOM}id")),
        "title": one(root, f"{ATOM}title"),
        "language": root.get(LANGUAGE),
        "self": address(links(root, "self")[0].get("href")),
        "page": address(links(root, "alternate")[0].get("href")),
        "updated": moment(one(root, f"{ATOM}updated")),
        "entries": found,
        "withdrawn": {address(each.get("ref")): moment(each.get("when")) for each in gone},
        "tombstones": [ElementTree.tostring(each, encoding="unicode") for each in gone],
    }


def _atom_entry(element):
    (alternate,) = links(element, "alternate")
    content = element.findall(f"{ATOM}content")
    assert [each.get("type") for each in content] in ([], ["html"])
    enclosures = links(element, "enclosure")
    return {
        "id": address(one(element, f"{ATOM}id")),
        "title": one(element, f"{ATOM}title"),
        "address": address(alternate.get("href")),
        "published": moment(one(element, f"{ATOM}published")),
        "updated": moment(one(element, f"{ATOM}updated")),
        "summary": one(element, f"{ATOM}summary"),
        "html": content[0].text if content else "",
        "authors": [one(each, f"{ATOM}name") for each in element.findall(f"{ATOM}author")],
        "subjects": [each.get("term") for each in element.findall(f"{ATOM}category")],
        "picture": [(address(each.get("href")), each.get("type")) for each in enclosures],
    }


def rss(data):
    """RSS 2.0.11 with the Advisory Board's profile."""
    root = xml(data)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    own = channel.find(f"{ATOM}link[@rel='self']")
    assert one(channel, "description")
    assert CODES.fullmatch(one(channel, "language"))
    found = [_rss_item(element) for element in channel.findall("item")]
    assert len({item["id"] for item in found}) == len(found)
    return {
        "title": one(channel, "title"),
        "language": one(channel, "language"),
        "self": address(own.get("href")),
        "page": address(one(channel, "link")),
        "updated": parsedate_to_datetime(one(channel, "lastBuildDate")),
        "entries": found,
    }


def _rss_item(element):
    assert element.find("guid").get("isPermaLink") == "false"
    enclosures = element.findall("enclosure")
    assert len(enclosures) <= 1
    assert all(each.get("length") == "0" for each in enclosures)
    content = element.find(CONTENT)
    return {
        "id": address(one(element, "guid")),
        "title": one(element, "title"),
        "address": address(one(element, "link")),
        "published": parsedate_to_datetime(one(element, "pubDate")),
        "updated": moment(one(element, f"{ATOM}updated")),
        "summary": one(element, "description"),
        "html": "" if content is None else content.text,
        "authors": [each.text for each in element.findall(CREATOR)],
        "subjects": [each.text for each in element.findall("category")],
        "picture": [(address(each.get("url")), each.get("type")) for each in enclosures],
    }


def json_feed(data):
    """JSON Feed 1.1: what must be there, and of what kind."""
    root = json.loads(data)
    assert root["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(root["items"], list)
    assert all(isinstance(author["name"], str) for author in root["authors"])
    found = [_json_item(item) for item in root["items"]]
    assert len({item["id"] for item in found}) == len(found)
    return {
        "title": root["title"],
        "language": root["language"],
        "self": address(root["feed_url"]),
        "page": address(root["home_page_url"]),
        "entries": found,
    }


def _json_item(item):
    assert isinstance(item["id"], str)
    assert ("content_html" in item) or ("content_text" in item)
    assert all(isinstance(each, str) for each in item.get("tags", []))
    pictures = item.get("attachments", [])
    assert [each["url"] for each in pictures] == ([item["image"]] if "image" in item else [])
    return {
        "id": address(item["id"]),
        "title": item["title"],
        "address": address(item["url"]),
        "published": moment(item["date_published"]),
        "updated": moment(item["date_modified"]),
        "summary": item["summary"],
        "html": item.get("content_html", ""),
        "authors": [author["name"] for author in item.get("authors", [])],
        "subjects": item.get("tags", []),
        "picture": [(address(each["url"]), each["mime_type"]) for each in pictures],
    }


READERS = {"atom": atom, "rss": rss, "json": json_feed}
