"""The counters that say which kept pages are old (may be served a little longer) or dead (never).

Two per language, as a row. A verb raises them in its own transaction, so that whoever reads the
raised counters reads the change too. A page is kept under the counters that were read before
anything else of it was: what changes while it is made makes it old or dead, and never new.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Subquery

from articles.languages import CODES
from articles.models import BreakingLine, Freshness, Outlet, Photo, Pin, Publication, Purge
from articles.models.clock import DatabaseNow
from articles.models.prepared import Prepared, as_moment

Counters = Mapping[str, tuple[int, int]]

# In the order of the languages, so that two verbs never wait for each other. A row that is missing
# is made; the clock keeps a counter from values that it had in a time that a backup has undone.
RAISE = """
    INSERT INTO articles_freshness (language, generation, withdrawals) VALUES {rows}
    ON CONFLICT (language) DO UPDATE SET {changes}
"""
HIGHER = "{name} = {greatest}(articles_freshness.{name} + 1, excluded.{name})"
GREATEST = {"sqlite": "MAX", "postgresql": "GREATEST"}


@dataclass(frozen=True)
class Reading:
    """The counters as the database gave them at `moment`, in seconds of the database's clock.

    `next_moment` is when something begins or ends to be visible, in any language; None: never.
    """

    counters: Counters
    moment: float
    next_moment: float | None = None

    @property
    def withdrawals(self) -> dict[str, int]:
        return {code: withdrawals for code, (_generation, withdrawals) in self.counters.items()}


def make_old(languages: Iterable[str]) -> None:
    """What readers of these see has changed: pages made before may be served while one is made.

    To be called last in a verb: its row stays locked until the transaction ends. One query.
    """
    _raise(languages, "generation")


def make_dead(languages: Iterable[str]) -> None:
    """Something was taken from readers of these: pages made before are served no more.

    To be called last in a verb, as `make_old`; one query.
    """
    _raise(languages, "generation", "withdrawals")


def languages_with_photo(photo_id: int) -> set[str]:
    """Whose readers see it, or are scheduled to, where it or what it replaced stands; 3 queries."""
    numbers = list(Photo.objects.standing_for(photo_id).values_list("pk", flat=True))
    if Outlet.objects.filter(logo__in=numbers).exists():
        return set(CODES)
    return Publication.objects.not_ended().with_photo(numbers).languages()


def _raise(languages: Iterable[str], *names: str) -> None:
    codes = sorted(set(languages))
    if not codes:
        return
    if settings.CDN_PURGE_URL:
        # With the change itself: between the two it could be lost.
        Purge.objects.bulk_create([Purge(language=code) for code in codes])
    greatest = GREATEST[connection.vendor]
    sql = RAISE.format(
        rows=", ".join(["(%s, %s, %s)"] * len(codes)),
        changes=", ".join(HIGHER.format(name=name, greatest=greatest) for name in names),
    )
    now = time.time_ns() // 1000
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for code in codes for value in (code, now, now)])


# The nearest moment of each kind at which a page becomes another by the clock alone.
_MOMENTS = {
    "begins": lambda: Publication.objects.beginnings_ahead(),
    "ends": lambda: Publication.objects.endings_ahead(),
    "pin_ends": lambda: Pin.objects.endings_ahead(),
    "line_ends": lambda: BreakingLine.objects.endings_ahead(),
}
_READ = Prepared(
    lambda: Freshness.objects.annotate(
        now=DatabaseNow(), **{name: Subquery(ahead()[:1]) for name, ahead in _MOMENTS.items()}
    ).values_list("language", "generation", "withdrawals", "now", *_MOMENTS)
)


def read() -> Reading | None:
    """The counters from their rows; None where nothing was ever published. One query.

    Whatever readers see that begins or ends by the clock has its moments here.
    """
    rows = _READ.rows()
    if not rows:
        return None
    _language, _generation, _withdrawals, now, *moments = rows[0]
    ahead = [_seconds(moment) for moment in moments if moment]
    counters = {code: (generation, withdrawals) for code, generation, withdrawals, *_ in rows}
    return Reading(counters, _seconds(now), min(ahead, default=None))


def _seconds(moment: datetime | str) -> float:
    return as_moment(moment).timestamp()
