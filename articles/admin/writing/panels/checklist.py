"""What is still missing before a version can be published, shown from the first save on."""

from dataclasses import dataclass

from django.contrib.admin import site
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Author, Section, Tag, Translation
from articles.workflow import readiness
from articles.workflow.decisions import Situation

TEXT = _("Headline and text")
LABELS: dict[str, str | Promise] = {
    "section": _("Section"),
    "byline": _("Byline"),
    "description": _("Description of the photo"),
    "credit": _("Who made the photo"),
    "place": _("Place"),
}
FIELDS = {
    "text": "field-headline",
    "section": "field-section",
    "byline": "field-byline_0",
    "description": "field-lead_alt",
    "credit": "field-photo_credit",
    "place": "field-place",
}


@dataclass(frozen=True)
class Item:
    """One line of the list: `problem` is what is missing, `address` where it is put right.

    An address that leads away from the screen is that of a register; "" where this person may not
    change it.
    """

    name: str
    label: str | Promise
    problem: str | Promise = ""
    address: str = ""
    is_optional: bool = False

    @property
    def is_done(self) -> bool:
        return not self.problem

    @property
    def leads_away(self) -> bool:
        return self.address.startswith("/")


@dataclass(frozen=True)
class Checklist:
    items: tuple[Item, ...]

    @property
    def missing(self) -> list[Item]:
        return [item for item in self.items if not item.is_done and not item.is_optional]


def checklist(request: HttpRequest, now: Situation, authors: list[Author]) -> Checklist:
    """The list of the version of a situation, with the authors of its byline."""
    translation = now.version
    revision, article = translation.latest_revision, translation.article
    needs = {need.code: need for need in readiness.needs_of(translation)}
    is_written = now.is_complete
    items = [_item("text", TEXT, "" if is_written else _("A headline and a text are needed."))]
    items.append(_section(request, article.section, needs))
    items.append(_byline(request, translation, authors, needs))
    if revision.lead_photo:
        items += [_of_photo(name, needs) for name in ("description", "credit")]
    if article.place_id:
        items.append(_place(request, article.place, needs))
    return Checklist(tuple(items))


def _item(name: str, label: str | Promise, problem: str | Promise = "", **more) -> Item:
    return Item(name, label, problem, **{"address": f"#{FIELDS[name]}", **more})


def _section(request: HttpRequest, section: Section | None, needs: dict) -> Item:
    if "section" in needs:
        return _item("section", LABELS["section"], _("None is chosen."))
    if "section_name" in needs:
        return _nameless(request, "section", section)
    return _item("section", LABELS["section"])


def _byline(
    request: HttpRequest, translation: Translation, authors: list[Author], needs: dict
) -> Item:
    if not authors:
        problem = _("None. It would go out without a name.")
        return _item("byline", LABELS["byline"], problem, is_optional=True)
    if "byline" in needs:
        nameless = next(each for each in authors if not each.name_in(translation.language))
        return _nameless(request, "byline", nameless)
    return _item("byline", LABELS["byline"])


def _of_photo(name: str, needs: dict) -> Item:
    return _item(name, LABELS[name], _("Missing in this language.") if name in needs else "")


def _place(request: HttpRequest, place: Tag, needs: dict) -> Item:
    return (
        _nameless(request, "place", place) if "place" in needs else _item("place", LABELS["place"])
    )


def _nameless(request: HttpRequest, name: str, row: Model) -> Item:
    """Something that has been chosen and has no name in the language of the text."""
    problem = _("It has no name in this language.")
    return Item(name, LABELS[name], problem, address=_register(request, row))


def _register(request: HttpRequest, row: Model) -> str:
    """The screen on which the row gets its name, where this person may change it."""
    if not site.get_model_admin(type(row)).has_change_permission(request, row):
        return ""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
