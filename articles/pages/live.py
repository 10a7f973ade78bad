"""The posts of a live story, a page at a time, the latest first."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Case, QuerySet, TextField, Value, When

from articles.models import FinishedPage, ListingRow
from articles.models.post_moments import changed_stories
from articles.models.prepared import Prepared, Slot, as_stored

from .batches import read_cursor
from .finishing import made_now
from .insides import POSTS, RUNNING
from .maker import maker

SIZE = 20
POST = ListingRow.Kind.POST


@dataclass(frozen=True)
class Post:
    """A post by the number of its own story; `head` is JSON, `inside` HTML, both under ORIGIN."""

    number: int
    cursor: str
    iso: str
    head: str
    inside: str


@dataclass(frozen=True)
class Posts:
    """`before` is where this page begins, or empty on the first; `older` where the next does.

    `is_running` says that more are to come.
    """

    story: int
    is_running: bool
    before: str
    posts: tuple[Post, ...]
    older: str


def posts_in(inside: str, language: str, story: int, *, before: str = "") -> Posts | None:
    """A page of the posts of the story that has this inside; None where that is not live.

    One query, some more where a post is not finished. Raises NoSuchCursor.
    """
    if POSTS not in inside:
        return None
    posts, older = _read(language, story, before)
    return Posts(story, RUNNING in inside, before, posts, older)


def changed_by_posts(language: str, stories: Collection[int]) -> dict[int, datetime]:
    """Story → when one of its posts came out, was changed or withdrawn last; one query."""
    pages = FinishedPage.objects.visible().in_language(language)
    return changed_stories(pages.of_stories(stories))


def _read(language: str, story: int, before: str) -> tuple[tuple[Post, ...], str]:
    asked = {"language": language, "story": story, "maker": maker(language)}
    if before:
        moment, number = read_cursor(before)
        asked |= {"moment": as_stored(moment), "number": number}
    rows = _query(is_first=not before).rows(**asked)
    posts = tuple([_post(*row) for row in rows[:SIZE]])
    return posts, posts[-1].cursor if len(rows) > SIZE else ""


def page_of(language: str, story: int, post: int, teaser: str) -> str:
    """From where the page begins on which a post stands, or "" for the first; one query."""
    first, _older = _read(language, story, "")
    if post in {each.number for each in first}:
        return ""
    moment, _, number = json.loads(teaser)["cursor"].partition("-")
    return f"{moment}-{int(number) + 1}"


def _post(publication_id: int, teaser: str, head: str, inside: str) -> Post:
    if not inside:
        made = made_now(publication_id)
        teaser, head, inside = made.teaser, made.head, made.inside
    said = json.loads(teaser)
    return Post(said["number"], said["cursor"], said["iso"], head, inside)


@lru_cache(maxsize=2)
def _query(*, is_first: bool) -> Prepared:
    def build() -> QuerySet:
        listed = ListingRow.objects.visible().in_language(Slot("language"))
        listed = listed.in_list(POST, Slot("story")).latest_first()
        if not is_first:
            listed = listed.before(Slot("moment"), Slot("number"))
        columns = [_own(name) for name in ("teaser", "head", "inside")]
        return listed.values_list("page_id", *columns)[: SIZE + 1]

    return Prepared(build)


def _own(column: str) -> Case:
    """Nothing where another has made it."""
    own = When(page__made_by=Slot("maker"), then=f"page__{column}")
    return Case(own, default=Value(""), output_field=TextField())
