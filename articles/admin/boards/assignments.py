"""What is to be written: the list of the days to come, and the form of one assignment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import DeskAdmin
from articles.admin.envelope import CUT, envelope_of, new_token, number
from articles.admin.hours import HourField
from articles.admin.planning import is_theirs, planned_in, told, written_in
from articles.admin.reading import address_of
from articles.admin.verb_forms import Sent, StoredByVerbs, VerbForm, changed_values, token_of
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Assignment, Translation
from articles.states import EDITORS, WRITERS, Move, Subject
from articles.text.characters import is_damaged
from articles.workflow.assignments.planning import CHANGEABLE

SHOWN = 200
AHEAD = timedelta(days=60)
BEGIN, DROP = "begin", "drop"


@dataclass(frozen=True)
class Line:
    """An assignment as this person may see it, with what they may do."""

    assignment: Assignment
    language: Language
    who: str
    is_mine: bool
    is_late: bool
    may_begin: bool
    may_change: bool


@dataclass(frozen=True)
class Day:
    """What is wanted on one day; without a day what is wanted at some time."""

    day: date | None
    is_past: bool
    is_today: bool
    lines: list[Line]


class AssignmentForm(VerbForm):
    """The language stays once it is chosen, and so does the text to be translated."""

    wanted_by = HourField(
        label=gettext_lazy("wanted by"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, desk: Desk, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        languages = desk.languages_of(*EDITORS)
        if "person" in self.fields:
            self.fields["person"].queryset = _people(languages)
            self.fields["person"].empty_label = _("Whoever writes in this language")
        if "language" in self.fields:
            self.fields["language"].choices = [(code, LANGUAGES[code].name) for code in languages]
            self.fields["original"].queryset = desk.translations()


def _people(languages: tuple[str, ...]) -> QuerySet:
    """Whoever writes in one of these languages."""
    people = get_user_model().objects.filter(is_active=True)
    roles = {"desk_roles__language__in": languages, "desk_roles__role__in": list(WRITERS)}
    return people.filter(**roles).distinct().order_by("username")


class AssignmentAdmin(StoredByVerbs, DeskAdmin):
    subject = Subject.ASSIGNMENT
    form = AssignmentForm
    fields = ("language", "what", "note", "person", "wanted_by", "original")
    raw_id_fields = ("original",)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        desk = desk_of(request)
        if obj is None:
            return bool(planned_in(desk) or written_in(desk))
        return told(desk).filter(pk=obj.pk).exists()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(desk_of(request).languages_to_begin(Move.ASSIGN))

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        desk = desk_of(request)
        if obj is None:
            return bool(desk.languages_to_begin(Move.CHANGE_ASSIGNMENT))
        is_open = not obj.translation_id and not obj.dropped_at
        return is_open and bool(desk.may_begin(Move.CHANGE_ASSIGNMENT, obj.language))

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple[str, ...]:
        return ("language", "original") if obj else ()

    def get_fields(self, request: HttpRequest, obj=None) -> tuple[str, ...]:
        """Of one that is looked at, not whoever wrote what came of it."""
        if obj and obj.translation_id and not desk_of(request).sees_writers(obj.language):
            return tuple(name for name in self.fields if name != "person")
        return self.fields

    def get_form(self, request: HttpRequest, obj=None, **kwargs):
        made, desk = super().get_form(request, obj, **kwargs), desk_of(request)

        class OfDesk(made):
            def __init__(self, *args, **kwargs) -> None:
                super().__init__(*args, desk=desk, **kwargs)

        return OfDesk

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str]:
        """What a link to the empty form says already."""
        asked = {name: request.GET.get(name, "") for name in ("language", "original")}
        return {name: said for name, said in asked.items() if number(said) or said in CODES}

    def store(self, sent: Sent, form: AssignmentForm, formsets, *, change: bool) -> None:
        if change:
            values = changed_values(form, CHANGEABLE)
            workflow.change_assignment(form.instance, values=values, **sent.changed)
        else:
            workflow.assign(form.instance, **sent.new)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _move(request) if request.method == "POST" else _screen(request)


def _move(request: HttpRequest) -> HttpResponse:
    """Begin an assignment, and lead to its text; or drop it."""
    envelope, note = envelope_of(request), request.POST.get("note", "")
    if not envelope.is_whole or is_damaged(note):
        return _screen(request, problem=CUT, status=400)
    assignment = told(desk_of(request)).filter(pk=number(request.POST.get("assignment")) or 0)
    held = assignment.first()
    if held is None:
        raise Http404
    sent = {"actor": request.user, "token": token_of(request, envelope)}
    try:
        if BEGIN in request.POST:
            entry = workflow.begin_assignment(held, **sent)
            messages.success(request, _("The draft is begun."))
            version = Translation.objects.get(pk=entry.after["translation"])
            return HttpResponseRedirect(address_of(version))
        workflow.drop_assignment(held, note=note, **sent)
    except workflow.Refused as refused:
        return _screen(request, problem=refused.decision.reason, status=409)
    messages.success(request, _("The assignment is dropped."))
    return HttpResponseRedirect(reverse("admin:articles_assignment_changelist"))


def _screen(
    request: HttpRequest, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    desk = desk_of(request)
    context = {
        **site.each_context(request),
        "title": _("Assignments"),
        "days": list(days_of(desk)),
        "may_assign": bool(desk.languages_to_begin(Move.ASSIGN)),
        "may_hand_over": desk.is_editorial,
        "problem": problem,
        "token": new_token(),
        "opened": 0,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/assignments.html", context, status=status)


def days_of(desk: Desk) -> Iterator[Day]:
    """The open assignments by day in the outlet's zone: late ones first, undated last; a query."""
    now = timezone.now()
    wanted = told(desk).open().wanted_before(now + AHEAD).select_related("person")
    by_day: dict[date | None, list[Line]] = {}
    for assignment in wanted[:SHOWN]:
        line = _line(assignment, desk, is_late=_is_before(assignment, now))
        by_day.setdefault(_day_of(assignment), []).append(line)
    today = timezone.localdate(now)
    for day, lines in by_day.items():
        is_past = day is not None and day < today
        yield Day(day, is_past=is_past, is_today=day == today, lines=lines)


def _day_of(assignment: Assignment) -> date | None:
    return timezone.localdate(assignment.wanted_by) if assignment.wanted_by else None


def _is_before(assignment: Assignment, now) -> bool:
    return assignment.wanted_by is not None and assignment.wanted_by < now


def _line(assignment: Assignment, desk: Desk, *, is_late: bool) -> Line:
    language, person = assignment.language, assignment.person
    return Line(
        assignment=assignment,
        language=LANGUAGES[language],
        who=str(person) if person else "",
        is_mine=assignment.person_id == desk.person.pk,
        is_late=is_late,
        may_begin=is_theirs(desk, language, assignment.person_id)
        and bool(desk.may_begin(Move.BEGIN_ASSIGNMENT, language)),
        may_change=bool(desk.may_begin(Move.CHANGE_ASSIGNMENT, language)),
    )
