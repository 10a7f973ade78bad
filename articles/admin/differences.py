"""What an entry of the journal changed, in words: each field with what stood there before."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES, Language
from articles.models import (
    Article,
    Assignment,
    Author,
    JournalEntry,
    Notice,
    OldAddress,
    Outlet,
    Photo,
    Section,
    Tag,
)
from articles.models.risk_flags import in_order
from articles.states import Move, Role, Subject
from articles.templatetags.moments import moment
from articles.text.numbers import Digits, in_digits
from articles.workflow.people.second_factors import NAMES as FACTORS
from articles.workflow.people.sessions import WAYS

Text = str | Promise

KINDS: dict[str, type[models.Model]] = {
    Subject.STORY: Article,
    Subject.PHOTO: Photo,
    Subject.TAG: Tag,
    Subject.AUTHOR: Author,
    Subject.SECTION: Section,
    Subject.OUTLET: Outlet,
    Subject.ADDRESS: OldAddress,
    Subject.ASSIGNMENT: Assignment,
}
# Fields that hold other rows, by number; those of other kinds are shown by it.
REFERENCES: dict[str, type[models.Model]] = {
    "section": Section,
    "place": Tag,
    "tag": Tag,
    "merged": Tag,
    "bylines": Author,
}
NUMBERED = {"translation", "original", "logo", "replaced_by"}
LABELS: dict[str, Text] = {
    "is_active": _("in use"),
    "is_superuser": _("Administrator"),
    "bylines": _("Byline"),
    "merged": _("tag"),
    "roles": _("desk roles"),
    "spellings": _("spellings"),
    "factors": _("Second factor"),
    "way": _("Came in by"),
    "new_device": _("New device"),
    "is_quiet": _("Quiet mode"),
    "digits": _("Digits"),
    "double_months": _("Two names for each month"),
    "months": _("Month names"),
    "flag": _("Risk flag"),
    "blocking_flags": _("Risk flags that stop a publication"),
    "stopped": _("Schedule stopped"),
    "waived": _("four eyes waived"),
    "restored": _("From text"),
    "until": _("Holds until"),
    "reviewing_until": _("Until"),
    "held_with": _("Held with"),
    "together": _("Together"),
    "together_at": _("At one moment"),
    "wanted_by": _("Wanted by"),
}
MAY_SIGN_IN = _("May sign in")
SEES_WRITERS = _("sees who really wrote")
BETWEEN = " · "


@dataclass(frozen=True)
class Difference:
    """One choice before and after; either is empty for what came or went."""

    label: Text
    was: Text
    now: Text
    rule: str = ""
    language: Language | None = None


Labels = Mapping[type[models.Model], Mapping[int, str]]


def labels_of(entries: Iterable[JournalEntry]) -> Labels:
    """The names, as they are now, of the rows that entries speak of; at most a query per kind."""
    wanted: dict[type[models.Model], set[int]] = {}
    for entry in entries:
        for side in (entry.before, entry.after):
            for name, value in (side or {}).items():
                if name in REFERENCES and value:
                    numbers = value if isinstance(value, list) else [value]
                    wanted.setdefault(REFERENCES[name], set()).update(numbers)
        if "merged" in (entry.after or {}):
            wanted.setdefault(Tag, set()).add(entry.subject_id)
    return {
        model: {row.pk: row.label for row in model.objects.filter(pk__in=numbers)}
        for model, numbers in wanted.items()
    }


def differences_of(
    entry: JournalEntry, labels: Labels, *, untold: Collection[str] = ()
) -> list[Difference]:
    """What an entry says, but for fields that are not to be told; empty where it says nothing."""
    before, after = entry.before or {}, entry.after or {}
    return [
        difference
        for name in after
        if name not in untold
        for difference in _told(entry, name, before.get(name), after[name], labels)
        if difference.was != difference.now
    ]


def _told(
    entry: JournalEntry, name: str, was: object, now: object, labels: Labels
) -> Iterator[Difference]:
    word, _underscore, code = name.rpartition("_")
    if entry.move == Move.CHOOSE_NOTICES:
        yield Difference(Notice.Kind(name).label, *(Notice.Way(side).label for side in (was, now)))
    elif name == "language_style":
        yield from _calendar(was or {}, now or {})
    elif name == "roles":
        sides = (_listed(_roles(side)) for side in _parted(was, now))
        yield Difference(LABELS["roles"], *sides)
    elif name == "factors":
        sides = (_listed(map(_factor, side)) for side in _parted_by_number(was, now))
        yield Difference(LABELS["factors"], *sides)
    elif name == "way":
        yield Difference(LABELS["way"], "", WAYS.get(now, now))
    elif word == "spellings":
        sides = map(_listed, _parted(was, now))
        yield Difference(LABELS["spellings"], *sides, language=LANGUAGES.get(code))
    elif name in {"flag", "blocking_flags"}:
        sides = (_listed(flag.label for flag in in_order(_several(side))) for side in (was, now))
        yield Difference(LABELS[name], *sides)
    elif name == "restored":
        yield Difference(LABELS[name], "", str(now))
    elif name in {"until", "reviewing_until"} and entry.subject == Subject.STORY:
        yield Difference(LABELS[name], "", moment(datetime.fromisoformat(now)))
    elif name in {"stopped", "held_with", "together"}:
        yield Difference(LABELS[name], _named(was), _named(now))
    elif name in {"together_at", "wanted_by"}:
        sides = (moment(datetime.fromisoformat(side)) if side else "" for side in (was, now))
        yield Difference(LABELS[name], *sides)
    elif name == "waived":
        yield Difference(LABELS[name], "", _("Yes"))
    elif name == "merged":
        known = labels.get(Tag, {})
        pair = (_apart(known.get(number, f"#{number}")) for number in (now, entry.subject_id))
        yield Difference(LABELS["merged"], *pair)
    elif field := _field(entry.subject, name):
        sides = (_words(name, field, value, labels) for value in (was, now))
        language = LANGUAGES.get(getattr(field, "language", ""))
        yield Difference(_label(entry, name, field), *sides, language=language)


def _field(subject: str, name: str) -> models.Field | None:
    model = get_user_model() if subject == Subject.PERSON else KINDS.get(subject)
    # Whoever is to write may be the one behind a byline.
    if subject == Subject.ASSIGNMENT and name == "person":
        return None
    if name == "bylines":
        return Article._meta.get_field("bylines")
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _label(entry: JournalEntry, name: str, field: models.Field) -> Text:
    if entry.subject == Subject.PERSON and name == "is_active":
        return MAY_SIGN_IN
    if name in LABELS:
        return LABELS[name]
    return getattr(field, "translated_field", field).verbose_name


def _words(name: str, field: models.Field, value: object, labels: Labels) -> Text:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value in (None, "", []):
        return ""
    if name in {"embargo_until", "live_from", "live_until", "second_factor_due", "wanted_by"}:
        return moment(datetime.fromisoformat(value))
    if name == "language_order":
        return _listed(LANGUAGES[code].name for code in value if code in LANGUAGES)
    if name in REFERENCES:
        known = labels.get(REFERENCES[name], {})
        numbers = value if isinstance(value, list) else [value]
        return _listed(known.get(number, f"#{number}") for number in numbers)
    if name in NUMBERED:
        return f"#{value}"
    return _apart(dict(field.flatchoices).get(value, value) if field.choices else value)


def _apart(words: object) -> str:
    """With a direction of their own, whatever stands beside them and whatever the page's is."""
    return f"\u2068{words}\u2069"


def _listed(words: Iterable[Text]) -> str:
    return BETWEEN.join(map(_apart, words))


def _named(codes: str | list | None) -> str:
    """Languages by their own names."""
    return _listed(LANGUAGES[code].name for code in _several(codes) if code in LANGUAGES)


def _several(value: str | list | None) -> list:
    return value if isinstance(value, list) else [value or ""]


def _parted(was: list | None, now: list | None) -> tuple[list, list]:
    """What of a list went and what came."""
    was, now = was or [], now or []
    return [each for each in was if each not in now], [each for each in now if each not in was]


def _parted_by_number(was: list | None, now: list | None) -> tuple[list, list]:
    """What of a list went and what came, where the same may stand in it several times."""
    old, new = Counter(was), Counter(now)
    return list((old - new).elements()), list((new - old).elements())


def _factor(kind: str) -> Text:
    return FACTORS.get(kind, kind)


def _roles(held: Iterable[list]) -> Iterator[Text]:
    for language, role, sees in held:
        name = LANGUAGES[language].name if language in LANGUAGES else language
        words = format_lazy("{language}: {role}", language=_apart(name), role=Role(role).label)
        yield format_lazy("{role} ({sees})", role=words, sees=SEES_WRITERS) if sees else words


def _calendar(was: dict, now: dict) -> Iterator[Difference]:
    """Digits and months, language by language."""
    for code, language in LANGUAGES.items():
        old, new = was.get(code) or {}, now.get(code) or {}
        for name in ("digits", "double_months", "months"):
            sides = (_style(name, side.get(name)) for side in (old, new))
            yield Difference(LABELS[name], *sides, language=language)


def _style(name: str, value: object) -> Text:
    if name == "digits":
        return in_digits("123", Digits(value) if value in list(Digits) else Digits.ASCII)
    if name == "double_months":
        return _("Yes") if value else _("No")
    return _listed(value or [])
