"""Language versions: their list, and the addresses of their screens."""

from collections.abc import Callable

from django.contrib.admin import SimpleListFilter, display
from django.contrib.admin.templatetags.admin_list import result_headers
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import desk_of
from articles.admin.finding import texts_called
from articles.admin.reading import translation_or_404, version_at_desk_or_404
from articles.admin.rows import (
    Headline,
    Lines,
    Standing,
    headline_markup,
    headline_of_standing,
    standing_of,
    with_standing,
)
from articles.admin.screen_admin import LongList, ScreenAdmin
from articles.languages import CHOICES, LANGUAGES, is_published_in
from articles.states import Status
from articles.templatetags.moments import moment
from articles.text.characters import shows
from articles.text.escaping import escaped

from . import (
    creating,
    moving,
    presence,
    preview,
    revisions,
    saving,
    screen,
    talk,
    translating,
    typed_text,
    working_copies,
)


class TextList(LongList):
    """The list of texts; its rows are what lists tell of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(map(standing_of, with_standing(self.result_list)))


class MineFilter(SimpleListFilter):
    title = _("writer")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("1", _("Written by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.written_by(request.user.pk) if self.value() == "1" else queryset


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


class TranslationAdmin(ScreenAdmin):
    list_display = ("headline", "language_name", "marks", "slugline", "saved")
    list_display_links = None
    list_filter = (LanguageFilter, StatusFilter, MineFilter)
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return desk_of(request).translations()

    def get_changelist(self, request: HttpRequest, **options: object) -> type:
        return TextList

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        if context := getattr(response, "context_data", None):
            found = context["cl"]
            context["headers"] = list(result_headers(found))
            context["rows"] = self._rows(found.result_list)
        return response

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        return texts_called(queryset, search_term), False

    def get_urls(self) -> list:
        def at(route: str, view, name: str):
            return path(route, self.admin_site.admin_view(view), name=f"translation_{name}")

        return [
            at("add/autosave/", working_copies.keep_new, "keep_new"),
            at("discard/", working_copies.discard, "discard"),
            at("add/proofread/", typed_text.read_typed_new, "proofread_new"),
            at("<object_id>/move/<name>/", moving.move, "move"),
            at("<object_id>/autosave/", working_copies.keep, "keep"),
            at("<object_id>/presence/", presence.present, "presence"),
            at("<object_id>/talk/", talk.talk, "talk"),
            at("<object_id>/talk/<int:thread>/", talk.act, "talk_act"),
            at("<object_id>/proofread/", typed_text.read_typed, "proofread"),
            at("<object_id>/translate/<language>/", translating.start_translation, "translate"),
            at("<object_id>/compare/<int:old>/<int:new>/", revisions.compare_two, "compare"),
            at("<object_id>/revision/<int:number>/", revisions.read, "revision"),
            at("<object_id>/preview/", preview.preview_latest, "preview"),
            at("<object_id>/preview/<int:number>/", preview.preview, "preview_revision"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        return creating.create(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url="", extra_context=None
    ) -> HttpResponse:
        if request.method == "POST":
            return saving.save(request, translation_or_404(request, object_id))
        return screen.writing_screen(request, version_at_desk_or_404(request, object_id))

    def _rows(self, found: list[Standing]) -> SafeString:
        """The rows of the table. Django's own tag costs twice as much as all else on the page."""
        lines, columns = Lines(), [(name, getattr(self, name)) for name in self.list_display]
        return SafeString("".join(_row(row, lines, columns) for row in found))

    @display(description=_("headline"), ordering="latest_revision__headline")
    def headline(self, row: Standing, lines: Lines) -> str:
        return f'<a href="{lines.address(row.pk)}">{headline_markup(headline_of_standing(row))}</a>'

    @display(description=_("language"), ordering="language")
    def language_name(self, row: Standing, lines: Lines) -> str:
        return NAMES[row.language]

    @display(description=_("status"), ordering="status")
    def marks(self, row: Standing, lines: Lines) -> str:
        return lines.marks(row)

    @display(description=_("story"), ordering="article__slugline")
    def slugline(self, row: Standing, lines: Lines) -> str:
        return f'<a href="{lines.story(row.article)}">{_called(row)}</a>'

    @display(description=_("saved"), ordering="latest_revision__created_at")
    def saved(self, row: Standing, lines: Lines) -> str:
        return moment(row.saved_at)


NAMES = {
    code: f'<bdi lang="{code}">{escaped(language.name)}</bdi>'
    for code, language in LANGUAGES.items()
}


def _row(row: Standing, lines: Lines, columns: list[tuple[str, Callable]]) -> str:
    cells = (f'<td class="field-{name}">{draw(row, lines)}</td>' for name, draw in columns)
    return f"<tr>{''.join(cells)}</tr>"


def _called(row: Standing) -> str:
    """What the story is called: its slugline, else the headline of this version, else a number."""
    if row.slugline or not shows(row.headline):
        return f"<bdi>{escaped(row.slugline or f'#{row.article}')}</bdi>"
    return headline_markup(Headline(row.headline, LANGUAGES[row.language]))
