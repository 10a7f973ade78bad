"""What an administrator looks after, and what is still to be set up."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.languages import LANGUAGES, Language
from articles.models import DeskMember, HouseStyle, Outlet, Section
from articles.states import Role

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


def context(request: HttpRequest, desk: Desk) -> dict[str, list]:
    """Screens and waiting steps for an administrator, nothing for others; three queries."""
    if not desk.administers:
        return {}
    return {"screens": list(_screens(request)), "steps": list(_steps())}


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


def _steps() -> Iterator[Step]:
    yield from _roles()
    yield from _names_of_the_outlet()
    yield from _sections()


def _roles() -> Iterator[Step]:
    members = DeskMember.objects.filter(person__is_active=True, role__in=NEEDED)
    held = set(members.values_list("language", "role"))
    address = _list_of(get_user_model())
    for code, language in LANGUAGES.items():
        publishes = (code, Role.PUBLISHER) in held
        # Who publishes edits as well.
        if not publishes and (code, Role.EDITOR) not in held:
            yield Step(NEEDED[Role.EDITOR], address, language)
        if not publishes:
            yield Step(NEEDED[Role.PUBLISHER], address, language)


def _names_of_the_outlet() -> Iterator[Step]:
    outlet = Outlet.objects.filter(pk=1).first()
    address = _list_of(Outlet)
    if outlet is None:
        yield Step(_("The outlet has no name yet."), address)
        return
    for code, language in LANGUAGES.items():
        if not outlet.name_in(code):
            yield Step(_("The outlet has no name in this language."), address, language)


def _sections() -> Iterator[Step]:
    sections = list(Section.objects.filter(is_active=True))
    address = _list_of(Section)
    if not sections:
        yield Step(_("There is no section yet; nothing is published without one."), address)
    for code, language in LANGUAGES.items():
        nameless = [section.label for section in sections if not section.name_in(code)]
        if nameless:
            words = _("Sections without a name in this language: {names}")
            yield Step(format_lazy(words, names=" · ".join(nameless)), address, language)


def _list_of(model: type[Model]) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
