"""What readers looked for in vain, summed, and a tag let be found by it. Nothing of who asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import addresses
from articles.admin import tag_names
from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import DeskAdmin
from articles.languages import CODES, LANGUAGES, Language
from articles.models import SearchMiss, Tag
from articles.workflow import Refused
from articles.workflow.names.spellings import SpellingRefused, add_spelling

SPANS = (7, 30, 90)
DAYS = 30
SHOWN = 100


@dataclass(frozen=True)
class MissRow:
    """Words in one language, how often they were asked for and when last."""

    text: str
    language: Language
    times: int
    last: date
    search: str
    number: int


class SearchMissAdmin(DeskAdmin):
    """A report instead of a list: nothing of it is added or changed."""

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _add_spelling(request) if request.method == "POST" else _screen(request)

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(_address())

    def history_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(_address())

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return _may_see(desk_of(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


def _may_see(desk: Desk) -> bool:
    return desk.is_editorial or desk.administers


def _add_spelling(request: HttpRequest) -> HttpResponse:
    """Give the words as a spelling to the tag that was named."""
    words, language = request.POST.get("words", ""), request.POST.get("language", "")
    found, unknown = tag_names.ids_of_names(request.POST.get("tag", ""), desk_of(request).tags())
    tag = Tag.objects.filter(pk__in=found, merged_into=None).first()
    if unknown or len(found) != 1 or tag is None:
        return _screen(request, problem=_("Write the name of one tag that is there."), status=400)
    try:
        add_spelling(tag, actor=request.user, language=language, text=words)
    except SpellingRefused as refused:
        return _screen(request, problem=refused.decision.reason, status=400)
    except Refused as refused:
        return _screen(request, problem=refused.decision.reason, status=403)
    messages.success(request, _("The tag is found by this now."))
    return HttpResponseRedirect(_address(request))


def _screen(request: HttpRequest, *, problem: object = "", status: int = 200) -> HttpResponse:
    language, days = _asked(request)
    rows = _rows(language, days)
    context = {
        **site.each_context(request),
        "rows": rows[:SHOWN],
        "has_more": len(rows) > SHOWN,
        "problem": problem,
        "tried": {name: request.POST.get(name, "") for name in ("words", "language", "tag")},
        "languages": [
            (each, _address(language=code, days=days), code == language)
            for code, each in LANGUAGES.items()
        ],
        "all_languages": (_address(days=days), not language),
        "spans": [(span, _address(language=language, days=span), span == days) for span in SPANS],
    }
    return TemplateResponse(request, "admin/desk/misses.html", context, status=status)


def _asked(request: HttpRequest) -> tuple[str, int]:
    """The language and the number of days that the address asks for, if they can be."""
    language, days = request.GET.get("language", ""), request.GET.get("days", "")
    spans = {str(span): span for span in SPANS}
    return language if language in CODES else "", spans.get(days, DAYS)


def _rows(language: str, days: int) -> list[MissRow]:
    """The most asked first; one query."""
    misses = SearchMiss.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))
    if language:
        misses = misses.filter(language=language)
    summed = misses.values("language", "key").annotate(
        times=Sum("count"), last=Max("day"), words=Max("text")
    )
    ordered = summed.order_by("-times", "-last", "language", "key")[: SHOWN + 1]
    return [
        MissRow(
            text=row["words"],
            language=LANGUAGES[row["language"]],
            times=row["times"],
            last=row["last"],
            search=f"{addresses.search(row['language'])}?{urlencode({'q': row['words']})}",
            number=number,
        )
        for number, row in enumerate(ordered)
    ]


def _address(request: HttpRequest | None = None, **asked: object) -> str:
    address = reverse("admin:articles_searchmiss_changelist")
    if request is not None:
        language, days = _asked(request)
        asked = {"language": language, "days": days}
    given = {name: value for name, value in asked.items() if value}
    return f"{address}?{urlencode(given)}" if given else address
