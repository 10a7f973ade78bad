"""What a person is told at the desk, the latest first, to be marked as read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import CUT, envelope_of, new_token, number
from articles.admin.rows import Headline, headline_of
from articles.admin.screen_admin import headline_tag, story_tag
from articles.languages import LANGUAGES, Language
from articles.models import Notice

Kind = Notice.Kind

SHOWN = 50
ALL_READ = gettext_lazy("They are marked as read.")
# Done by editors and publishers in their office; behind any other may be the hand of a writer.
IN_THE_OPEN = {
    *(Kind.SENT_BACK, Kind.APPROVED, Kind.PUBLISHED, Kind.WITHDRAWN, Kind.TAKEN_OVER),
    *(Kind.SOURCE_CHANGED, Kind.CORRECTION, Kind.FLAG_CLEARED),
}


@dataclass(frozen=True)
class NoticeRow:
    """A notice as its person may be told now; `address` is "" where the text is closed to them.

    `called` is markup.
    """

    number: int
    what: str | Promise
    moment: datetime
    is_unread: bool
    who: str = ""
    called: str = ""
    language: Language | None = None
    address: str = ""


def notices(request: HttpRequest) -> HttpResponse:
    """The list; its two buttons are sent to it as well."""
    return _mark(request) if request.method == "POST" else _screen(request)


def _mark(request: HttpRequest) -> HttpResponse:
    if not envelope_of(request).is_whole:
        return _screen(request, problem=CUT, status=400)
    if one := number(request.POST.get("read")):
        workflow.mark_read(one, actor=request.user)
    elif last := number(request.POST.get("read_up_to")):
        workflow.mark_all_read(actor=request.user, up_to=last)
        messages.success(request, ALL_READ)
    return HttpResponseRedirect(_address(number(request.POST.get("before"))))


def _screen(
    request: HttpRequest, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    """One query beside those of every page."""
    desk, before = desk_of(request), number(request.GET.get("before"))
    found = list(_notices(desk, before)[: SHOWN + 1])
    rows = [_row(notice, desk) for notice in found[:SHOWN]]
    context = {
        **site.each_context(request),
        "title": _("Notices"),
        "rows": rows,
        "newest": rows[0].number if rows and not before else 0,
        "before": before or "",
        "older": _address(rows[-1].number) if len(found) > SHOWN else "",
        "latest": _address(None) if before else "",
        "problem": problem,
        "token": new_token(),
        "opened": 0,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/notices.html", context, status=status)


def _address(before: int | None) -> str:
    address = reverse("admin:notices")
    return f"{address}?{urlencode({'before': before})}" if before else address


def _notices(desk: Desk, before: int | None) -> Iterable[Notice]:
    mine = Notice.objects.filter(person_id=desk.person.pk).latest_first()
    if before:
        mine = mine.before(before)
    told = mine.with_what_may_be_said(desk.person.pk, desk.memberships)
    return told.select_related("actor", "article__part_of", "translation__latest_revision")


def _row(notice: Notice, desk: Desk) -> NoticeRow:
    what, is_unread = Kind(notice.kind).label, notice.read_at is None
    if not notice.is_readable:
        return NoticeRow(notice.pk, what, notice.created_at, is_unread)
    version = notice.translation
    return NoticeRow(
        number=notice.pk,
        what=what,
        moment=notice.created_at,
        is_unread=is_unread,
        who=_who(notice, desk),
        called=_called(notice),
        language=LANGUAGES[version.language] if version else None,
        address=_leads_to(notice),
    )


def _called(notice: Notice) -> str:
    """The headline, or what the story is called, as markup."""
    version = notice.translation
    if version is None:
        return story_tag(Headline(str(notice.article)))
    return headline_tag(headline_of(version.latest_revision, version.language))


def _leads_to(notice: Notice) -> str:
    if notice.translation_id is None:
        return reverse("admin:articles_article_change", args=[notice.article_id])
    address = reverse("admin:articles_translation_change", args=[notice.translation_id])
    return f"{address}#{notice.anchor}" if notice.anchor else address


def _who(notice: Notice, desk: Desk) -> str:
    """Whoever did it by name, where that is for this person."""
    version = notice.translation
    knows = bool(version and desk.sees_writers(version.language))
    return str(notice.actor) if knows or notice.kind in IN_THE_OPEN else ""
