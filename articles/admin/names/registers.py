"""Sections, authors, the outlet and old addresses: kept by forms of Django's own."""

from collections.abc import Callable

from django import forms
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import masthead
from articles.admin.alphabetical import ByName
from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import DeskAdmin, per_language
from articles.admin.naming import NamesForm
from articles.admin.photo_facts import facts_for
from articles.admin.verb_forms import Sent, StoredByVerbs, VerbForm, changed_values
from articles.languages import CHOICES, CODES
from articles.models import Author, Outlet, Photo, RiskFlag, Section
from articles.search.desk import Kind, found_among
from articles.states import Subject
from articles.workflow.names import addresses, authors, outlet, sections

from . import bylines, calendar_form
from .calendar_form import CalendarFields


class NamedForm(VerbForm, NamesForm):
    pass


class SectionAdmin(StoredByVerbs, DeskAdmin):
    subject = Subject.SECTION
    form = NamedForm
    fields = [*per_language("name", "description"), "position", "in_menu", "is_active"]
    list_display = ("label", *per_language("name"), "position", "in_menu", "is_active")
    ordering = ("position", "pk")

    @display(description=_("section"))
    def label(self, section: Section) -> str:
        return section.label

    def store(self, sent: Sent, form: NamedForm, formsets, *, change: bool) -> None:
        if change:
            values = changed_values(form, sections.FIELDS)
            sections.change_section(form.instance, values=values, **sent.changed)
        else:
            sections.add_section(form.instance, **sent.new)


class AuthorForm(NamedForm):
    """A name is withheld by withdrawing a byline, and by nothing that is chosen here."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields and not self.instance.is_withheld:
            choices = self.fields["kind"].choices
            self.fields["kind"].choices = [
                each for each in choices if each[0] != Author.Kind.WITHHELD
            ]


class AuthorAdmin(ByName, StoredByVerbs, DeskAdmin):
    subject = Subject.AUTHOR
    form = AuthorForm
    change_form_template = "admin/desk/author.html"
    fields = [*per_language("name", "biography"), "kind", "is_active", "withdrawn_at"]
    readonly_fields = ("withdrawn_at",)
    list_display = ("label", *per_language("name"), "kind", "is_active", "withdrawn_at")
    list_filter = ("kind", "is_active")
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)

    @display(description=_("author"))
    def label(self, author: Author) -> str:
        return author.label

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        return found_among(queryset, Kind.AUTHOR, search_term), False

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(bylines.withdraw)
        own = path("<object_id>/withdraw-byline/", view, name="author_withdraw_byline")
        return [own, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        fields = super().get_fields(request, obj)
        is_told = obj is not None and obj.withdrawn_at
        return [name for name in fields if is_told or name != "withdrawn_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        desk = desk_of(request)
        return desk.administers or desk.is_editorial

    def store(self, sent: Sent, form: NamedForm, formsets, *, change: bool) -> None:
        if change:
            values = changed_values(form, authors.FIELDS)
            authors.change_author(form.instance, values=values, **sent.changed)
        else:
            authors.add_author(form.instance, **sent.new)


ORDER = ("language_0", "language_1", "language_2")


class OutletForm(CalendarFields, VerbForm):
    """The order of languages and the ways of dates as fields of their own, not as JSON."""

    language_0 = forms.ChoiceField(label=_("First language"), choices=CHOICES)
    language_1 = forms.ChoiceField(label=_("Second language"), choices=CHOICES)
    language_2 = forms.ChoiceField(label=_("Third language"), choices=CHOICES)
    blocking_flags = forms.MultipleChoiceField(
        label=_("Risk flags that stop a publication"),
        choices=RiskFlag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those chosen here stop what is scheduled, too, as soon as they are set."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, code in zip(ORDER, self.instance.language_order or CODES, strict=False):
            self.initial.setdefault(name, code)
        self.fill_calendar(self.instance)

    def clean(self) -> dict:
        cleaned = super().clean()
        order = [cleaned.get(name) for name in ORDER]
        if sorted(filter(None, order)) != sorted(CODES):
            raise forms.ValidationError(_("Name each language once."))
        self.instance.language_order = order
        self.instance.language_style = self.clean_calendar()
        return cleaned


class OutletAdmin(StoredByVerbs, DeskAdmin):
    subject = Subject.OUTLET
    form = OutletForm
    fieldsets = [
        (None, {"fields": [*per_language("name", "tagline"), "logo", "time_zone", *ORDER]}),
        (_("Risk flags"), {"fields": ["blocking_flags"]}),
        *calendar_form.fieldsets(),
    ]
    list_display = ("label", "time_zone")

    @display(description=_("outlet"))
    def label(self, row: Outlet) -> str:
        return row.label

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "logo":
            field.label_from_instance = _names_of_photos(field.queryset, desk_of(request))
        return field

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Once there is one it stays; only that there is none is asked again.
        is_there = bool(masthead.time_zone()) or Outlet.objects.exists()
        return desk_of(request).administers and not is_there

    def store(self, sent: Sent, form: OutletForm, formsets, *, change: bool) -> None:
        if change:
            # Two of them stand in fields of their own, so that the form does not know its changes.
            values = {name: getattr(form.instance, name) for name in outlet.FIELDS}
            outlet.change_outlet(form.instance, values=values, **sent.changed)
        else:
            outlet.set_up_outlet(form.instance, **sent.new)


def _names_of_photos(photos: QuerySet, desk: Desk) -> Callable[[Photo], str]:
    """What to call each photo in a list of choices: its number, and words that one may read."""
    spoken = get_language() or CODES[0]
    facts = {each.number: each for each in facts_for(photos, spoken, desk)}
    return lambda photo: f"#{photo.pk} {facts[photo.pk].description}"


class OldAddressAdmin(StoredByVerbs, DeskAdmin):
    subject = Subject.ADDRESS
    form = VerbForm
    fields = ["path", "language", "translation", "section", "tag"]
    raw_id_fields = ("translation", "tag")
    list_display = ("path", "language", "translation", "section", "tag")
    list_filter = ("language",)
    list_select_related = ("translation", "section", "tag")
    search_fields = ("path",)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers

    def store(self, sent: Sent, form: VerbForm, formsets, *, change: bool) -> None:
        if change:
            values = changed_values(form, addresses.FIELDS)
            addresses.change_address(form.instance, values=values, **sent.changed)
        else:
            addresses.add_address(form.instance, **sent.new)
