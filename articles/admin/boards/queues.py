"""What waits for a person, queue by queue, as numbers: two queries, however many queues there are.

Each queue is read from an index of its own, newest first, and no further than the page shows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk, desk_of_anyone
from articles.admin.rows import Standing, standing_of, with_standing
from articles.models import Article, Publication, Translation
from articles.models.prepared import Prepared, filling, slots
from articles.models.version_querysets import TranslationQuerySet
from articles.states import EDITORS, TRANSLATORS, Move, Role

SHOWN = 15
# Older stories than these nobody begins to translate; looking through all of them takes long
# where nearly every story stands in every language.
NEWEST_STORIES = 1000
LIVE, RUNNING = "live", "running"
UNTRANSLATED = "untranslated-"

Chosen = Iterator[QuerySet]


@dataclass(frozen=True)
class Kind:
    """A queue; `chosen` gives its rows in parts, each from one index."""

    name: str
    title: str | Promise
    chosen: Callable[[TranslationQuerySet, Desk], Chosen]
    is_urgent: bool = field(default=False)


def _in_each(rows: TranslationQuerySet, desk: Desk, *roles: Role) -> Chosen:
    # Of several languages at once no index knows the order.
    return (rows.in_language(code) for code in desk.languages_of(*roles))


def _mine(rows: TranslationQuerySet, desk: Desk) -> Chosen:
    yield rows.written_by(desk.person.pk)


def _concerning(rows: TranslationQuerySet, desk: Desk) -> Chosen:
    yield rows.concerning(desk.person.pk, desk.languages_of(*EDITORS))


KINDS = (
    Kind(
        "held",
        _("Schedules stopped by an edit"),
        lambda rows, desk: _concerning(rows.held(), desk),
        is_urgent=True,
    ),
    Kind(
        "sent_back",
        _("Sent back to me"),
        lambda rows, desk: _mine(rows.sent_back(), desk),
        is_urgent=True,
    ),
    Kind(
        "review",
        _("Waiting for review"),
        lambda rows, desk: _in_each(rows.awaiting_review(), desk, *EDITORS),
    ),
    Kind(
        "ready",
        _("Approved, ready to publish"),
        lambda rows, desk: _in_each(rows.ready_to_publish(), desk, Role.PUBLISHER),
    ),
    Kind(
        "scheduled",
        _("Scheduled"),
        lambda rows, desk: _concerning(rows.scheduled(), desk),
    ),
    Kind("drafts", _("My drafts"), lambda rows, desk: _mine(rows.in_draft(), desk)),
    Kind(
        "with_editors",
        _("Mine, with the editors"),
        lambda rows, desk: _mine(rows.awaiting_review(), desk),
    ),
    Kind(
        "out_of_step",
        _("Translations whose source has changed"),
        lambda rows, desk: _in_each(rows.out_of_step(), desk, *TRANSLATORS),
    ),
)


def numbers_by_queue(desk: Desk) -> dict[str, list[int]]:
    """Queue → its first versions, one more than is shown; and stories and publications; a query.

    `untranslated-…` holds stories, `live` publications, `running` those of live stories.
    Whatever has no line in it is missing.
    """
    found: dict[str, list[int]] = defaultdict(list)
    if desk.memberships:
        for name, number in _numbers(desk.memberships).rows(person=desk.person.pk):
            found[name].append(number)
    return found


def rows_of(numbers: list[int]) -> dict[int, Standing]:
    """The versions of these numbers, as lists show them; one query."""
    if not numbers:
        return {}
    rows = ROWS.values(**filling("version", MOST, numbers))
    return {row.pk: row for row in map(standing_of, rows)}


MOST = len(KINDS) * SHOWN


@lru_cache(maxsize=256)
def _numbers(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    first, *others = _parts(desk_of_anyone(memberships))
    return Prepared(lambda: first.union(*others, all=True))


def _parts(desk: Desk) -> Iterator[QuerySet]:
    for kind in KINDS:
        for chosen in kind.chosen(Translation.objects.all(), desk):
            by = "last_from" if kind.name == "scheduled" else "-pk"
            yield _first(kind.name, Translation, chosen.order_by(by))
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


ROWS = Prepared(
    lambda: with_standing(Translation.objects.order_by().filter(pk__in=slots("version", MOST)))
)
