"""What is found, best first, of which no more is read than a page needs.

One query tells which words are few and which are many, and reads all of the few. Of the many the
latest are: month by month, then several months at once, until there are enough; the index has a
mark for each month. So both databases need about as long for what stands in every story of a large
archive as for what stands in one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast, ExtractMonth, ExtractYear
from django.utils import timezone

from articles.models import Publication
from articles.models.planned import planning_cursor
from articles.models.prepared import Prepared, Slot, as_stored

from .expressions import Asked, Node, all_of, either, word
from .index import database, matching_slot, some_matches, surveyed_numbers
from .words import month_number, month_of

MANY = 300
STEPS = (1, 3, 12, 48)  # months; what is older is read at once
NEWEST = "newest"

Row = tuple[datetime, int]
"""When a story first came out, on SQLite without a zone, and the publication's id."""


@dataclass(frozen=True)
class Chosen:
    """The stories that are looked through: of a section, first published in a time.

    `since` and `until` (exclusive) are moments; None leaves a side open.
    """

    section: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Walk:
    """What is read from the latest on, in one language, before a place; at most `wanted`."""

    language: str
    words: Node
    wanted: int
    before: tuple[datetime, int] | None = None


def survey(
    asked: Sequence[Asked], chosen: Chosen, language: str
) -> tuple[dict[str, list[Row] | None], int]:
    """Per name what is visible of what is found, None where they are many; the newest's month.

    One query.
    """
    sql, params = _newest(language).filled()
    beside = f"SELECT '{NEWEST}', latest.*, NULL FROM ({sql}) AS latest", params  # noqa: S608
    few = _query("few", *_shape(chosen)).filled(**_values(chosen))
    found = some_matches(asked, MANY, few, beside)
    months = [month for _, month in found.pop(NEWEST, None) or ()]
    return found, months[0] if months else month_number(timezone.now())


def read(chosen: Chosen, walks: Sequence[Walk], newest: int) -> list[list[Row]]:
    """What is visible of each walk, the latest first; at most one query."""
    found: list[list[Row]] = [[] for _ in walks]
    if walks:
        asked = [_walk(chosen, walk, newest) for walk in walks]
        each = (
            f"SELECT {place}, part.* FROM ({one}) AS part"  # noqa: S608
            for place, (one, _values) in enumerate(asked)
        )
        with planning_cursor() as cursor:
            cursor.execute(" UNION ALL ".join(each), [value for _, own in asked for value in own])
            for place, moment, number in cursor.fetchall():
                found[place].append((moment, number))
    return [sorted(rows, reverse=True) for rows in found]


def _walk(chosen: Chosen, walk: Walk, newest: int) -> tuple[str, list[object]]:
    """The parts are asked one after the other, and no more of them than are needed."""
    parts = [part.filled(**values) for part, values in _steps(chosen, walk, newest)]
    sql = " UNION ALL ".join(f"SELECT step.* FROM ({one}) AS step" for one, _ in parts)  # noqa: S608
    params = [value for _, values in parts for value in values]
    return f"{sql} LIMIT {walk.wanted:d}", params


def _steps(chosen: Chosen, walk: Walk, newest: int) -> Iterator[tuple[Prepared, dict]]:
    values = _values(chosen)
    for moment in filter(None, [chosen.until, walk.before and walk.before[0]]):
        newest = min(newest, month_number(moment))
    if walk.before:
        values |= {"moment": as_stored(walk.before[0]), "number": walk.before[1]}
    shape = (*_shape(chosen), walk.before is not None, walk.wanted)
    for months in _months(newest):
        marks = either(word(month_of(walk.language, month)) for month in months)
        words = database().as_query(all_of([marks, walk.words]))
        yield _query("words", *shape), {**values, "words": words}
    rest = {"words": database().as_query(walk.words), "rest": as_stored(_begins(months[-1]))}
    yield _query("rest", *shape), {**values, **rest}


def _months(newest: int) -> Iterator[list[int]]:
    for count in STEPS:
        yield [newest - place for place in range(count)]
        newest -= count


def _begins(month: int) -> datetime:
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)


def _shape(chosen: Chosen) -> tuple[bool, ...]:
    return tuple(value is not None for value in (chosen.section, chosen.since, chosen.until))


def _values(chosen: Chosen) -> dict[str, object]:
    return {
        "section": chosen.section,
        "since": chosen.since and as_stored(chosen.since),
        "until": chosen.until and as_stored(chosen.until),
    }


@lru_cache(maxsize=64)
def _query(
    kind: str,
    has_section: bool,
    has_since: bool,
    has_until: bool,
    has_place: bool = False,
    wanted: int | None = None,
) -> Prepared:
    def build() -> QuerySet:
        found = Publication.objects.visible()
        if has_section:
            found = found.in_section(Slot("section"))
        found = found.first_out_between(
            Slot("since") if has_since else None, Slot("until") if has_until else None
        )
        if has_place:
            found = found.before(Slot("moment"), Slot("number"))
        if kind == "rest":
            found = found.first_out_between(None, Slot("rest"))
        if kind == "few":
            found = found.filter(pk__in=surveyed_numbers()).order_by()
            return found.values_list("first_published_at", "pk")
        found = found.filter(pk__in=matching_slot(Slot("words"))).latest_first()
        return found.values_list("first_published_at", "pk")[:wanted]

    return Prepared(build)


@lru_cache(maxsize=4)
def _newest(language: str) -> Prepared:
    """The month of the language's latest story, counted from year 0."""

    def build() -> QuerySet:
        moment = "first_published_at"
        month = ExtractYear(moment, tzinfo=UTC) * 12 + ExtractMonth(moment, tzinfo=UTC) - 1
        latest = Publication.objects.visible().in_language(language).latest_first()
        return latest.values_list(Cast(month, BigIntegerField()))[:1]

    return Prepared(build)
