"""Photos: brought in by anyone at a desk, their words kept per language."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import get_language

from articles import workflow
from articles.admin import picture_files
from articles.admin.desk import desk_of
from articles.admin.desk_admin import DeskAdmin, DeskChangeList, per_language
from articles.admin.envelope import envelope_of
from articles.admin.photo_facts import PhotoFacts, columns_untold, facts_for
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Photo
from articles.states import Move

from . import moves, screen, search, uploading
from .filters import BroughtFilter, ChoosableFilter, GraphicFilter, UndescribedFilter, UnusedFilter
from .form import PhotoForm

WORDS = [
    *per_language("alt", "caption", "credit"),
    "is_decorative",
    "is_graphic",
    "source",
    "licence",
]


@dataclass(frozen=True)
class LibraryRow:
    """A photo in the library, and the languages in which nobody has described it.

    Only those whose words the person may read: of others it would tell whether there are any.
    """

    photo: Photo
    facts: PhotoFacts
    undescribed_in: list[Language]


class Library(DeskChangeList):
    """The list as a grid of pictures."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        spoken = get_language() or ""
        language = spoken if spoken in LANGUAGES else CODES[0]
        desk, photos = desk_of(request), list(self.result_list)
        told = desk.languages_told(photos)
        self.rows = [
            LibraryRow(photo, facts, _undescribed(photo, told.get(photo.pk, ())))
            for photo, facts in zip(photos, facts_for(photos, language, desk), strict=True)
        ]


def _undescribed(photo: Photo, told: Collection[str]) -> list[Language]:
    return [LANGUAGES[code] for code in CODES if code in told and not photo.is_described_in(code)]


class PhotoAdmin(DeskAdmin):
    """Photos are brought in by anyone at a desk; their words are changed by editors."""

    form = PhotoForm
    fields = [*WORDS, "focal_x", "focal_y"]
    list_display = ("pk",)
    list_filter = (ChoosableFilter, UndescribedFilter, GraphicFilter, UnusedFilter, BroughtFilter)
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)
    list_per_page = 30
    change_list_template = "admin/desk/library.html"
    change_form_template = "admin/desk/photo.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Photo.objects.kept()

    def get_changelist(self, request: HttpRequest, **kwargs):
        return Library

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        return search.called(queryset, search_term, desk_of(request)), False

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("upload/", view(uploading.upload_one), name="photo_upload"),
            path("find/", view(search.find), name="photo_find"),
            path("file/<path:name>", view(picture_files.picture_file), name="photo_file"),
            path("<object_id>/move/<name>/", view(moves.move), name="photo_move"),
            *super().get_urls(),
        ]

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return bool(desk_of(request).memberships)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(desk_of(request).languages_to_begin(Move.ADD_PHOTO))

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        if obj is None:
            return desk_of(request).is_editorial
        # What of it may be changed depends on which readers see it: the form says so.
        roles = desk_of(request).memberships
        return bool(workflow.may_change_photo(request.user, obj, languages=(), roles=roles))

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        """Columns that this person may not read are not there, neither to read nor to change."""
        if obj is None:
            return self.fields
        untold = columns_untold(obj, desk_of(request))
        return [name for name in self.fields if name not in untold]

    def get_form(self, request: HttpRequest, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.actor, form.envelope = request.user, envelope_of(request)
        form.refusal = getattr(request, "refusal", "")
        return form

    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except workflow.Refused as refused:
            # Something has changed since the form was judged: shown again, it says so.
            request.refusal = refused.decision.reason
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Photo, form: PhotoForm, change: bool) -> None:
        form.store()

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        return uploading.upload_screen(request)

    def render_change_form(self, request: HttpRequest, context, *args, **kwargs) -> HttpResponse:
        photo, refused = kwargs.get("obj"), context.get("refused")
        context |= screen.beside(request, photo, refused=refused) if photo else {}
        response = super().render_change_form(request, context, *args, **kwargs)
        if getattr(context["adminform"].form, "is_stale", False):
            response.status_code = 409
        return response
