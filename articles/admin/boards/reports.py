"""What readers say is wrong in stories, for the editors of each language, the latest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import addresses, workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import DeskAdmin
from articles.admin.envelope import CUT, envelope_of, new_token, number
from articles.admin.verb_forms import token_of
from articles.languages import LANGUAGES, Language
from articles.models import Report
from articles.states import Move
from articles.text.characters import is_damaged

SHOWN = 50
TAKE_UP, CLOSE = "take_up", "close"
DONE = {
    TAKE_UP: gettext_lazy("You have taken up the report."),
    CLOSE: gettext_lazy("The report is closed."),
}


@dataclass(frozen=True)
class ReportRow:
    """A report with the story that it is about."""

    report: Report
    language: Language
    headline: str
    story: str
    version: str
    is_mine: bool


@dataclass(frozen=True)
class Asked:
    """What the address asks to see: of one language or all, open or closed, from a row on."""

    languages: tuple[str, ...]
    language: str
    is_closed: bool
    before: int | None

    def address(self, **changes: object) -> str:
        given = {"language": self.language, "closed": "1" if self.is_closed else "", **changes}
        query = urlencode({name: value for name, value in given.items() if value})
        address = reverse("admin:articles_report_changelist")
        return f"{address}?{query}" if query else address


class ReportAdmin(DeskAdmin):
    """One list with its two buttons; nothing of what readers wrote is changed."""

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _move(request) if request.method == "POST" else _screen(request)

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_report_changelist"))

    def history_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_report_changelist"))

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return bool(_languages(desk_of(request)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


def _languages(desk: Desk) -> tuple[str, ...]:
    return tuple(code for code in LANGUAGES if desk.may_begin(Move.TAKE_UP_REPORT, code))


def _move(request: HttpRequest) -> HttpResponse:
    """Take a report up, or close it; a refusal shows the list with the note that was typed."""
    asked, envelope = _asked(request), envelope_of(request)
    report = Report.objects.filter(
        pk=number(request.POST.get("report")) or 0, language__in=asked.languages
    ).first()
    if report is None:
        raise Http404
    note = request.POST.get("note", "")
    if not envelope.is_whole or is_damaged(note):
        return _screen(request, problem=CUT, status=400)
    sent = {"actor": request.user, "token": token_of(request, envelope)}
    act = TAKE_UP if TAKE_UP in request.POST else CLOSE
    try:
        if act == TAKE_UP:
            workflow.take_up_report(report, **sent)
        else:
            workflow.close_report(report, note=note, **sent)
    except workflow.Refused as refused:
        return _screen(request, problem=refused.decision.reason, status=409)
    messages.success(request, DONE[act])
    return HttpResponseRedirect(asked.address())


def _screen(
    request: HttpRequest, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    asked = _asked(request)
    reports = list(_reports(asked)[: SHOWN + 1])
    context = {
        **site.each_context(request),
        "title": _("Reports from readers"),
        "rows": list(_rows(reports[:SHOWN], request.user.pk)),
        "problem": problem,
        "tried": number(request.POST.get("report")),
        "note": request.POST.get("note", ""),
        "languages": [
            (LANGUAGES[code], asked.address(language=code), code == asked.language)
            for code in asked.languages
        ],
        "all_languages": (asked.address(language=""), not asked.language),
        "open": (asked.address(closed=""), not asked.is_closed),
        "closed": (asked.address(closed="1"), asked.is_closed),
        "older": asked.address(before=reports[SHOWN - 1].pk) if len(reports) > SHOWN else "",
        "token": new_token(),
        "opened": 0,
    }
    return TemplateResponse(request, "admin/desk/reports.html", context, status=status)


def _asked(request: HttpRequest) -> Asked:
    """What can be asked for, in the languages of the person's desk."""
    languages, language = _languages(desk_of(request)), request.GET.get("language", "")
    return Asked(
        languages=languages,
        language=language if language in languages else "",
        is_closed=request.GET.get("closed") == "1",
        before=number(request.GET.get("before")),
    )


def _reports(asked: Asked) -> QuerySet[Report]:
    """The latest first; one query."""
    chosen = (asked.language,) if asked.language else asked.languages
    reports = Report.objects.filter(language__in=chosen)
    reports = reports.closed() if asked.is_closed else reports.open()
    if asked.before:
        reports = reports.filter(pk__lt=asked.before)
    return reports.select_related("publication__revision", "translation", "taken_by")


def _rows(reports: Iterable[Report], person: int) -> Iterable[ReportRow]:
    for report in reports:
        yield ReportRow(
            report=report,
            language=LANGUAGES[report.language],
            headline=report.publication.revision.headline,
            story=addresses.short(report.language, report.translation.article_id),
            version=reverse("admin:articles_translation_change", args=[report.translation_id]),
            is_mine=report.taken_by_id == person,
        )
