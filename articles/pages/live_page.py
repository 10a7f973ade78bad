"""The posts of a live story, put into what was worked out of the story itself."""

import re
from datetime import datetime
from functools import lru_cache
from html import escape

from django.templatetags.static import static

from articles import addresses

from .dress import FULL, Dress
from .insides import under
from .live import Posts
from .parts import Moment, moment
from .patterns import Pattern
from .structured import UPDATES

SCRIPT = "public/live.js"
_UPDATES = f'"liveBlogUpdate":["{UPDATES}"]'
_MODIFIED = re.compile(r'(?<="dateModified":")[^"]*|(?<="article:modified_time" content=")[^"]*')


def with_updates(language: str, head: str, posts: Posts, changed: datetime | None) -> str:
    """The head of a live story with its posts in what machines read, and when they changed it."""
    told = f'"liveBlogUpdate":[{",".join(post.head for post in posts.posts)}]'
    before, found, after = head.partition(_UPDATES)
    if not found:
        return head
    last = moment(changed, language)
    article = _MODIFIED.sub(lambda stood: later(stood[0], last), before)
    return f"{article}{told}{after}"


def later(stood: str, changed: Moment | None) -> str:
    """The later of a moment as machines read it and of one when a post changed the story."""
    if changed and datetime.fromisoformat(changed.iso) > datetime.fromisoformat(stood):
        return changed.iso
    return stood


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
