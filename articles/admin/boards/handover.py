"""The handover of a shift: what is open, what is due, and what was decided since it began."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import Desk, desk_of
from articles.admin.rows import Lines, standing_of, with_standing
from articles.languages import LANGUAGES
from articles.models import JournalEntry, Translation
from articles.models.version_querysets import TranslationQuerySet
from articles.states import EDITORS, Move

from .assignments import days_of
from .journal_lines import Line, lines_of, with_names

SHOWN = 30
MOST_DECISIONS = 100
SHIFTS = (4, 8, 12, 24)
SHIFT = 8
DECISIONS = (
    *(Move.APPROVE, Move.SEND_BACK, Move.PUBLISH, Move.UNSCHEDULE, Move.HOLD, Move.WITHDRAW),
    *(Move.REPUBLISH, Move.SPIKE, Move.SHORTEN_EMBARGO, Move.RAISE_FLAG, Move.CLEAR_FLAG),
    *(Move.KILL, Move.LIFT_KILL, Move.BEGIN_LIVE, Move.END_LIVE),
)


@dataclass(frozen=True)
class Part:
    """Texts under one heading, as markup; `has_more` where not all of them are shown."""

    title: str | Promise
    lines: SafeString
    has_more: bool = field(default=False)


def screen(request: HttpRequest) -> HttpResponse:
    """The page for editors and publishers, of their languages; six queries."""
    desk = desk_of(request)
    if not desk.is_editorial:
        raise PermissionDenied
    hours = _hours(request)
    languages = desk.languages_of(*EDITORS)
    context = {
        **site.each_context(request),
        "title": _("Handover"),
        "languages": [LANGUAGES[code] for code in languages],
        "hours": hours,
        "shifts": SHIFTS,
        "parts": list(_parts(languages)),
        "days": list(days_of(desk)),
        "decided": _decided(desk, languages, hours),
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/handover.html", context)


def _hours(request: HttpRequest) -> int:
    asked = request.GET.get("hours", "")
    return next((hours for hours in SHIFTS if str(hours) == asked), SHIFT)


KINDS = (
    (gettext_lazy("Schedules stopped"), lambda rows: rows.held().order_by("-pk")),
    (gettext_lazy("Waiting for review"), lambda rows: rows.awaiting_review().order_by("-pk")),
    (
        gettext_lazy("Approved, ready to publish"),
        lambda rows: rows.ready_to_publish().not_killed().order_by("-pk"),
    ),
    (gettext_lazy("Scheduled"), lambda rows: rows.scheduled().order_by("last_from")),
)


def _parts(languages: tuple[str, ...]) -> Iterator[Part]:
    lines, rows = Lines(), Translation.objects.in_languages(languages)
    for title, chosen in KINDS:
        found = _standing(chosen(rows))
        if found:
            yield Part(title, lines.lines(found[:SHOWN]), has_more=len(found) > SHOWN)


def _standing(rows: TranslationQuerySet) -> list:
    return [standing_of(values) for values in with_standing(rows)[: SHOWN + 1]]


def _decided(desk: Desk, languages: tuple[str, ...], hours: int) -> list[Line]:
    """What editors and publishers have done in the shift, the latest first."""
    since = timezone.now() - timedelta(hours=hours)
    entries = JournalEntry.objects.latest_first().told_in(languages)
    entries = entries.filter(move__in=DECISIONS, created_at__gte=since)
    return lines_of(list(with_names(entries, desk)[:MOST_DECISIONS]), desk)
