"""The archive: of which months there are stories, and the stories of one month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.masthead import masthead
from articles.models import ListingRow
from articles.models.listed_months import Span, earliest, with_stories
from articles.models.prepared import Prepared, Slot, as_moment, as_stored, together
from articles.text.dates import format_month, month_names
from articles.text.numbers import in_digits

from .batches import ALL, Batch, batch
from .parts import Link, OtherVersion, language_switch

# A clock that was wrong once makes no list of thousands.
MOST = 1200
_NAME = re.compile(r"([1-8][0-9]{3})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, order=True)
class Month:
    """A month of the outlet's own clock."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """As in addresses."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def following(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)


@dataclass(frozen=True)
class Year:
    """The months of a year that have stories, the latest first."""

    name: str
    months: tuple[Link, ...]


@dataclass(frozen=True)
class Months:
    """Every month that has stories, by years, the latest first."""

    language: Language
    path: str
    years: tuple[Year, ...]
    versions: tuple[OtherVersion, ...]


@dataclass(frozen=True)
class MonthPage:
    """The stories of a month; `older` and `newer` are the nearest others that have some."""

    language: Language
    path: str
    before: str
    name: str
    batch: Batch
    older: Link | None
    newer: Link | None
    versions: tuple[OtherVersion, ...]


def months(language: str) -> Months:
    """Two queries at any size of the archive."""
    found = _with_stories(language)
    return Months(
        language=LANGUAGES[language],
        path=addresses.months(language),
        years=tuple(_years(found, language)),
        versions=language_switch(language, {code: addresses.months(code) for code in CODES}),
    )


def month(language: str, name: str, *, before: str = "") -> MonthPage | None:
    """The stories of a month, as in "2026-11", or None where it has none; two queries.

    Some more where teasers are not finished. Raises NoSuchCursor.
    """
    asked = _NAME.fullmatch(name)
    if asked is None:
        return None
    wanted = Month(int(asked[1]), int(asked[2]))
    span = _span(wanted, language)
    listed = batch(language, before=before, span=span)
    older, newer, others = _around(language, span)
    if not listed.teasers and language not in others:
        return None
    return MonthPage(
        language=LANGUAGES[language],
        path=addresses.month(language, name),
        before=before,
        name=_said(wanted, language),
        batch=listed,
        older=_link(older, language),
        newer=_link(newer, language),
        versions=language_switch(language, {code: addresses.month(code, name) for code in others}),
    )


def _with_stories(language: str) -> list[Month]:
    first = earliest(language)
    if first is None:
        return []
    following, last = _of(first, language), _of(timezone.now(), language)
    ahead = []
    while following <= last:
        ahead.append(following)
        following = following.following
    # The latest first, so that what is too much is the oldest.
    ahead = ahead[::-1][:MOST]
    found = with_stories(language, [_span(each, language) for each in ahead])
    return [each for number, each in enumerate(ahead) if number in found]


def _years(found: list[Month], language: str) -> Iterator[Year]:
    house = masthead(language).calendar
    names = month_names(language, months=house.months, style=house.style)
    for year, of_year in groupby(found, key=lambda each: each.year):
        links = [
            Link(names[each.number - 1], addresses.month(language, each.name)) for each in of_year
        ]
        yield Year(in_digits(str(year), house.digits), tuple(links))


def _of(moment: datetime, language: str) -> Month:
    local = moment.astimezone(masthead(language).calendar.zone)
    return Month(local.year, local.month)


def _span(month: Month, language: str) -> Span:
    """From its first moment to the next month's, by the outlet's clock."""
    zone, following = masthead(language).calendar.zone, month.following
    return (
        datetime(month.year, month.number, 1, tzinfo=zone),
        datetime(following.year, following.number, 1, tzinfo=zone),
    )


def _said(month: Month, language: str) -> str:
    house = masthead(language).calendar
    return format_month(
        date(month.year, month.number, 1),
        language,
        months=house.months,
        style=house.style,
        digits=house.digits,
    )


def _link(moment: datetime | None, language: str) -> Link | None:
    if moment is None:
        return None
    month = _of(moment, language)
    return Link(_said(month, language), addresses.month(language, month.name))


def _around(language: str, span: Span) -> tuple[datetime | None, datetime | None, set[str]]:
    """The nearest stories before and after, and which languages have some inside; one query."""
    since, until = map(as_stored, span)
    asked = {"language": language, "since": since, "until": until}
    older, newer, *inside = together(
        (_OLDER, asked),
        (_NEWER, asked),
        *((_INSIDE, {**asked, "language": code}) for code in CODES),
    )
    there = {code for code, rows in zip(CODES, inside, strict=True) if rows}
    return _moment(older), _moment(newer), there


def _moment(rows: list[tuple]) -> datetime | None:
    return as_moment(rows[0][0]) if rows else None


def _listed(since: Slot | None, until: Slot | None) -> QuerySet:
    rows = ListingRow.objects.visible().in_language(Slot("language")).in_list(ALL, 0)
    return rows.first_out_between(since, until).values_list("first_published_at")


_OLDER = Prepared(lambda: _listed(None, Slot("since")).latest_first()[:1])
_NEWER = Prepared(lambda: _listed(Slot("until"), None).earliest_first()[:1])
_INSIDE = Prepared(lambda: _listed(Slot("since"), Slot("until")).latest_first()[:1])
