"""What stands beside a story: others about the same, of the same section, and the latest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.db.models import QuerySet

from articles import addresses
from articles.models import ListingRow
from articles.models.prepared import Prepared, Slot, together

from .batches import teaser_by, teasers_of
from .maker import maker
from .parts import Link
from .teasers import Teaser

RELATED, OF_SECTION, LATEST = 4, 3, 4
# So many of each list are looked at.
DEPTH = 8
Kind = ListingRow.Kind
# When it came out, its publication, and its teaser as it is stored.
Row = tuple[object, int, str]


@dataclass(frozen=True)
class Beside:
    """No story stands in two of these; `section` is there where `of_section` is."""

    related: tuple[Teaser, ...]
    section: Link | None
    of_section: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]


def beside(language: str, publication_id: int, teaser: Teaser) -> Beside:
    """What stands beside this publication; one query.

    Some more where teasers are not finished. Those that share more tags go first, then the latest.
    """
    asked = {"language": language, "maker": maker(language), "own": publication_id}
    lists = [(Kind.TAG, tag) for tag in teaser["tags"]]
    lists += [(Kind.SECTION, teaser["section_id"]), (Kind.ALL, 0)]
    found = together(*((_query(), {**asked, "kind": k, "subject": s}) for k, s in lists))
    *tagged, of_section, latest = ([tuple(row) for row in rows] for rows in found)
    shared: dict[Row, int] = {}
    for row in (row for rows in tagged for row in rows):
        shared[row] = shared.get(row, 0) + 1
    related = _first(shared, RELATED, key=lambda row: (shared[row], row[:2]))
    of_section = _first(set(of_section) - set(related), OF_SECTION)
    latest = _first({*latest} - {*related, *of_section}, LATEST)
    return Beside(
        related=_teasers(related),
        section=_section(language, teaser) if of_section else None,
        of_section=_teasers(of_section),
        latest=_teasers(latest),
    )


def _by_moment(row: Row) -> object:
    return row[:2]


def _first(
    rows: Iterable[Row], count: int, *, key: Callable[[Row], object] = _by_moment
) -> list[Row]:
    # What is asked together comes in no promised order.
    return sorted(rows, key=key, reverse=True)[:count]


def _teasers(rows: list[Row]) -> tuple[Teaser, ...]:
    return tuple(teasers_of([row[1:] for row in rows]))


def _section(language: str, teaser: Teaser) -> Link:
    name = unescape(teaser["section"])
    return Link(name, addresses.section(language, teaser["section_id"], name))


@lru_cache(maxsize=1)
def _query() -> Prepared:
    def build() -> QuerySet:
        listed = ListingRow.objects.visible().in_language(Slot("language"))
        listed = listed.in_list(Slot("kind"), Slot("subject")).without([Slot("own")])
        columns = ("first_published_at", "page_id", teaser_by(Slot("maker")))
        return listed.latest_first().values_list(*columns)[:DEPTH]

    return Prepared(build)
