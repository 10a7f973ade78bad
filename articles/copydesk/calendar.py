"""Weekdays that do not fit their dates, in every language."""

import datetime
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.calendar_words import MONTHS, WEEKDAYS, WESTERN
from articles.copydesk.characters import DIGIT, SPACE, WORD
from articles.copydesk.findings import Remark, filled
from articles.copydesk.reading import Reading

_DAY = f"(?P<day>[{DIGIT}]{{1,2}})(?![{DIGIT}])"
_YEAR = f"(?P<year>[{DIGIT}]{{4}})(?![{DIGIT}])"
_GAP = f"[{SPACE}]{{1,3}}"


def one_of(spellings: tuple[tuple[str, ...], ...]) -> str:
    """A regular expression of all spellings, longest first."""
    every = sorted((name for names in spellings for name in names), key=len, reverse=True)
    return "|".join(map(re.escape, every)).replace("\\ ", _GAP)


def numbered(kind: str, spellings: tuple[tuple[str, ...], ...]) -> str:
    """The same, with a group named kind_number for each of the groups of spellings."""
    return "|".join(
        f"(?P<{kind}_{number}>{one_of((names,))})" for number, names in enumerate(spellings)
    )


def number_found(kind: str, match: re.Match[str]) -> int | None:
    """The number of the group of `numbered` that matched."""
    names = (name for name, found in match.groupdict().items() if found is not None)
    return next((int(name[len(kind) + 1 :]) for name in names if name.startswith(f"{kind}_")), None)


def _pattern(language: str, *, between: str, after_day: str, after_month: str) -> re.Pattern[str]:
    weekdays = numbered("weekday", WEEKDAYS[language])
    months = numbered("month", MONTHS[language])
    return re.compile(
        rf"(?<![{WORD}])(?:{weekdays}){between}{_DAY}(?:{after_day}(?:{months}){after_month}"
        rf"|[/.-](?P<number>[{DIGIT}]{{1,2}})[/.-]){_YEAR}",
        re.IGNORECASE,
    )


_WESTERN_MONTH = f"(?:[{SPACE}]?/[{SPACE}]?(?:{one_of(WESTERN)}))?"
_PATTERNS: dict[str, re.Pattern[str]] = {
    "ar": _pattern(
        "ar",
        between=f"[،,]?{_GAP}(?:(?:الموافق|في){_GAP})?",
        after_day=_GAP,
        after_month=f"{_WESTERN_MONTH}[،,]?{_GAP}(?:عام{_GAP})?",
    ),
    "ckb": _pattern(
        "ckb",
        between=f"[،,]?{_GAP}",
        after_day=f"ـ?ی?{_GAP}",
        after_month=f"ی?{_GAP}",
    ),
    "kmr": _pattern(
        "kmr",
        between=f"(?:b?ê|yê)?,?{_GAP}",
        after_day=f"[’']?(?:yê|ê|an)?{_GAP}",
        after_month=f"(?:yê|ya|ê|a|an)?,?{_GAP}",
    ),
}


def weekday_of_date(reading: Reading) -> Iterator[Remark]:
    """C17. Only dates with a year; a date that no calendar has is passed over."""
    for match in _PATTERNS[reading.language].finditer(reading.prose):
        day = _date_of(match)
        if day is None or number_found("weekday", match) == day.weekday():
            continue
        right = WEEKDAYS[reading.language][day.weekday()][0]
        message = filled(_("That day was another weekday: {weekday}."), weekday=right)
        yield Remark(*match.span(), message)


def _date_of(match: re.Match[str]) -> datetime.date | None:
    month = number_found("month", match)
    number = int(match["number"]) if month is None else month % 12 + 1
    try:
        return datetime.date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
