"""Tags: their names and spellings, and merging two that mean the same."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin import TabularInline, display
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import tag_names
from articles.admin.alphabetical import ByName
from articles.admin.desk import desk_of
from articles.admin.desk_admin import DeskAdmin, per_language
from articles.admin.envelope import envelope_of, new_token, number
from articles.admin.inlines import TABLE, LabelledRows
from articles.admin.naming import NamesForm
from articles.admin.reading import row_or_404
from articles.admin.verb_forms import Sent, StoredByVerbs, VerbForm, changed_values
from articles.languages import CODES
from articles.models import JournalEntry, ListingRow, Spelling, Tag
from articles.models.tag_querysets import TagQuerySet
from articles.search.desk import Kind, found_among
from articles.states import Subject
from articles.text import hashtags
from articles.workflow import Refused
from articles.workflow.names.spellings import Spelled, add_spelling
from articles.workflow.names.tags import FIELDS, MergeRefused, add_tag, change_tag, merge
from articles.workflow.reasons import NOT_FREE, SPELLING_TAKEN

from .likenesses import likenesses_of, offers_of

TAKEN = gettext_lazy("Another tag has this name. Merge the two instead.")


class TagForm(VerbForm, NamesForm):
    """`offered` are the tags of which this person may be told that one has the name."""

    offered: ClassVar[TagQuerySet]

    def clean(self) -> dict:
        cleaned = super().clean()
        others = Tag.objects.filter(merged_into=None).exclude(pk=self.instance.pk)
        for code in CODES:
            name = cleaned.get(f"name_{code}")
            if name and (other := others.filter(**{f"name_{code}": name}).first()):
                is_offered = self.offered.filter(pk=other.pk).exists()
                self.add_error(f"name_{code}", TAKEN if is_offered else NOT_FREE)
        return cleaned


class SpellingForm(forms.ModelForm):
    """Works out the key by which hashtags find the spelling; `offered` as of a TagForm."""

    offered: ClassVar[TagQuerySet]

    def clean(self) -> dict:
        cleaned = super().clean()
        text, language = cleaned.get("text"), cleaned.get("language")
        if not (text and language):
            return cleaned
        key = hashtags.key(text.lstrip("#").replace(" ", "_"), language)
        others = Spelling.objects.filter(language=language, key=key).exclude(pk=self.instance.pk)
        if not key:
            self.add_error("text", gettext_lazy("A spelling needs letters or digits."))
        elif other := others.select_related("tag").first():
            is_offered = self.offered.filter(pk=other.tag.root_id).exists()
            self.add_error("text", SPELLING_TAKEN if is_offered else NOT_FREE)
        self.instance.key = key
        return cleaned


class SpellingInline(TabularInline):
    model = Spelling
    form = SpellingForm
    formset = LabelledRows
    template = TABLE
    fields = ("language", "text")
    extra = 1
    can_delete = False

    def get_formset(self, request: HttpRequest, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.offered = desk_of(request).tags()
        return formset

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs |= {"autocomplete": "off", "dir": "auto"}
        return field

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return bool(desk_of(request).memberships) or desk_of(request).administers

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        desk = desk_of(request)
        return desk.administers or (obj is None and desk.is_editorial)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).administers

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class TagAdmin(ByName, StoredByVerbs, DeskAdmin):
    subject = Subject.TAG
    form = TagForm
    fields = [*per_language("name"), "kind"]
    inlines = (SpellingInline,)
    list_display = ("label", *per_language("name"), "kind")
    list_filter = ("kind",)
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)
    change_form_template = "admin/desk/tag_form.html"

    @display(description=gettext_lazy("tag"))
    def label(self, tag: Tag) -> str:
        return tag.label

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return desk_of(request).tags().filter(merged_into=None).order_by("pk")

    def get_form(self, request: HttpRequest, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.offered = desk_of(request).tags()
        return form

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        return found_among(queryset, Kind.TAG, search_term), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        desk = desk_of(request)
        return desk.administers or desk.is_editorial

    def store(self, sent: Sent, form: TagForm, formsets, *, change: bool) -> None:
        spellings = [_spelled(row) for rows in formsets for row in _typed(rows)]
        if change:
            values = changed_values(form, FIELDS)
            change_tag(form.instance, values=values, spellings=spellings, **sent.changed)
        else:
            add_tag(form.instance, spellings=spellings, **sent.new)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("suggest/", view(tag_names.suggest), name="tag_suggest"),
            path("<object_id>/spelling/", view(self.spelling_view), name="tag_spelling"),
            path("<object_id>/merge/", view(self.merge_view), name="tag_merge"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url="", extra_context=None
    ) -> HttpResponse:
        tag = self.get_object(request, unquote(object_id))
        context = _proposals(request, tag) if tag and request.method == "GET" else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def spelling_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Let the tag be found by words that its screen has offered."""
        if not self.has_view_permission(request):
            raise Http404
        tag = row_or_404(self.get_queryset(request), object_id)
        words, language = request.POST.get("words", ""), request.POST.get("language", "")
        if request.method == "POST":
            try:
                add_spelling(tag, actor=request.user, language=language, text=words)
                messages.success(request, _("The tag is found by this now."))
            except Refused as refused:
                messages.error(request, refused.decision.reason)
        return _to_tag(tag.pk)

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the tag to merge into, show what would happen, and do it once confirmed."""
        if not desk_of(request).administers:
            raise Http404
        envelope = envelope_of(request)
        if before := JournalEntry.objects.of_form(request.user, envelope.token):
            return _to_tag(before.subject_id)
        tag = row_or_404(self.get_queryset(request), object_id)
        typed = request.POST.get("into_name", "")
        into, problem = _chosen(request, tag, typed)
        if into and request.POST.get("confirmed") == str(into.pk):
            token = envelope.token or None
            try:
                merge(tag, actor=request.user, into=into, token=token)
                messages.success(request, _("The tags are one now."))
            except (Refused, MergeRefused) as refused:
                messages.error(request, str(refused))
            return _to_tag(into.pk)
        listed = ListingRow.objects.visible().in_list(ListingRow.Kind.TAG, tag.pk)
        context = {
            **self.admin_site.each_context(request),
            "tag": tag,
            "into": into,
            "typed": typed,
            "problem": problem,
            "token": new_token(),
            "stories": listed.in_any_language().count(),
        }
        return TemplateResponse(request, "admin/desk/merge_tag.html", context)


def _to_tag(tag_id: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_tag_change", args=[tag_id]))


def _typed(rows: LabelledRows) -> list[Spelling]:
    """The spellings that were written or corrected, once the rows are read."""
    return [*rows.new_objects, *(row for row, _changed in rows.changed_objects)]


def _spelled(row: Spelling) -> Spelled:
    return Spelled(row.language, row.text, row.pk)


def _proposals(request: HttpRequest, tag: Tag) -> dict:
    """What may be the same name, for those who may do something about it."""
    desk = desk_of(request)
    if not (desk.is_editorial or desk.administers):
        return {}
    likenesses = likenesses_of(tag, desk.tags())
    offers = offers_of(tag, likenesses)
    return {"likenesses": likenesses, "offers": offers, "may_merge": desk.administers}


def _chosen(request: HttpRequest, tag: Tag, typed: str) -> tuple[Tag | None, str]:
    """The tag to merge into, by its name or, once confirmed, its number."""
    proposed = number(request.GET.get("into"))
    if request.method != "POST" and not proposed:
        return None, ""
    found, unknown = tag_names.ids_of_names(typed, desk_of(request).tags())
    if confirmed := number(request.POST.get("confirmed")) or (not typed and proposed):
        found, unknown = frozenset({confirmed}), []
    if unknown or len(found) != 1:
        return None, _("Write the name of one tag that is there.")
    into = desk_of(request).tags().filter(pk__in=found, merged_into=None).first()
    if into is None or into.pk == tag.pk:
        return None, _("Choose another tag than this one.")
    return into, ""
