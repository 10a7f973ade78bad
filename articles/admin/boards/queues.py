"""What waits for a person, queue by queue, as numbers: two queries, however many queues there are.

Each queue is read from an index of its own, and no further than the page shows.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet, Value

from articles.admin.desk import Desk, desk_of_anyone
from articles.admin.rows import Standing, standing_of, with_standing
from articles.models import Article, Assignment, Publication, Translation
from articles.models.prepared import Prepared, filling, slots
from articles.states import Move, Role

from .kinds import KIND, KINDS, NEWEST, Kind

SHOWN = 15
# So many of a queue are counted and can be paged through, in each of its parts.
MOST_OF_ONE = 500
# Older stories than these nobody begins to translate; looking through all of them takes long
# where nearly every story stands in every language.
NEWEST_STORIES = 1000
LIVE, RUNNING = "live", "running"
UNTRANSLATED = "untranslated-"
PLANNED = "planned-"


class Entry(NamedTuple):
    """A row of a queue: the number of a version, or of an assignment where it `is_planned`."""

    number: int
    is_planned: bool


def numbers_by_queue(desk: Desk) -> dict[str, list[int]]:
    """Queue → its first versions, one more than is shown; and stories and publications; a query.

    `untranslated-…` holds stories, `live` publications, `running` those of live stories, and
    `planned-…` the assignments that stand among the versions of a queue.
    Whatever has no line in it is missing.
    """
    found: dict[str, list[int]] = defaultdict(list)
    if desk.memberships:
        numbers = _numbers(desk.memberships, settings.FOUR_EYES_WAIVED)
        for name, number in numbers.rows(person=desk.person.pk):
            found[name].append(number)
    return found


def numbers_of(kind: Kind, desk: Desk) -> tuple[list[Entry], bool]:
    """The rows of one queue in its order, and whether there are more than those; a query."""
    if not desk.memberships:
        return [], False
    parts = _all_of(kind.name, desk.memberships, settings.FOUR_EYES_WAIVED)
    if parts is None:
        return [], False
    found = list(parts.rows(person=desk.person.pk))
    if kind.by == NEWEST:
        found.sort(reverse=True)
    elif kind.planned:
        found.sort(key=lambda row: (row[1], row[2], row[0]))
    has_more = len(found) > MOST_OF_ONE
    return [_entry(*row) for row in found[:MOST_OF_ONE]], has_more


def _entry(number: int, _moment: object = None, is_planned: object = False) -> Entry:
    return Entry(number, bool(is_planned))


def rows_of(numbers: list[int]) -> dict[int, Standing]:
    """The versions of these numbers, as lists show them; one query."""
    if not numbers:
        return {}
    rows = ROWS.values(**filling("version", MOST, numbers))
    return {row.pk: row for row in map(standing_of, rows)}


MOST = len(KINDS) * (SHOWN + 1)


@lru_cache(maxsize=256)
def _numbers(memberships: frozenset[tuple[str, Role]], _is_waived: bool) -> Prepared:
    first, *others = _parts(desk_of_anyone(memberships))
    return Prepared(lambda: first.union(*others, all=True))


@lru_cache(maxsize=256)
def _all_of(
    name: str, memberships: frozenset[tuple[str, Role]], _is_waived: bool
) -> Prepared | None:
    """The parts of one queue; what has one part alone keeps its order."""
    kind = KIND[name]
    chosen = list(kind.chosen(Translation.objects.all(), desk_of_anyone(memberships)))
    if not chosen:
        return None
    if kind.planned:
        return _with_planned(kind, chosen[0], kind.planned(desk_of_anyone(memberships)))
    if len(chosen) == 1:
        order = dict.fromkeys((kind.by, "pk" if kind.by != NEWEST else NEWEST))
        found = chosen[0].order_by(*order).values_list("pk")[: MOST_OF_ONE + 1]
        return Prepared(lambda: found)
    parts = [_inside(rows.order_by(kind.by), MOST_OF_ONE + 1).values_list("pk") for rows in chosen]
    return Prepared(lambda: parts[0].union(*parts[1:], all=True))


def _parts(desk: Desk) -> Iterator[QuerySet]:
    for kind in KINDS:
        for chosen in kind.chosen(Translation.objects.all(), desk):
            yield _first(kind.name, Translation, chosen.order_by(kind.by))
        if kind.planned:
            yield _first(PLANNED + kind.name, Assignment, kind.planned(desk))
    for code in desk.languages_of(Role.TRANSLATOR):
        stories = Article.objects.newest(NEWEST_STORIES).live_anywhere().without_version_in(code)
        yield _first(UNTRANSLATED + code, Article, stories.order_by("-pk"))
    for code in desk.languages:
        latest = Publication.objects.visible().in_language(code).latest_first()
        yield _first(LIVE, Publication, latest)
    for code in desk.languages_to_begin(Move.CREATE):
        running = Publication.objects.visible().in_language(code).of_running_stories()
        yield _first(RUNNING, Publication, running)


def _first(name: str, model: type, rows: QuerySet) -> QuerySet:
    # A part of a union has neither order nor end on SQLite: both stand in a query inside it.
    inside = rows.values("pk")[: SHOWN + 1]
    chosen = model.objects.order_by().filter(pk__in=inside).annotate(queue=Value(name))
    return chosen.values_list("queue", "pk")


def _with_planned(kind: Kind, versions: QuerySet, assignments: QuerySet) -> Prepared:
    """Both with their moments, to be put in order where they are read."""
    every = MOST_OF_ONE + 1
    parts = [
        model.objects.order_by()
        .filter(pk__in=rows.order_by(kind.by, "pk").values("pk")[:every])
        .annotate(is_planned=Value(flag))
        .values_list("pk", kind.by, "is_planned")
        for model, rows, flag in ((Translation, versions, 0), (Assignment, assignments, 1))
    ]
    return Prepared(lambda: parts[0].union(parts[1], all=True))


def _inside(rows: QuerySet, most: int) -> QuerySet:
    return Translation.objects.order_by().filter(pk__in=rows.values("pk")[:most])


ROWS = Prepared(
    lambda: with_standing(Translation.objects.order_by().filter(pk__in=slots("version", MOST)))
)
