"""The whole journal, for auditors and administrators; nothing of it is changed here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import DeskAdmin
from articles.admin.envelope import number
from articles.admin.history import EDITORIAL_MOVES
from articles.languages import CODES, LANGUAGES
from articles.models import JournalEntry, Seal
from articles.models.journal import JournalQuerySet
from articles.states import (
    FRONT_PAGE_RULES,
    HOUSE_RULES,
    PHOTO_RULES,
    PLANNING_RULES,
    REPORT_RULES,
    TEXT_RULES,
    Move,
    Role,
    Subject,
)

from .journal_lines import lines_of, with_names

SHOWN = 50
FIELDS = ("person", "subject", "number", "move", "language", "since", "until")
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
GROUPS = (
    (Subject.STORY, TEXT_RULES),
    (Subject.PHOTO, PHOTO_RULES),
    (Subject.FRONT_PAGE, FRONT_PAGE_RULES),
    (Subject.REPORT, REPORT_RULES),
    (Subject.ASSIGNMENT, PLANNING_RULES),
    (Subject.PERSON, HOUSE_RULES),
)


@dataclass(frozen=True)
class Asked:
    """What the address asks to see; what nobody can mean is not asked."""

    person: int | None
    subject: str
    number: int | None
    move: str
    language: str
    since: date | None
    until: date | None
    before: int | None

    def address(self, **changes: object) -> str:
        given = {name: getattr(self, name) for name in FIELDS} | changes
        query = urlencode({name: value for name, value in given.items() if value})
        address = reverse("admin:articles_journalentry_changelist")
        return f"{address}?{query}" if query else address


class JournalAdmin(DeskAdmin):
    """One list; an entry has no page of its own."""

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _screen(request)

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_journalentry_changelist"))

    def history_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_journalentry_changelist"))

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        desk = desk_of(request)
        return desk.administers or (desk.person.is_active and Role.AUDITOR in desk.roles)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


def _screen(request: HttpRequest) -> HttpResponse:
    """Two queries: the entries, and the people to choose from; one more without entries."""
    desk, asked = desk_of(request), _asked(request)
    entries = list(with_names(_entries(asked, desk), desk)[: SHOWN + 1])
    context = {
        **site.each_context(request),
        "title": _("Journal"),
        "lines": lines_of(entries[:SHOWN], desk),
        "asked": asked,
        "is_filtered": any(getattr(asked, name) for name in FIELDS),
        "people": [(person.pk, str(person)) for person in _people()],
        "subjects": Subject.choices,
        "groups": [(subject.label, list(_moves(rules))) for subject, rules in GROUPS],
        "languages": [LANGUAGES[code] for code in _languages(desk)],
        "all": reverse("admin:articles_journalentry_changelist"),
        "older": asked.address(before=entries[SHOWN - 1].pk) if len(entries) > SHOWN else "",
        "sealed_until": entries[0].sealed_until if entries else Seal.objects.sealed_until(),
    }
    return TemplateResponse(request, "admin/desk/journal.html", context)


def _people() -> list:
    people = get_user_model().objects.order_by("username")
    return list(people.only("username", "display_name"))


def _moves(rules: tuple) -> dict[Move, None]:
    """Each move of some rows of the table once, in their order; reading leaves no entry."""
    return dict.fromkeys(rule.move for rule in rules if rule.move != Move.READ)


def _languages(desk: Desk) -> tuple[str, ...]:
    return CODES if desk.administers else desk.languages_of(Role.AUDITOR)


def _asked(request: HttpRequest) -> Asked:
    sent = request.GET
    return Asked(
        person=number(sent.get("person")),
        subject=_one_of(Subject.values, sent.get("subject")),
        number=number(sent.get("number")),
        move=_one_of(Move.values, sent.get("move")),
        language=_one_of(_languages(desk_of(request)), sent.get("language")),
        since=_day(sent.get("since")),
        until=_day(sent.get("until")),
        before=number(sent.get("before")),
    )


def _one_of(known: list[str] | tuple[str, ...], said: str | None) -> str:
    return said if said in known else ""


def _day(said: str | None) -> date | None:
    try:
        day = date.fromisoformat(said or "")
    except ValueError:
        return None
    # At the ends of time other zones have no such day.
    return day if FIRST <= day <= LAST else None


def _entries(asked: Asked, desk: Desk) -> JournalQuerySet:
    entries = JournalEntry.objects.latest_first()
    if not desk.administers:
        entries = entries.told_in(_languages(desk))
    if asked.person:
        entries = _by(asked.person, entries, desk)
    named = {"subject": asked.subject, "subject_id": asked.number, "move": asked.move}
    named["translation__language"] = asked.language
    entries = entries.filter(**{name: value for name, value in named.items() if value})
    if asked.since:
        entries = entries.filter(created_at__gte=_begins(asked.since))
    if asked.until:
        entries = entries.filter(created_at__lt=_begins(asked.until + timedelta(days=1)))
    return entries.before(asked.before) if asked.before else entries


def _by(person: int, entries: JournalQuerySet, desk: Desk) -> JournalQuerySet:
    """A name that is not told on a line is not found by either."""
    if person == desk.person.pk:
        return entries.filter(actor=person)
    return entries.by_known(person, open_moves=EDITORIAL_MOVES, seen_in=desk.writers_seen_in)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())
