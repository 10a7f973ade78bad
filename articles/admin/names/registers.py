"""Sections, authors, the outlet and old addresses: kept by forms of Django's own."""

from django import forms
from django.contrib.admin import display
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import masthead
from articles.admin.alphabetical import ByName
from articles.admin.desk import desk_of
from articles.admin.desk_admin import DeskAdmin, per_language
from articles.admin.naming import NamesForm
from articles.languages import CHOICES, CODES
from articles.models import Author, Outlet, Section
from articles.search import follow_author

from . import calendar_form
from .calendar_form import CalendarFields


class SectionAdmin(DeskAdmin):
    form = NamesForm
    fields = [*per_language("name", "description"), "position", "in_menu", "is_active"]
    list_display = ("label", *per_language("name"), "position", "in_menu", "is_active")
    ordering = ("position", "pk")

    @display(description=_("section"))
    def label(self, section: Section) -> str:
        return section.label

    def save_model(self, request: HttpRequest, obj: Section, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        masthead.forget_masthead()


class AuthorAdmin(ByName, DeskAdmin):
    form = NamesForm
    fields = [*per_language("name", "biography"), "kind", "is_active"]
    list_display = ("label", *per_language("name"), "kind", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = per_language("name")

    @display(description=_("author"))
    def label(self, author: Author) -> str:
        return author.label

    def has_add_permission(self, request: HttpRequest) -> bool:
        desk = desk_of(request)
        return desk.administers or desk.is_editorial

    def save_model(self, request: HttpRequest, obj: Author, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and any(name.startswith("name_") for name in form.changed_data):
            follow_author(obj)


PLACES = ("place_0", "place_1", "place_2")


class OutletForm(CalendarFields, forms.ModelForm):
    """The order of languages and the ways of dates as fields of their own, not as JSON."""

    place_0 = forms.ChoiceField(label=_("First language"), choices=CHOICES)
    place_1 = forms.ChoiceField(label=_("Second language"), choices=CHOICES)
    place_2 = forms.ChoiceField(label=_("Third language"), choices=CHOICES)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for place, code in zip(PLACES, self.instance.language_order or CODES, strict=False):
            self.initial.setdefault(place, code)
        self.fill_calendar(self.instance)

    def clean(self) -> dict:
        cleaned = super().clean()
        order = [cleaned.get(place) for place in PLACES]
        if sorted(filter(None, order)) != sorted(CODES):
            raise forms.ValidationError(_("Name each language once."))
        self.instance.language_order = order
        self.instance.language_style = self.clean_calendar()
        return cleaned


class OutletAdmin(DeskAdmin):
    form = OutletForm
    fieldsets = [
        (None, {"fields": [*per_language("name", "tagline"), "logo", "time_zone", *PLACES]}),
        *calendar_form.fieldsets(),
    ]
    list_display = ("label", "time_zone")

    @display(description=_("outlet"))
    def label(self, outlet: Outlet) -> str:
        return outlet.label

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers

    def has_add_permission(self, request: HttpRequest) -> bool:
        return desk_of(request).administers and not Outlet.objects.exists()

    def save_model(self, request: HttpRequest, obj: Outlet, form, change: bool) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)
        masthead.forget_masthead()


class OldAddressAdmin(DeskAdmin):
    fields = ["path", "language", "translation", "section", "tag"]
    raw_id_fields = ("translation", "tag")
    list_display = ("path", "language", "translation", "section", "tag")
    list_filter = ("language",)
    list_select_related = ("translation", "section", "tag")
    search_fields = ("path",)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers
