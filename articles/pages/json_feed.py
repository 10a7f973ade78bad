"""Feeds as JSON Feed 1.1."""

import json

from articles.masthead import masthead

from .feeds import Feed
from .frame import absolute
from .hub import hub, own_origin
from .items import Item
from .permanent import permanent, story_id

CONTENT_TYPE = "application/feed+json"


def written(feed: Feed, *, origin: str) -> str:
    """The whole document; addresses of items are under ORIGIN still."""
    code, ids = feed.language.code, permanent(origin)
    outlet = {"name": masthead(code).name, "url": absolute(origin, f"/{code}/")}
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": absolute(origin, feed.path),
        "feed_url": absolute(own_origin(origin), f"{feed.own_path}json"),
        "description": feed.about,
        "language": code,
        "authors": [outlet],
        "hubs": [{"type": "WebSub", "url": hub()}] if hub() else [],
        "items": [_item(item, code, ids) for item in feed.items],
    }
    return json.dumps(_filled(values), ensure_ascii=False, separators=(",", ":"))


def _item(item: Item, code: str, ids: str) -> dict[str, object]:
    picture, kind = item["picture"] or ("", "")
    return _filled(
        {
            "id": story_id(ids, code, item["story"]),
            "url": item["address"],
            "title": item["title"],
            "language": code,
            "summary": item["summary"],
            # One of the two contents may not be missing.
            "content_html" if item["html"] else "content_text": item["html"] or item["summary"],
            "image": picture,
            "date_published": item["published"],
            "date_modified": item["updated"],
            "authors": [_filled({"name": name, "url": page}) for name, page in item["authors"]],
            "tags": item["subjects"],
            "attachments": [{"url": picture, "mime_type": kind}] if picture else [],
        }
    )


def _filled(values: dict[str, object]) -> dict[str, object]:
    """Without what says nothing; a feed without a story has its empty list all the same."""
    return {name: value for name, value in values.items() if value or name == "items"}
