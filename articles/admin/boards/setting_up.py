"""What an administrator looks after, and what is still to be set up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from django.conf import settings
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.languages import CODES, LANGUAGES, Language
from articles.models import DeskMember, HouseStyle, Outlet, Section
from articles.models.person_names import name_of_person
from articles.models.prepared import Prepared, Row, Slot, as_moment, as_stored, together
from articles.states import Role
from articles.workflow.people.unused import soon_closed_from, unused_since

MOST_CLOSING = 20
# Without one of each, no text of a language reaches its readers.
NEEDED = {
    Role.EDITOR: _("Nobody edits in this language yet."),
    Role.PUBLISHER: _("Nobody publishes in this language yet."),
}


@dataclass(frozen=True)
class Screen:
    """A screen that an administrator looks after."""

    label: str | Promise
    help: str | Promise
    address: str


@dataclass(frozen=True)
class Step:
    """Something that waits to be set up, and where that is done; in one language, or in all."""

    words: str | Promise
    address: str
    language: Language | None = None


@dataclass(frozen=True)
class Closing:
    """Somebody's account that is closed at a moment if nobody uses it."""

    pk: int
    name: str
    at: datetime


def context(request: HttpRequest, desk: Desk) -> dict[str, list]:
    """Screens, waiting steps and accounts that are soon closed, for an administrator; one query.

    Nothing for others.
    """
    if not desk.administers:
        return {}
    days = settings.UNUSED_ACCOUNT_DAYS
    facts, unused = together((FACTS, {}), (UNUSED, {"moment": as_stored(soon_closed_from(days))}))
    return {
        "screens": list(_screens(request)),
        "steps": list(_steps(facts)),
        "closing": [_closing(row, days) for row in unused] if days else [],
    }


def _closing(row: Row, days: int) -> Closing:
    _what, number, name, used_at, _rest = row
    return Closing(int(number), name, as_moment(used_at) + timedelta(days=days))


def _screens(request: HttpRequest) -> Iterator[Screen]:
    looked_after = (
        (get_user_model(), _("People"), _("Accounts, roles and languages.")),
        (Outlet, _("Outlet"), _("Name, logo, time zone, order of languages.")),
        (Section, _("Sections"), _("Areas of the site, named in each language.")),
        (HouseStyle, _("House style"), _("What the copy desk asks for.")),
    )
    for model, label, words in looked_after:
        if site.get_model_admin(model).has_view_permission(request):
            yield Screen(label, words, _list_of(model))


def _steps(facts: Iterable[Row]) -> Iterator[Step]:
    held, outlets, sections = set(), [], []
    for what, place, *told in facts:
        if what == ROLE:
            held.add((told[0], told[1]))
            continue
        names = {f"name_{code}": name for code, name in zip(CODES, told, strict=True)}
        if what == OUTLET:
            outlets.append(Outlet(**names))
        else:
            sections.append((int(place), Section(**names)))
    sections.sort(key=itemgetter(0))
    yield from _roles(held)
    yield from _names_of_the_outlet(outlets)
    yield from _sections([section for _place, section in sections])


ROLE, OUTLET, SECTION, PERSON = "role", "outlet", "section", "person"
NOTHING = Value("", output_field=CharField())


def _facts() -> QuerySet:
    """What is set up, as its kind, its place, and language and role or the names."""
    members = DeskMember.objects.order_by().filter(person__is_active=True, role__in=NEEDED)
    names = [F(f"name_{code}") for code in CODES]
    # Else modeltranslation gives the columns of each part in any order.
    outlet, sections = (model.objects.rewrite(False).order_by() for model in (Outlet, Section))
    roles = _told(members, ROLE, NOTHING, F("language"), F("role"), NOTHING)
    return roles.union(
        _told(outlet.filter(pk=1), OUTLET, NOTHING, *names),
        _told(sections.filter(is_active=True), SECTION, Cast("position", CharField()), *names),
        all=True,
    )


def _unused() -> QuerySet:
    """Whose account nobody has used since the `moment`: number, name and when it was used last."""
    rows, name = unused_since(Slot("moment")), name_of_person()
    number, used_at = (Cast(column, CharField()) for column in ("pk", "used_at"))
    return _told(rows, PERSON, number, name, used_at, NOTHING)[:MOST_CLOSING]


FACTS, UNUSED = Prepared(_facts), Prepared(_unused)


def _told(rows: QuerySet, what: str, *columns: object) -> QuerySet:
    named = {f"told_{number}": column for number, column in enumerate(columns)}
    return rows.annotate(what=Value(what), **named).values_list("what", *named)


def _roles(held: set[tuple[str, str]]) -> Iterator[Step]:
    address = _list_of(get_user_model())
    for code, language in LANGUAGES.items():
        publishes = (code, Role.PUBLISHER) in held
        # Who publishes edits as well.
        if not publishes and (code, Role.EDITOR) not in held:
            yield Step(NEEDED[Role.EDITOR], address, language)
        if not publishes:
            yield Step(NEEDED[Role.PUBLISHER], address, language)


def _names_of_the_outlet(outlets: list[Outlet]) -> Iterator[Step]:
    address = _list_of(Outlet)
    if not outlets:
        yield Step(_("The outlet has no name yet."), address)
        return
    for code, language in LANGUAGES.items():
        if not outlets[0].name_in(code):
            yield Step(_("The outlet has no name in this language."), address, language)


def _sections(sections: list[Section]) -> Iterator[Step]:
    address = _list_of(Section)
    if not sections:
        yield Step(_("There is no section yet; nothing is published without one."), address)
    for code, language in LANGUAGES.items():
        nameless = [each.label for each in sections if not each.name_in(code)]
        if nameless:
            words = _("Sections without a name in this language: {names}")
            yield Step(format_lazy(words, names=" · ".join(nameless)), address, language)


def _list_of(model: type[Model]) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
