"""What each change of the house style changed, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.differences import Difference
from articles.copydesk import DEFAULT_HOUSE
from articles.copydesk.table import TABLE
from articles.languages import CODES, LANGUAGES
from articles.models import JournalEntry
from articles.states import Subject

from .form import BY_DEFAULT, SEVERITIES
from .lines import name_lines, spelling_lines

SHOWN = 15
SHOWN_OF_ONE = 12
MUST = _("must be answered")
MAY_STAY = _("may stay unanswered")


@dataclass(frozen=True)
class StyleEntry:
    """One change; `more` counts what is not shown of it."""

    change: JournalEntry
    differences: list[Difference]
    more: int


def latest_changes() -> list[StyleEntry]:
    """The latest changes, newest first; one query."""
    entries = JournalEntry.objects.of(Subject.HOUSE_STYLE, 1).select_related("actor")
    return [_entry(change) for change in entries[:SHOWN]]


def _entry(change: JournalEntry) -> StyleEntry:
    found = list(_differences(change.before, change.after))
    return StyleEntry(change, found[:SHOWN_OF_ONE], max(0, len(found) - SHOWN_OF_ONE))


def _differences(before: dict, after: dict) -> Iterator[Difference]:
    usual = DEFAULT_HOUSE.to_dict()
    was, now = usual | before["choices"], usual | after["choices"]
    for rule, row in TABLE.items():
        yield from _changed(row.label, *(_severity(rule, house) for house in (was, now)), rule)
        yield from _changed(row.label, *(_duty(rule, side) for side in (before, after)), rule)
    for code in CODES:
        yield from _of_language(code, was, now)
    yield from _changed(_("Ellipsis"), was["ellipsis"], now["ellipsis"])
    yield from _changed(_("Percent sign"), was["percent"], now["percent"])


def _changed(label: Promise, was: object, now: object, rule: str = "") -> Iterator[Difference]:
    if was != now:
        yield Difference(label, was, now, rule)


def _duty(rule: str, side: dict) -> Promise:
    return MAY_STAY if rule in side["optional_rules"] else MUST


def _severity(rule: str, house: dict) -> str | Promise:
    chosen = house["severities"].get(rule)
    if chosen:
        return SEVERITIES[chosen]
    return str(BY_DEFAULT).format(severity=SEVERITIES[TABLE[rule].severity])


def _of_language(code: str, was: dict, now: dict) -> Iterator[Difference]:
    old, new = (house["spellings"].get(code, {}) for house in (was, now))
    for wrong in dict.fromkeys([*old, *new]):
        if old.get(wrong) != new.get(wrong):
            pair = (_pair(wrong, words, code) for words in (old, new))
            yield Difference(_("House spellings"), *pair, language=LANGUAGES[code])
    old, new = (house["names"].get(code, []) for house in (was, now))
    gone = [name_lines([group], code) for group in old if group not in new]
    come = [name_lines([group], code) for group in new if group not in old]
    for line in gone:
        yield Difference(_("Names"), line, "", language=LANGUAGES[code])
    for line in come:
        yield Difference(_("Names"), "", line, language=LANGUAGES[code])
    old, new = (" … ".join(house["quotes"][code]) for house in (was, now))
    if old != new:
        yield Difference(_("Quotation marks"), old, new, language=LANGUAGES[code])


def _pair(wrong: str, words: dict[str, str], code: str) -> str:
    return spelling_lines({wrong: words[wrong]}, code) if wrong in words else ""
