"""Language versions: their list, and the addresses of their screens."""

from collections.abc import Callable

from django.contrib.admin import display
from django.contrib.admin.templatetags.admin_list import result_headers
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.choosing import MOST_AT_ONCE, box
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import new_token
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
from articles.languages import LANGUAGES
from articles.states import Role, Status
from articles.templatetags.moments import moment
from articles.text.characters import shows
from articles.text.escaping import escaped

from . import (
    creating,
    looks,
    moving,
    presence,
    preview,
    restoring,
    reviewing,
    revisions,
    saving,
    screen,
    sharing,
    talk,
    translating,
    typed_text,
    wanting,
    working_copies,
)
from .filters import LanguageFilter, MineFilter, SectionFilter, StateFilter, StatusFilter
from .narrowing import NarrowingForm


class TextList(LongList):
    """The list of texts; its rows are what lists tell of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # A limit that it keeps anyway: by it a database reads few rows and no tables.
        most = self.list_max_show_all if self.show_all else self.list_per_page
        rows = with_standing(self.result_list)[:most]
        self.result_list = list(map(standing_of, rows))


class TranslationAdmin(ScreenAdmin):
    list_display = ("headline", "language_name", "marks", "slugline", "saved")
    list_display_links = None
    list_filter = (LanguageFilter, StatusFilter, StateFilter, SectionFilter, MineFilter)
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = desk_of(request).translations()
        narrowing = getattr(request, "narrowing", None)
        return narrowing.narrowed(rows) if narrowing else rows

    def get_changelist(self, request: HttpRequest, **options: object) -> type:
        return TextList

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        narrowing = NarrowingForm(request.POST or None, desk=desk_of(request))
        if narrowing.is_bound:
            request.narrowing = narrowing
        response = super().changelist_view(request, extra_context)
        if context := getattr(response, "context_data", None):
            found = context["cl"]
            context["headers"] = list(result_headers(found))
            context["rows"] = self._rows(found.result_list, desk_of(request))
            context |= {"narrowing": narrowing, "most": MOST_AT_ONCE, "token": new_token()}
            context["approves"] = desk_of(request).is_editorial
            context["publishes"] = Role.PUBLISHER in desk_of(request).roles
            context["zone"] = timezone.get_current_timezone_name()
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
            at("<object_id>/review/<act>/", reviewing.review, "review"),
            at("<object_id>/links/", sharing.make_link, "make_link"),
            at("<object_id>/links/<int:number>/end/", sharing.end_link, "end_link"),
            at("<object_id>/texts/", revisions.texts, "texts"),
            at("<object_id>/texts/<int:number>/restore/", restoring.restore, "restore"),
            at("<object_id>/wanted/", wanting.want, "want"),
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
            at("<object_id>/preview/<int:number>/looks/", looks.looks, "looks"),
            at("<object_id>/preview/<int:number>/framed/<theme>/", looks.framed, "framed"),
            at("<object_id>/preview/<int:number>/card/", looks.card, "preview_card"),
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

    def _rows(self, found: list[Standing], desk: Desk) -> SafeString:
        """The rows of the table. Django's own tag costs twice as much as all else on the page."""
        lines, columns = Lines(), [(name, getattr(self, name)) for name in self.list_display]
        return SafeString("".join(_row(row, lines, columns, _box(row, desk)) for row in found))

    @display(description=_("headline"), ordering="latest_revision__headline")
    def headline(self, row: Standing, lines: Lines) -> str:
        called = headline_markup(headline_of_standing(row))
        return f'<a href="{lines.address(row.pk)}">{called}</a>'

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


# What several at once may be chosen for: to be approved, or published.
CHOOSABLE = {Status.SUBMITTED, Status.APPROVED}
NAMES = {
    code: f'<bdi lang="{code}">{escaped(language.name)}</bdi>'
    for code, language in LANGUAGES.items()
}


def _row(row: Standing, lines: Lines, columns: list[tuple[str, Callable]], chosen: str) -> str:
    cells = "".join(f'<td class="field-{name}">{draw(row, lines)}</td>' for name, draw in columns)
    return f"<tr><td>{chosen}</td>{cells}</tr>"


def _box(row: Standing, desk: Desk) -> str:
    return box(row) if desk.is_editorial and row.status in CHOOSABLE else ""


def _called(row: Standing) -> str:
    """What the story is called: its slugline, else the headline of this version, else a number."""
    if row.slugline or not shows(row.headline):
        return f"<bdi>{escaped(row.slugline or f'#{row.article}')}</bdi>"
    return headline_markup(Headline(row.headline, LANGUAGES[row.language]))
