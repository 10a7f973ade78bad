"""Feeds as RSS 2.0, with the full text, authors and pictures as its modules write them."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from html import escape

from .feeds import Feed
from .frame import absolute
from .hub import hub, own_origin
from .items import Item
from .permanent import permanent, story_id

CONTENT_TYPE = "application/rss+xml"
_NAMES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)


def written(feed: Feed, *, origin: str) -> str:
    """The whole document; addresses of items are under ORIGIN still."""
    return "".join(_pieces(feed, origin))


def _pieces(feed: Feed, origin: str) -> Iterator[str]:
    own, page = absolute(own_origin(origin), f"{feed.own_path}rss"), absolute(origin, feed.path)
    updated = format_datetime(datetime.fromisoformat(feed.updated))
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {_NAMES}>\n<channel>\n'
    yield f"<title>{escape(feed.title)}</title>\n<link>{escape(page)}</link>\n"
    # It may not be missing.
    yield f"<description>{escape(feed.about or feed.title)}</description>\n"
    yield f"<language>{feed.language.code}</language>\n"
    yield f"<lastBuildDate>{updated}</lastBuildDate>\n"
    yield f'<atom:link rel="self" type="{CONTENT_TYPE}" href="{escape(own)}"/>\n'
    if hub():
        yield f'<atom:link rel="hub" href="{escape(hub())}"/>\n'
    ids = permanent(origin)
    for item in feed.items:
        yield from _item(item, feed.language.code, ids)
    yield "</channel>\n</rss>\n"


def _item(item: Item, code: str, ids: str) -> Iterator[str]:
    yield (
        f"<item>\n<title>{escape(item['title'])}</title>\n"
        f"<link>{escape(item['address'])}</link>\n"
        f'<guid isPermaLink="false">{escape(story_id(ids, code, item["story"]))}</guid>\n'
        f"<pubDate>{item['sent']}</pubDate>\n<atom:updated>{item['updated']}</atom:updated>\n"
    )
    for name, _page in item["authors"]:
        yield f"<dc:creator>{escape(name)}</dc:creator>\n"
    for name in item["subjects"]:
        yield f"<category>{escape(name)}</category>\n"
    if item["picture"]:
        address, kind = item["picture"]
        # How long it is nobody has to know: 0 says so (best practices of the RSS Advisory Board).
        yield f'<enclosure url="{escape(address)}" length="0" type="{kind}"/>\n'
        yield f'<media:content url="{escape(address)}" medium="image" type="{kind}"/>\n'
    yield f"<description>{escape(item['summary'])}</description>\n"
    if item["html"]:
        yield f"<content:encoded>{escape(item['html'])}</content:encoded>\n"
    yield "</item>\n"
