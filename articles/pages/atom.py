"""Feeds as Atom (RFC 4287); what was withdrawn stands there as tombstones (RFC 6721)."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from html import escape

from articles.masthead import Masthead, masthead

from .feeds import Feed, Withdrawn
from .frame import absolute
from .hub import hub, own_origin
from .items import Item
from .permanent import permanent, story_id

CONTENT_TYPE = "application/atom+xml"
_NAMES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"'


def written(feed: Feed, *, origin: str) -> str:
    """The whole document; addresses of items are under ORIGIN still."""
    return "".join(_pieces(feed, origin))


def _pieces(feed: Feed, origin: str) -> Iterator[str]:
    code, ids = feed.language.code, permanent(origin)
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed {_NAMES} xml:lang="{code}">\n'
    yield f"<id>{escape(ids + feed.own_path)}atom</id>\n"
    yield f"<title>{escape(feed.title)}</title>\n"
    if feed.about:
        yield f"<subtitle>{escape(feed.about)}</subtitle>\n"
    yield f"<updated>{feed.updated}</updated>\n"
    own, page = absolute(own_origin(origin), f"{feed.own_path}atom"), absolute(origin, feed.path)
    yield f'<link rel="self" type="{CONTENT_TYPE}" href="{escape(own)}"/>\n'
    if hub():
        yield f'<link rel="hub" href="{escape(hub())}"/>\n'
    yield f'<link rel="alternate" type="text/html" hreflang="{code}" href="{escape(page)}"/>\n'
    yield _outlet(masthead(code), absolute(origin, f"/{code}/"))
    for item in feed.items:
        yield from _item(item, code, ids)
    yield from _tombstones(feed.withdrawn, code, ids)
    yield "</feed>\n"


def _outlet(head: Masthead, address: str) -> str:
    """Whose work it is where an item names nobody."""
    return f"<author>{_named(head.name, address)}</author>\n"


def _named(name: str, address: str) -> str:
    uri = f"<uri>{escape(address)}</uri>" if address else ""
    return f"<name>{escape(name)}</name>{uri}"


def _item(item: Item, code: str, ids: str) -> Iterator[str]:
    address = escape(item["address"])
    yield (
        f"<entry>\n<id>{escape(story_id(ids, code, item['story']))}</id>\n"
        f"<title>{escape(item['title'])}</title>\n"
        f'<link rel="alternate" type="text/html" hreflang="{code}" href="{address}"/>\n'
        f"<published>{item['published']}</published>\n<updated>{item['updated']}</updated>\n"
    )
    for name, page in item["authors"]:
        yield f"<author>{_named(name, page)}</author>\n"
    for name in item["subjects"]:
        yield f'<category term="{escape(name)}"/>\n'
    if item["picture"]:
        picture, kind = item["picture"]
        yield f'<link rel="enclosure" type="{kind}" href="{escape(picture)}"/>\n'
    yield f"<summary>{escape(item['summary'])}</summary>\n"
    if item["html"]:
        yield f'<content type="html">{escape(item["html"])}</content>\n'
    yield "</entry>\n"


def _tombstones(withdrawn: Iterable[Withdrawn], code: str, ids: str) -> Iterator[str]:
    for each in withdrawn:
        when = each.moment.astimezone(UTC).isoformat(timespec="seconds")
        ref = escape(story_id(ids, code, each.story))
        yield f'<at:deleted-entry ref="{ref}" when="{when}"/>\n'
