"""Lists a page at a time, latest first: read from the rows of publications."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Case, QuerySet, TextField, Value, When

from articles.models import ListingRow, Publication
from articles.models.listed_months import Span
from articles.models.prepared import Prepared, Slot, as_stored

from .fetching import with_parts
from .maker import maker
from .teasers import EPOCH, MICROSECOND, Teaser, read, teaser_of

PAGE = 20
ALL = ListingRow.Kind.ALL
_CURSOR = re.compile(r"([0-9]{1,17})-([1-9][0-9]{0,17})", re.ASCII)


class NoSuchCursor(ValueError):
    """A row of a list that none of our links leads to."""


@dataclass(frozen=True)
class Batch:
    """One page of a list; `older` says where the next begins, or is empty on the last."""

    teasers: tuple[Teaser, ...]
    older: str


def batch(
    language: str,
    *,
    kind: int = ALL,
    subject: int = 0,
    before: str = "",
    span: Span | None = None,
    size: int = PAGE,
) -> Batch:
    """A page of a list, from the cursor `before` on, of what came out in `span`; one query.

    Some more where teasers are not finished yet. Raises NoSuchCursor.
    """
    values = {"language": language, "kind": kind, "subject": subject, "maker": maker(language)}
    if span:
        values |= {"since": as_stored(span[0]), "until": as_stored(span[1])}
    if before:
        moment, number = read_cursor(before)
        values |= {"moment": as_stored(moment), "number": number}
    rows = _query(size + 1, is_first=not before, is_whole=not span).rows(**values)
    teasers = tuple(teasers_of(rows[:size]))
    return Batch(teasers, _cursor_of(teasers[-1], kind) if len(rows) > size else "")


def _cursor_of(teaser: Teaser, kind: int) -> str:
    of_list = teaser["notice"] if kind == ListingRow.Kind.CORRECTION else teaser
    return of_list["cursor"]


@lru_cache(maxsize=8)
def _query(size: int, *, is_first: bool, is_whole: bool) -> Prepared:
    def build() -> QuerySet:
        listed = ListingRow.objects.visible().in_language(Slot("language"))
        listed = listed.in_list(Slot("kind"), Slot("subject")).latest_first()
        if not is_whole:
            listed = listed.first_out_between(Slot("since"), Slot("until"))
        if not is_first:
            listed = listed.before(Slot("moment"), Slot("number"))
        return listed.values_list("page_id", teaser_by(Slot("maker")))[:size]

    return Prepared(build)


def teaser_by(maker: Slot | Value, *, page: str = "page__") -> Case:
    """The stored teaser, nothing where another has made it; `page` leads to the finished page."""
    own = When(**{f"{page}made_by": maker}, then=f"{page}teaser")
    return Case(own, default=Value(""), output_field=TextField())


def teasers_of(rows: Collection[tuple[int, str]]) -> Iterator[Teaser]:
    """The teasers of publications by number, each as it is stored.

    Five queries where one lacks its own.
    """
    lacking = [number for number, stored in rows if not stored]
    made = with_parts(Publication.objects.all()).in_bulk(lacking) if lacking else {}
    for number, stored in rows:
        yield read(stored) if stored else teaser_of(made[number])


def position(teaser: Teaser) -> tuple[datetime, int]:
    """Where it stands in a list that runs latest first: the latest is the greatest."""
    return read_cursor(teaser["cursor"])


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """The position that a cursor stands for. Raises NoSuchCursor."""
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise NoSuchCursor(cursor)
    return EPOCH + int(match[1]) * MICROSECOND, int(match[2])
