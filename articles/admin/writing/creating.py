"""A new story: the writing screen before there is anything to show on it."""

from dataclasses import dataclass, field

from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, new_token
from articles.admin.problems import INVALID, Problem
from articles.admin.reading import address_of, translation_or_404
from articles.admin.unsaved import Unsaved, copies_in, unsaved
from articles.languages import LANGUAGES
from articles.models import WorkingCopy
from articles.photos import PhotoRefused
from articles.states import Move
from articles.text.sanitize import BodyRefused

from . import working_copies
from .forms import WritingForm
from .panels import answering, proofreading
from .panels.story import SharedForm, new_story_form
from .saving import SentText, both_texts, give_credit, mark, sent_form, tell
from .screen import choices

TITLE = _("A new story")


@dataclass
class Page:
    """What the screen shows: both forms, and why nothing was stored."""

    form: WritingForm
    beginning: SharedForm
    problem: Problem | None = None
    restored: WorkingCopy | None = None
    copies: list[Unsaved] = field(default_factory=list)


def create(request: HttpRequest) -> HttpResponse:
    """Ask for the language where there is a choice, show the empty screen, store what is sent."""
    open_languages = desk_of(request).languages_to_begin(Move.CREATE)
    language = request.POST.get("language") or request.GET.get("language", "")
    if language not in open_languages and len(open_languages) == 1 and request.method == "GET":
        language = open_languages[0]
    if language not in LANGUAGES:
        return _choose(request, open_languages)
    if request.method == "POST":
        return _store(request, language)
    if language not in open_languages:
        return _choose(request, open_languages, status=403)
    return _screen(request, language, _fresh(request, language))


def _choose(request: HttpRequest, codes: tuple[str, ...], status: int = 200) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": TITLE,
        "languages": [LANGUAGES[code] for code in codes],
    }
    return TemplateResponse(request, "admin/desk/choose_language.html", context, status=status)


def _fresh(request: HttpRequest, language: str) -> Page:
    copies = copies_in(request.user, None, language)
    copy = working_copies.restored(request, copies)
    initial = working_copies.initial_of(copy) if copy else {}
    return Page(
        WritingForm(language=language, tags=desk_of(request).tags, initial=initial),
        new_story_form(request, working_copies.story_of(copy)),
        restored=copy,
        copies=[] if copy else unsaved(copies),
    )


def _store(request: HttpRequest, language: str) -> HttpResponse:
    sent, beginning = sent_form(request, language), new_story_form(request)
    if not sent.envelope.is_whole:
        return _screen(request, language, Page(sent.form, beginning, Problem(CUT, 400)))
    if answering.is_asked(request):
        form = answering.answer(request, sent.form, None)
        return _screen(request, language, Page(form, beginning))
    if not (sent.form.is_valid() and beginning.is_valid()):
        return _screen(request, language, Page(sent.form, beginning, Problem(INVALID, 400)))
    try:
        saved = _create(request, language, sent, beginning)
    except workflow.StaleCopy as stale:
        begun = translation_or_404(request, stale.latest.translation_id)
        return both_texts(request, begun, sent, stale.latest)
    except workflow.Refused as refused:
        problem = Problem(refused.decision.reason, 403)
        return _screen(request, language, Page(sent.form, beginning, problem))
    except (ValidationError, PhotoRefused, BodyRefused) as error:
        mark(sent.form, error)
        return _screen(request, language, Page(sent.form, beginning, Problem(INVALID, 400)))
    answering.leave_pending(request, saved.translation)
    tell(request, saved)
    give_credit(request, language, sent)
    return HttpResponseRedirect(address_of(saved.translation))


def _create(
    request: HttpRequest, language: str, sent: SentText, beginning: SharedForm
) -> workflow.Saved:
    return workflow.create_story(
        actor=request.user,
        language=language,
        content=sent.content(request),
        shared=workflow.Shared(**beginning.chosen()),
        token=sent.envelope.token,
        working_copies=working_copies.opened(request).keys,
    )


def _screen(request: HttpRequest, language: str, page: Page) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": TITLE,
        "language": LANGUAGES[language],
        "form": page.form,
        "panel": proofreading.panel_of(request, language, page.form),
        "beginning": page.beginning,
        "problem": page.problem,
        "copies": page.copies,
        "is_restored": page.restored is not None,
        "form_opened": working_copies.opened(request, page.restored),
        "token": new_token(),
        "opened": 0,
        **choices(page.form, language, desk_of(request)),
    }
    status = page.problem.status if page.problem else 200
    return TemplateResponse(request, "admin/desk/new_story.html", context, status=status)
