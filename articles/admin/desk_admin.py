"""What every list and form of the desk has in common: who sees it, and that nothing is deleted."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from articles.languages import LANGUAGES
from articles.text.characters import meaningless
from articles.text.repair import Change, RepairKind, describe

from .desk import desk_of
from .figures import Fraction, Row, WholeNumber
from .journal_instead import JournalInsteadOfLog

FIGURES = {
    "PositiveSmallIntegerField": WholeNumber,
    "PositiveIntegerField": WholeNumber,
    "FloatField": Fraction,
}
TEXT_INPUTS = ("CharField", "TextField")
# Each word is a condition for each column, and SQLite takes only so many.
LONGEST_SEARCH = 100


class DeskChangeList(ChangeList):
    """A list whose search words stay out of addresses, and so out of a seized phone's history."""

    def get_query_string(self, new_params=None, remove=None) -> str:
        return super().get_query_string(new_params, [*(remove or []), SEARCH_VAR])


class DeskAdmin(JournalInsteadOfLog, ModelAdmin):
    """By default: everybody with a role at a desk looks, administrators change, nobody deletes."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs):
        return DeskChangeList

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        asked = _without_nul(request.GET)
        if request.method == "POST":
            asked[SEARCH_VAR] = request.POST.get(SEARCH_VAR, "").replace("\0", "")
            request.method = "GET"
        if SEARCH_VAR in asked:
            asked[SEARCH_VAR] = asked[SEARCH_VAR][:LONGEST_SEARCH]
        request.GET = asked
        return super().changelist_view(request, extra_context)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        """A row whose number is typed, in whatever digits."""
        if db_field.name in self.raw_id_fields:
            kwargs.setdefault("form_class", Row)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_form(self, request: HttpRequest, form, change: bool):
        """Say what was taken out of the names and words that were typed."""
        if count := sum(map(meaningless, _typed(form))):
            made = describe(Change(RepairKind.MEANINGLESS, count))
            messages.info(request, _("Repaired on the way: %(repairs)s.") % {"repairs": made})
        return super().save_form(request, form, change)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        desk = desk_of(request)
        return bool(desk.memberships) or desk.administers

    def has_add_permission(self, request: HttpRequest) -> bool:
        return desk_of(request).administers

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter offers: by other columns a list would answer who really wrote."""
        offered = {getattr(known, "parameter_name", known) for known in self.list_filter}
        is_offered = lookup.partition("__")[0] in offered
        return is_offered and super().lookup_allowed(lookup, value, request)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if figures := FIGURES.get(db_field.get_internal_type()):
            kwargs.setdefault("form_class", figures)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None or db_field.get_internal_type() not in TEXT_INPUTS:
            return field
        language = LANGUAGES.get(getattr(db_field, "language", ""))
        field.widget.attrs["autocomplete"] = "off"
        field.widget.attrs["dir"] = language.direction if language else "auto"
        if language:
            field.widget.attrs["lang"] = language.code
        return field


def _typed(form) -> Iterator[str]:
    """The texts of a form as they were sent."""
    for name in form.fields:
        yield from form.data.getlist(form.add_prefix(name))


def _without_nul(asked: QueryDict) -> QueryDict:
    """The parameters of a list; PostgreSQL refuses a whole query for one NUL in it."""
    clean = asked.copy()
    for name, values in asked.lists():
        clean.setlist(name, [value.replace("\0", "") for value in values])
    return clean


def per_language(*names: str) -> list[str]:
    """The columns of translated fields, language by language."""
    return [f"{name}_{code}" for code in LANGUAGES for name in names]
