"""Dates and times as readers of each language write them: the one place that renders a date.

No locale library is asked: CLDR and Django have Egyptian months for Arabic, solar months for
Sorani, and no Kurmanji or Sorani relative times.
"""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from articles.text.months import DOUBLE_MONTHS, MONTHS, WEEKDAYS
from articles.text.numbers import Digits, in_digits
from articles.text.relative import lately, relative

Day = TypeVar("Day", bound=date)

DAMASCUS = ZoneInfo("Asia/Damascus")


class Style(StrEnum):
    """Which default months a long date has: one name, or in Arabic two («أيلول/سبتمبر»)."""

    LONG = "long"
    DOUBLE = "double"


_MONTHS = {Style.LONG: MONTHS, Style.DOUBLE: DOUBLE_MONTHS}

# The Sorani day and month each take the ezafe.
_LONG_DATE = {"ar": "{} {} {}", "ckb": "{}ی {}ی {}", "kmr": "{} {} {}"}
_MONTH = {"ar": "{} {}", "ckb": "{}ی {}", "kmr": "{} {}"}
_COMMA = {"ar": "، ", "ckb": "، ", "kmr": ", "}


def format_date(
    moment: date,
    language: str,
    *,
    months: Sequence[str] | None = None,
    style: Style = Style.LONG,
    tz: tzinfo = DAMASCUS,
    digits: Digits = Digits.ASCII,
) -> str:
    """Return the long date: `20 أيلول 2018`, `20ی ئەیلوولی 2018`, `20 Îlon 2018`.

    An aware datetime is taken in `tz`; a naive one and a plain date are taken as they are.
    `months` are twelve names in place of the defaults.
    """
    day = _local(moment, tz)
    names = month_names(language, months=months, style=style)
    written = _LONG_DATE[language].format(day.day, names[day.month - 1], day.year)
    return in_digits(written, digits)


def month_names(
    language: str, *, months: Sequence[str] | None = None, style: Style = Style.LONG
) -> Sequence[str]:
    """The twelve names: `months`, or else those that are usual."""
    return months or _MONTHS[style][language]


def format_month(
    month: date,
    language: str,
    *,
    months: Sequence[str] | None = None,
    style: Style = Style.LONG,
    digits: Digits = Digits.ASCII,
) -> str:
    """Return the name of a month with its year: `أيلول 2018`, `ئەیلوولی 2018`, `Îlon 2018`."""
    names = month_names(language, months=months, style=style)
    written = _MONTH[language].format(names[month.month - 1], month.year)
    return in_digits(written, digits)


def format_time(
    moment: datetime, language: str, *, tz: tzinfo = DAMASCUS, digits: Digits = Digits.ASCII
) -> str:
    """Return the time of day by the 24-hour clock: `4:00`, `16:05`; the same in every language."""
    local = _local(moment, tz)
    return in_digits(f"{local.hour}:{local.minute:02}", digits)


def format_datetime(
    moment: datetime,
    language: str,
    *,
    months: Sequence[str] | None = None,
    style: Style = Style.LONG,
    tz: tzinfo = DAMASCUS,
    digits: Digits = Digits.ASCII,
) -> str:
    """Return the long date and the time: `20 أيلول 2018، 16:05`."""
    day = format_date(moment, language, months=months, style=style, tz=tz, digits=digits)
    return day + _COMMA[language] + format_time(moment, language, tz=tz, digits=digits)


def format_weekday(moment: date, language: str, *, tz: tzinfo = DAMASCUS) -> str:
    """Return the name of the day of the week."""
    return WEEKDAYS[language][_local(moment, tz).weekday()]


def format_relative(
    moment: datetime, now: datetime, language: str, *, digits: Digits = Digits.ASCII
) -> str:
    """Return how far `moment` is from `now`: `منذ 3 دقائق`, `پێش 3 ڕۆژ`, `berî 3 rojan`.

    Counts whole units, rounded down; under a minute either way is "now".
    """
    return relative(moment - now, language, digits=digits)


def format_lately(
    moment: datetime, now: datetime, language: str, *, digits: Digits = Digits.ASCII
) -> str:
    """Return how long ago `moment` was where that is less than a day, else nothing.

    By quarters of an hour, so that what is kept for some minutes says nothing wrong.
    """
    return lately(now - moment, language, digits=digits)


def _local(moment: Day, tz: tzinfo) -> Day:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(tz)
    return moment
