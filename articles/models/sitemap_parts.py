"""The parts of the sitemap: stories first published in one month, by blocks of a thousand numbers.

Which part a page is in follows from its story alone, so that parts need no counting and never grow:
at most a thousand stories in each language stand in one. Posts of live stories are in none: theirs
is that of their story with a minus before it, so that the latest of a part is found by index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.models import BigIntegerField, Expression, OuterRef, QuerySet

from .finished_page import FinishedPage
from .post_moments import last_taken_back, last_told
from .prepared import Prepared, Slot, as_moment

BLOCK = 1000
_BLOCKS = 10**12
# Of a sitemap index (sitemaps.org); two files in it are others.
MOST_PARTS = 49_990


@dataclass(frozen=True)
class Part:
    """A month, as in "2026-11", and a block of story numbers."""

    month: str
    block: int

    @property
    def number(self) -> int:
        """As the column `part` holds it."""
        return int(self.month.replace("-", "")) * _BLOCKS + self.block


def part_of(first_published_at: datetime, article_id: int) -> int:
    """The number of the part in which a page stands; months are those of UTC."""
    month = first_published_at.astimezone(UTC).strftime("%Y-%m")
    return Part(month, article_id // BLOCK).number


def parts() -> list[tuple[Part, datetime]]:
    """The parts in which something is visible, with the latest change in each; one query.

    It looks from one part to the next, however many pages stand in them.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_walk())
        return [(_read(number), _latest_of(moments)) for number, *moments in cursor.fetchall()]


def pages_around(part: Part) -> list[tuple[int, str, str, int, datetime]]:
    """What is visible of the stories of a part's block, also what belongs to other months.

    Story, language, path, number of the part, and when it was changed; one query.
    """
    first = part.block * BLOCK
    rows = _AROUND.values(first=first, last=first + BLOCK - 1)
    return [(*row[:4], max(filter(None, row[4:]))) for row in rows]


def _latest_of(moments: Iterable[datetime | str | None]) -> datetime:
    return max(as_moment(moment) for moment in moments if moment)


class _Reached(Expression):
    """The part at which the walk has arrived, or that of its stories' posts."""

    def __init__(self, sign: str = "") -> None:
        super().__init__(output_field=BigIntegerField())
        self.sign = sign

    def as_sql(self, compiler: object, connection: object) -> tuple[str, list]:
        return f"{self.sign}walk.part", []


def _next() -> QuerySet:
    ahead = FinishedPage.objects.visible().filter(part__gt=_Reached())
    return ahead.order_by("part").values_list("part")[:1]


def _latest() -> QuerySet:
    return _latest_in(_Reached())


def _latest_post() -> QuerySet:
    return _latest_in(_Reached("-"))


def _latest_in(part: _Reached) -> QuerySet:
    here = FinishedPage.objects.visible().filter(part=part)
    return here.order_by("-updated_at").values_list("updated_at")[:1]


def _around() -> QuerySet:
    columns = ("article_id", "language", "path", "part", "updated_at")
    story, language = OuterRef("article_id"), OuterRef("language")
    posts = last_told(story, language), last_taken_back(story, language)
    pages = FinishedPage.objects.visible().filter(part__gt=0)
    return (
        pages.filter(article_id__gte=Slot("first"), article_id__lte=Slot("last"))
        .order_by("-article_id", "language")
        .values_list(*columns, *posts)
    )


_NEXT, _LATEST, _AROUND = Prepared(_next), Prepared(_latest), Prepared(_around)
_LATEST_POST = Prepared(_latest_post)


def _walk() -> tuple[str, list[object]]:
    following, given = _NEXT.filled()
    latest, asked = _LATEST.filled()
    post, also = _LATEST_POST.filled()
    walk = f"""
        WITH RECURSIVE walk(part) AS (
            SELECT CAST(0 AS bigint)
            UNION ALL SELECT ({following}) FROM walk WHERE walk.part IS NOT NULL)
        SELECT walk.part, ({latest}), ({post}) FROM walk WHERE walk.part > 0 LIMIT {MOST_PARTS}
    """  # noqa: S608 - the parts are the ORM's own
    return walk, [*given, *asked, *also]


def _read(number: int) -> Part:
    month, block = divmod(number, _BLOCKS)
    return Part(f"{month // 100:04d}-{month % 100:02d}", block)
