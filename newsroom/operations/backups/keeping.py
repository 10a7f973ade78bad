"""Which backups stay: all of the last day, then the newest of each day, week and month."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """How many days, weeks and months that have a backup keep their newest one."""

    days: int
    weeks: int
    months: int

    def kept(self, moments: Collection[datetime]) -> set[datetime]:
        """Counted from the newest, which always stays, so that a stopped clock takes none."""
        newest_first = sorted(moments, reverse=True)
        kept = {moment for moment in newest_first if newest_first[0] - moment < DAY}
        spans = ((self.days, date.toordinal), (self.weeks, _week), (self.months, _month))
        for many, span in spans:
            kept |= _newest_of_each(newest_first, span, many)
        return kept


def _newest_of_each(
    newest_first: list[datetime], span: Callable[[date], object], many: int
) -> set[datetime]:
    of_each: dict[object, datetime] = {}
    for moment in newest_first:
        of_each.setdefault(span(moment.date()), moment)
    return set(list(of_each.values())[:many])


def _week(day: date) -> object:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> object:
    return day.year, day.month
