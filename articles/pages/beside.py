"""What stands beside a story: others about the same, of its section, the latest, the most read."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from articles import addresses
from articles.models import ListingRow
from articles.models.prepared import Prepared, Slot, together

from . import most_read
from .batches import teaser_by, teasers_of
from .maker import maker
from .parts import Link
from .teasers import Teaser

RELATED, OF_SECTION, LATEST = 4, 3, 4
# So many of each list are looked at, and the story itself may be among them.
DEPTH = 6
Kind = ListingRow.Kind
# When it came out, in the database's own words, its publication, and its teaser as it is stored.
Row = tuple[str, int, str]


@dataclass(frozen=True)
class Beside:
    """No story stands in two of the first three; `section` is there where `of_section` is."""

    related: tuple[Teaser, ...]
    section: Link | None
    of_section: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    most_read: tuple[Teaser, ...]


def beside(language: str, publication_id: int, teaser: Teaser) -> Beside:
    """What stands beside this publication; one query.

    Some more where teasers are not finished. Those that share more tags go first, then the latest.
    """
    asked = {"language": language, "maker": maker(language)}
    lists = [(Kind.TAG, tag) for tag in teaser["tags"]]
    lists += [(Kind.SECTION, teaser["section_id"]), (Kind.ALL, 0)]
    queries = [(_query(), {**asked, "kind": k, "subject": s}) for k, s in lists]
    found = together(*queries, *most_read.asked(asked))
    *tagged, of_section, latest = (
        [row for row in rows if row[1] != publication_id] for rows in found[: len(lists)]
    )
    shared = Counter([row for rows in tagged for row in rows])
    related = sorted(shared, key=lambda row: (shared[row], row), reverse=True)[:RELATED]
    of_section = _first(OF_SECTION, of_section, without=related)
    latest = _first(LATEST, latest, without=[*related, *of_section])
    return Beside(
        related=_teasers(related),
        section=_section(language, teaser) if of_section else None,
        of_section=_teasers(of_section),
        latest=_teasers(latest),
        most_read=_teasers(_most_read(found[len(lists) :], publication_id)),
    )


def _most_read(lists: list[list[Row]], publication_id: int) -> list[Row]:
    return most_read.chosen(*lists, size=most_read.BESIDE, without=publication_id)


def _first(count: int, rows: Iterable[Row], *, without: Collection[Row]) -> list[Row]:
    # What is asked together comes in no promised order.
    return sorted([row for row in rows if row not in without], reverse=True)[:count]


def _teasers(rows: list[Row]) -> tuple[Teaser, ...]:
    return tuple(teasers_of([row[1:] for row in rows]))


def _section(language: str, teaser: Teaser) -> Link:
    name = unescape(teaser["section"])
    return Link(name, addresses.section(language, teaser["section_id"], name))


@lru_cache(maxsize=1)
def _query() -> Prepared:
    def build() -> QuerySet:
        listed = ListingRow.objects.visible().in_language(Slot("language"))
        listed = listed.in_list(Slot("kind"), Slot("subject")).latest_first()
        moment = Cast("first_published_at", CharField())
        return listed.values_list(moment, "page_id", teaser_by(Slot("maker")))[: DEPTH + 1]

    return Prepared(build)
