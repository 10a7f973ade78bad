"""The posts of a live story, put into what was worked out of the story itself."""

import re
from functools import lru_cache
from html import escape

from django.templatetags.static import static

from articles import addresses

from .dress import FULL, Dress
from .insides import under
from .live import Posts, latest
from .patterns import Pattern
from .structured import UPDATES

SCRIPT = "public/live.js"
_UPDATES = f'"liveBlogUpdate":["{UPDATES}"]'
_MODIFIED = re.compile(r'(?<="dateModified":")[^"]*(?=")')


def with_updates(head: str, posts: Posts) -> str:
    """The head of a live story with its posts among what machines read, and when the last came."""
    told = f'"liveBlogUpdate":[{",".join(post.head for post in posts.posts)}]'
    before, found, after = head.partition(_UPDATES)
    if not found:
        return head
    start = before.rindex("<script")
    article = _MODIFIED.sub(lambda stood: max(stood[0], latest(posts.posts)), before[start:])
    return f"{before[:start]}{article}{told}{after}"


def posts_section(language: str, path: str, posts: Posts, *, dress: Dress = FULL) -> str:
    """The part of the page that holds the posts; `path` is the story's."""
    values = {
        "posts": "".join(post.inside for post in posts.posts),
        "older_path": escape(f"{path}?before={posts.older}") if posts.older else "",
        "first_path": escape(path) if posts.before else "",
    }
    has = tuple([name for name, value in values.items() if value])
    grows = posts.is_running and not posts.before and dress is FULL
    feed = addresses.posts(language, posts.story) if grows else ""
    return _pattern(language, has, feed).fill(values)


def as_json(posts: Posts, origin: str) -> dict[str, object]:
    """The latest posts by their anchors, for a page that stands open."""
    found = [[addresses.anchor(post.number), under(origin, post.inside)] for post in posts.posts]
    return {"running": posts.is_running, "posts": found}


@lru_cache(maxsize=64)
def _pattern(language: str, has: tuple[str, ...], feed: str) -> Pattern:
    return Pattern("public/_posts.html", language, has, feed=feed, script=static(SCRIPT))
