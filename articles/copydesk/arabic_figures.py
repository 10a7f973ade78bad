"""Times, double month names, units and the percent sign in Arabic."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_words import UNITS
from articles.copydesk.calendar import number_found, numbered
from articles.copydesk.calendar_words import LEVANTINE, WESTERN
from articles.copydesk.characters import DIGIT, SPACE, WORD
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

GREENWICH = "ت غ"

_TIME = re.compile(
    rf"""(?<![{DIGIT}.,:،])(?P<hour>[{DIGIT}]{{1,2}})(?P<mark>[,،:])(?P<minute>[{DIGIT}]{{2}})
    (?P<gap>[{SPACE}]?)
    (?P<zone>ت(?:\.[{SPACE}]?|[{SPACE}])غ(?![{WORD}])
      |(?:بتوقيت|صباحاً|صباحًا|صباحا|مساءً|مساء|ظهراً|ظهرا|فجراً|فجرا)(?![{WORD}]))""",
    re.VERBOSE,
)
_HOUR = re.compile(
    rf"(?P<lead>الساعة[{SPACE}]+)(?P<hour>[{DIGIT}]{{1,2}})[,،](?P<minute>[{DIGIT}]{{2}})(?![{DIGIT}])"
)
_DOTTED_ZONE = re.compile(rf"(?<![{WORD}])ت\.[{SPACE}]?غ(?![{WORD}])")
_TWO_MONTHS = re.compile(
    rf"(?<![{WORD}])(?P<proclitic>[وفبلك]?)(?:(?P<first>{numbered('levantine', LEVANTINE)})"
    rf"(?P<slash>[{SPACE}]*/[{SPACE}]*)(?P<second>{numbered('western', WESTERN)}))(?![{WORD}])"
)
_NUMBER = f"[{DIGIT}]++(?>(?:[.,٫٬][{DIGIT}]++)*)"
_UNIT = re.compile(rf"(?<![{DIGIT}])(?<![{DIGIT}][.,:/٫٬])(?P<number>{_NUMBER})(?P<unit>[{WORD}]+)")
_PERCENT = re.compile(f"(?<=[{DIGIT}])([{SPACE}]?)([%٪])")
_PERCENT_FIRST = re.compile(
    rf"(?<![{DIGIT}])(?<![{DIGIT}][{SPACE}])[%٪][{SPACE}]?(?P<number>{_NUMBER}(?>(?:[-–]{_NUMBER})?))"
    rf"(?![{SPACE}]?[%٪])"
)


def clock(reading: Reading) -> Iterator[Remark]:
    """A15. A number with a comma is a time beside a time zone, a part of the day or «الساعة»."""
    message = _("A time of day is written 4:00 ت غ.")
    taken: set[int] = set()
    for match in _TIME.finditer(reading.prose):
        zone = GREENWICH if match["zone"].startswith("ت") else match["zone"]
        right = f"{match['hour']}:{match['minute']}{match['gap'] or ' '}{zone}"
        taken.update(range(*match.span()))
        if right != match[0] and (match["mark"] != ":" or zone == GREENWICH):
            yield Remark(*match.span(), message, right)
    for match in _HOUR.finditer(reading.prose):
        if match.start("hour") not in taken:
            right = f"{match['hour']}:{match['minute']}"
            yield Remark(match.start("hour"), match.end(), message, right)
    for match in _DOTTED_ZONE.finditer(reading.prose):
        if match.start() not in taken:
            yield Remark(*match.span(), message, GREENWICH)


def double_months(reading: Reading) -> Iterator[Remark]:
    """A16. A pair that does not belong together may be either month, so both pairs are offered."""
    for match in _TWO_MONTHS.finditer(reading.prose):
        first, second = number_found("levantine", match), number_found("western", match)
        if first is None or second is None:
            continue
        start, end = match.start("first"), match.end("second")
        if first != second:
            pairs = tuple(f"{LEVANTINE[n][0]}/{WESTERN[n][0]}" for n in (first, second))
            message = _("These are the names of two different months.")
            yield Remark(start, end, message, replacements=pairs)
        elif match["slash"] != "/":
            message = _("No space stands around the stroke between two month names.")
            yield Remark(start, end, message, f"{match['first']}/{match['second']}")


def glued_unit(reading: Reading) -> Iterator[Remark]:
    """A20. Only units of a list: other words glued to numbers are names more often than not."""
    for match in _UNIT.finditer(reading.prose):
        if match["unit"] in UNITS:
            right = f"{match['number']} {match['unit']}"
            message = _("A space stands between a number and its unit.")
            yield Remark(*match.span(), message, right)


def percent_sign(reading: Reading) -> Iterator[Remark]:
    """A21. The sign that the house chose, right after its number."""
    wanted = reading.house.percent
    message = _("The house writes percent in another form.")
    for match in _PERCENT.finditer(reading.prose):
        if match[0] != wanted:
            yield Remark(*match.span(), message, wanted)
    for match in _PERCENT_FIRST.finditer(reading.prose):
        yield Remark(*match.span(), message, match["number"] + wanted)
