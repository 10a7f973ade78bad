"""What the list of texts can be narrowed to by links; words are for `narrowing`."""

from collections.abc import Callable

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.envelope import number
from articles.admin.screen_admin import MOST
from articles.languages import CHOICES, CODES, is_published_in
from articles.masthead import masthead
from articles.models import Translation
from articles.states import Status


class LanguageFilter(SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin) -> tuple:
        return CHOICES

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.in_language(self.value()) if is_published_in(self.value()) else queryset


class StatusFilter(SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return Status.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.with_status(self.value()) if self.value() in Status else queryset


class StateFilter(SimpleListFilter):
    """What readers see of a text, and what waits; beside the status of its latest revision."""

    title = _("publication")
    parameter_name = "state"
    states = {
        "live": (_("Live"), lambda rows: rows.live()),
        "scheduled": (_("Scheduled"), lambda rows: rows.scheduled()),
        "withdrawn": (_("Withdrawn"), lambda rows: rows.withdrawn()),
        "changed": (_("Live, with changes that are not out"), lambda r: r.with_changes_pending()),
        "held": (_("Schedule stopped"), lambda rows: rows.held()),
        "out_of_step": (
            _("Translations whose source has changed"),
            lambda rows: rows.out_of_step(),
        ),
        "flagged": (_("With a risk flag"), lambda rows: rows.of_flagged_ones()),
        "wanted": (_("Wanted by a day"), lambda rows: rows.wanted()),
    }

    large, by_language = ("live", "withdrawn"), ("changed", "out_of_step")

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [(name, label) for name, (label, _chosen) in self.states.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in self.states:
            return queryset
        _label, chosen = self.states[self.value()]
        if self.value() in self.large:
            return chosen(queryset)
        # Few, each found by an index of its own; else all texts would be looked through for them.
        by_language = self.value() in self.by_language
        return queryset.filter(pk__in=_numbers(chosen, by_language=by_language))


def _numbers(chosen: Callable[[QuerySet], QuerySet], *, by_language: bool) -> list[int]:
    """Of the versions; where their index begins with the language, of one after the other.

    A query of its own: no database knows beforehand how few they are.
    """
    rows = Translation.objects.order_by()
    parts = [rows.in_language(code) for code in CODES] if by_language else [rows]
    first, *others = (chosen(each).values_list("pk", flat=True) for each in parts)
    return list((first.union(*others, all=True) if others else first)[:MOST])


class SectionFilter(SimpleListFilter):
    """By the sections as readers' menus have them, which are at hand."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        spoken = get_language() or ""
        language = spoken if is_published_in(spoken) else CODES[0]
        return [(str(each.section_id), each.name) for each in masthead(language).menu]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        section = number(self.value())
        return queryset.filter(article__section=section) if section else queryset


class MineFilter(SimpleListFilter):
    title = _("writer")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("1", _("Written by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.written_by(request.user.pk) if self.value() == "1" else queryset
