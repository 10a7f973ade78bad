"""The writing screen: one language version with everything that is to be known and done there."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import addresses
from articles.admin.body import shown
from articles.admin.comparison import compare
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import new_token, number
from articles.admin.history import Entry, history_of
from articles.admin.problems import Problem
from articles.admin.rows import row_of
from articles.languages import LANGUAGES
from articles.models import Translation, WorkingCopy
from articles.states import Move, Status
from articles.workflow.decisions import decide, situation

from . import working_copies
from .buttons import Button, buttons
from .forms import WritingForm, initial_of
from .panels import gallery, proofreading
from .panels.photo_choices import photo_choices
from .panels.source import source_of

TEMPLATE = "admin/desk/writing.html"


def writing_screen(
    request: HttpRequest,
    translation: Translation,
    *,
    form: WritingForm | None = None,
    opened: int | None = None,
    problem: Problem | None = None,
    refused: Button | None = None,
) -> HttpResponse:
    """The screen as it stands, or with what was sent: a `form`, or a `refused` move.

    `opened` is the revision over which the text in the fields was written.
    """
    desk = desk_of(request)
    now = situation(request.user, translation, roles=desk.roles_in(translation.language))
    copy = working_copies.of(request.user, translation)
    decision = decide(Move.SAVE, now)
    history = history_of(translation, desk)
    opened = opened or translation.latest_revision_id
    if form is None and decision:
        form, opened = _fresh_form(request, translation, copy, opened)
    context = {
        **site.each_context(request),
        "desk": desk,
        "translation": translation,
        "revision": translation.latest_revision,
        "revision_is_approved": translation.approval_id is not None,
        "row": row_of(translation),
        "language": translation.in_language,
        "form": form,
        "panel": proofreading.panel_of(request, translation.language, form, translation),
        "text": shown(translation.latest_revision.body),
        "decision": decision,
        "buttons": buttons(now, refused=refused),
        "may_submit": decide(Move.SUBMIT, now),
        "problem": problem,
        "difference": _difference(problem),
        "opened": opened,
        "token": new_token(),
        "copy": copy if _is_worth_restoring(copy, request, form) else None,
        "is_restored": form is not None and not form.is_bound and "restore" in request.GET,
        "history": history,
        "sent_back": _why_sent_back(translation, history),
        "live_address": _live_address(translation),
        "source": source_of(translation, desk),
        "versions": _versions(translation, desk),
        "writer": _writer(translation, desk),
        "zone": timezone.get_current_timezone_name(),
        **choices(form, translation.language, desk),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, TEMPLATE, context, status=status)


def choices(form: WritingForm | None, language: str, desk: Desk) -> dict[str, object]:
    """The photos and tags that a writing form shows; four queries at most."""
    if form is None:
        return {}
    chosen = number(form["lead_photo"].value())
    wanted = [tag for value in form["tags"].value() or () if (tag := number(value))]
    rows = form["gallery"].value() or []
    photos = photo_choices(chosen, language, desk=desk, also=gallery.photos_in(rows))
    return {
        "chosen_photo": chosen,
        "photos": photos,
        "gallery": gallery.shown(rows, photos),
        "empty_rows": range(gallery.EMPTY_ROWS),
        "chosen_tags": list(desk.tags().filter(pk__in=wanted)) if wanted else [],
    }


def _fresh_form(
    request: HttpRequest, translation: Translation, copy: WorkingCopy | None, opened: int
) -> tuple[WritingForm, int]:
    initial = initial_of(translation.latest_revision)
    if copy and "restore" in request.GET:
        initial |= working_copies.initial_of(copy)
        opened = copy.opened_revision_id or opened
    tags = desk_of(request).tags()
    return WritingForm(language=translation.language, tags=tags, initial=initial), opened


def _is_worth_restoring(
    copy: WorkingCopy | None, request: HttpRequest, form: WritingForm | None
) -> bool:
    return bool(copy) and form is not None and not form.is_bound and "restore" not in request.GET


def _difference(problem: Problem | None) -> object:
    if problem is None or problem.newer is None or problem.mine is None:
        return None
    return compare(problem.newer, problem.mine)


def _versions(translation: Translation, desk: Desk) -> list:
    """The other language versions that this person may open, as (language, version or None)."""
    rows = desk.translations().filter(article_id=translation.article_id)
    by_language = {row.language: row for row in rows.with_life()}
    return [(language, by_language.get(code)) for code, language in LANGUAGES.items()]


def _why_sent_back(translation: Translation, history: list[Entry]) -> Entry | None:
    """The line of the log with the editor's note, while it waits for its writer."""
    if translation.status != Status.SENT_BACK:
        return None
    return next((entry for entry in history if entry.move == Move.SEND_BACK), None)


def _live_address(translation: Translation) -> str:
    """Where readers find it now; "" where they do not."""
    if not translation.is_live:
        return ""
    return addresses.short(translation.language, translation.article_id)


def _writer(translation: Translation, desk: Desk) -> str:
    writer = translation.latest_revision.writer
    is_known = writer.pk == desk.person.pk or desk.sees_writers(translation.language)
    return str(writer) if is_known else ""
