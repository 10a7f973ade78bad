"""Language versions: their list, and the addresses of their screens."""

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import desk_of
from articles.admin.finding import texts_called
from articles.admin.reading import translation_or_404
from articles.admin.rows import name_of_story, row_of, with_what_rows_show
from articles.admin.screen_admin import ScreenAdmin, headline_tag, story_tag
from articles.languages import CHOICES, is_published_in
from articles.states import Status
from articles.templatetags.moments import moment

from . import (
    creating,
    moving,
    presence,
    preview,
    revisions,
    saving,
    screen,
    translating,
    typed_text,
    working_copies,
)


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
        return with_what_rows_show(desk_of(request).translations())

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
        translation = translation_or_404(request, object_id)
        if request.method == "POST":
            return saving.save(request, translation)
        return screen.writing_screen(request, translation)

    @display(description=_("headline"), ordering="latest_revision__headline")
    def headline(self, translation) -> str:
        address = reverse("admin:articles_translation_change", args=[translation.pk])
        return format_html(
            '<a href="{}">{}</a>', address, headline_tag(row_of(translation).headline)
        )

    @display(description=_("language"), ordering="language")
    def language_name(self, translation) -> str:
        language = translation.in_language
        return format_html('<bdi lang="{}">{}</bdi>', language.code, language.name)

    @display(description=_("status"), ordering="status")
    def marks(self, translation) -> str:
        marks = ((chip.name, chip.words) for chip in row_of(translation).chips)
        return format_html_join(" ", '<span class="chip chip-{}">{}</span>', marks)

    @display(description=_("story"), ordering="article__slugline")
    def slugline(self, translation) -> str:
        address = reverse("admin:articles_article_change", args=[translation.article_id])
        called = name_of_story(translation.article, [translation])
        return format_html('<a href="{}">{}</a>', address, story_tag(called))

    @display(description=_("saved"), ordering="latest_revision__created_at")
    def saved(self, translation) -> str:
        return moment(translation.latest_revision.created_at)
