"""The writing screen: one language version with everything that is to be known and done there."""

from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles import addresses
from articles.admin.body import shown
from articles.admin.comparison import compare
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import new_token, number
from articles.admin.history import HistoryEntry, history_of
from articles.admin.log_lines import log_of
from articles.admin.problems import Problem
from articles.admin.reading import version_at_desk_or_404
from articles.admin.rows import row_of
from articles.admin.unsaved import copies_in, unsaved
from articles.languages import LANGUAGES, Language
from articles.models import Tag, Translation, WorkingCopy
from articles.proofreading import unanswered_of
from articles.states import Move, Status
from articles.workflow.decisions import decide, situation_of
from articles.workflow.texts.content import Content, content_with

from . import presence, working_copies
from .beside import Beside, beside
from .buttons import NEXT_STEPS, Button, buttons, costs_approval, moves_at
from .forms import WritingForm, initial_of
from .panels import gallery, proofreading
from .panels.checklist import checklist
from .panels.links import links_of
from .panels.numbers import numbers_on_screen
from .panels.photo_choices import photo_choices
from .panels.review import review_of
from .panels.source import is_left_alone, source_of
from .panels.story import story_panel
from .panels.talk import TalkPanel, talk_panel
from .panels.talk_marks import in_prose

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
    if not hasattr(translation, "read_at"):
        # Something was tried: it is shown as it stands since then.
        translation = version_at_desk_or_404(request, translation.pk)
    around = beside(translation, desk)
    count = partial(unanswered_of, left=around.left, style=around.style)
    now = situation_of(request.user, translation, count_unanswered=count)
    copies = copies_in(request.user, translation, translation.language)
    restored = working_copies.restored(request, copies)
    decision = decide(Move.SAVE, now)
    history = history_of(translation, desk)
    opened = opened or translation.latest_revision_id
    if form is None and decision:
        form, opened = _fresh_form(translation, desk, around, restored, opened)
    content = _content(translation, around)
    own = "writing" if form is not None else ""
    talk = talk_panel(request, translation, now, around.talk, content, desk=desk, form=own)
    source = source_of(request, translation, _may_open(translation.source_id, around, desk))
    story = story_panel(request, translation, around, working_copies.story_of(restored))
    is_form = form is not None
    steps = checklist(request, now, around.authors, around.tags, is_form=is_form)
    context = {
        **site.each_context(request),
        "desk": desk,
        "translation": translation,
        "revision": translation.latest_revision,
        "revision_is_approved": translation.approval_id is not None,
        "row": row_of(translation),
        "language": translation.in_language,
        "form": form,
        "panel": proofreading.panel_of(request, translation.language, form, translation, around),
        "text": _text(translation, talk, form, problem),
        "decision": decision,
        "buttons": buttons(now, refused=refused, may_save=is_form),
        "moves_at": moves_at(translation),
        "costs_approval": costs_approval(now),
        "repairs_count": settings.SAFE_REPAIRS_COUNT,
        "problem": problem,
        "difference": _difference(problem),
        "opened": opened,
        "token": new_token(),
        "copies": [] if restored or form is None or form.is_bound else unsaved(copies),
        "is_restored": restored is not None,
        "form_opened": working_copies.opened(request, restored),
        "log": log_of(history, translation),
        "sent_back": _why_sent_back(translation, history),
        "may_want": bool(decide(Move.WANT, now)),
        "want_token": new_token(),
        "held_with": _held_with(translation, history),
        "live_address": _live_address(translation),
        "source": source,
        "numbers": numbers_on_screen(source, translation.language, form or content),
        "is_left_alone": is_left_alone(translation),
        "story": story,
        "flags": story.flags,
        "talk": talk,
        "checklist": steps,
        "before_next": steps.lines_before(NEXT_STEPS.get(now.status)),
        "versions": _versions(around, desk),
        "writer": _writer(translation, desk),
        "review": review_of(translation, desk, now),
        "links": links_of(around.links, now, desk),
        "present": presence.told(translation, desk, now.moment),
        "zone": timezone.get_current_timezone_name(),
        **choices(form, translation.language, desk, carried=around.tags),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, TEMPLATE, context, status=status)


def choices(
    form: WritingForm | None, language: str, desk: Desk, *, carried: Sequence[Tag] = ()
) -> dict[str, object]:
    """The photos and tags that a writing form shows; four queries at most.

    `carried` are the tags of the text that is written over, which the person knows.
    """
    if form is None:
        return {}
    chosen = number(form["lead_photo"].value())
    wanted = [tag for value in form["tags"].value() or () if (tag := number(value))]
    rows = form["gallery"].value() or []
    photos = photo_choices(chosen, language, desk=desk, also=gallery.photos_in(rows))
    return {
        "chosen_photo": chosen,
        "photos": [photo for photo in photos if photo.number != chosen],
        "lead": next((photo for photo in photos if photo.number == chosen), None),
        "gallery": gallery.shown(rows, photos),
        "empty_rows": gallery.EMPTY_ROWS,
        "chosen_tags": _tags(wanted, carried, desk),
    }


def _tags(wanted: list[int], carried: Sequence[Tag], desk: Desk) -> list[Tag]:
    """The tags of these numbers that the person may know of; a query where they are others."""
    if {tag.pk for tag in carried}.issuperset(wanted):
        return [tag for tag in carried if tag.pk in wanted]
    return list(desk.tags().filter(pk__in=wanted))


def _fresh_form(
    translation: Translation,
    desk: Desk,
    around: Beside,
    restored: WorkingCopy | None,
    opened: int,
) -> tuple[WritingForm, int]:
    initial = initial_of(_content(translation, around))
    if restored:
        initial |= working_copies.initial_of(restored)
        opened = restored.opened_revision_id or opened
    form = WritingForm(language=translation.language, tags=desk.tags, initial=initial)
    return form, opened


def _content(translation: Translation, around: Beside) -> Content:
    """The latest text with what stands beside it; no query."""
    tags = frozenset(tag.pk for tag in around.tags)
    return content_with(translation.latest_revision, tags=tags, gallery=around.gallery)


def _text(
    translation: Translation, talk: TalkPanel, form: WritingForm | None, problem: Problem | None
) -> SafeString:
    """The latest text as prose, where that is shown; with marks where it is read."""
    body = translation.latest_revision.body
    if form is None:
        return in_prose(body, talk.marks)
    return shown(body) if problem else SafeString("")


def _difference(problem: Problem | None) -> object:
    if problem is None or problem.newer is None or problem.mine is None:
        return None
    return compare(problem.newer, problem.mine)


def _versions(around: Beside, desk: Desk) -> list[tuple[Language, int | None]]:
    """The languages, each with the number of the version that this person may open, or None."""
    known = {each.language: each.pk for each in around.versions if desk.opens(each)}
    return [(language, known.get(code)) for code, language in LANGUAGES.items()]


def _may_open(version: int | None, around: Beside, desk: Desk) -> bool:
    return any(desk.opens(each) for each in around.versions if each.pk == version)


def _why_sent_back(translation: Translation, history: list[HistoryEntry]) -> HistoryEntry | None:
    """The line of the log with the editor's note, while it waits for its writer."""
    if translation.status != Status.SENT_BACK:
        return None
    return next((entry for entry in history if entry.move == Move.SEND_BACK), None)


def _held_with(translation: Translation, history: list[HistoryEntry]) -> Language | None:
    """The language whose stop has stopped this one, which was to go out together with it."""
    if not translation.held_publication_id:
        return None
    last = next((entry for entry in history if entry.move == Move.HOLD), None)
    said = last.logged.after if last else None
    return LANGUAGES.get(said.get("held_with")) if said else None


def _live_address(translation: Translation) -> str:
    """Where readers find it now; "" where they do not."""
    if not translation.is_live:
        return ""
    return addresses.short(translation.language, translation.article_id)


def _writer(translation: Translation, desk: Desk) -> str:
    writer = translation.latest_revision.writer
    is_known = writer.pk == desk.person.pk or desk.sees_writers(translation.language)
    return str(writer) if is_known else ""
