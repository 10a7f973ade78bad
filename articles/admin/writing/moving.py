"""A pressed button on its way to the verb."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.envelope import envelope_of
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import address_of, translation_or_404
from articles.models import Translation
from articles.states import BUTTONS, Move
from articles.text.characters import shows
from articles.text.sanitize import BodyRefused
from articles.workflow.decisions import ALLOWED
from articles.workflow.texts.content import content_of, prepare

from . import untouched
from .buttons import ABOUT_THE_TEXT, DONE, SCHEDULED, Button, MoveForm, make
from .forms import WritingForm
from .panels import story
from .saving import sent_form
from .screen import writing_screen

UNSAVED = _(
    "Nothing was done: there are words on the screen that are not saved, and this step is about "
    "the saved text. Save them, or open the text as it was saved."
)


def move(request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Make a move on a version; a refused one comes back with its reason and what was typed."""
    if name not in BUTTONS:
        raise Http404
    translation = translation_or_404(request, object_id)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(translation))
    chosen = Move(name)
    form, envelope = MoveForm(request.POST, move=chosen), envelope_of(request)
    written = _written(request, translation)
    if not envelope.is_whole or _is_cut(request, written):
        return _again(request, translation, form, Problem(NOT_DONE, 400), written)
    if written and chosen in ABOUT_THE_TEXT and is_unsaved(request, translation, written):
        return _again(request, translation, form, Problem(UNSAVED, 409), written)
    if not form.is_valid():
        problem = " ".join(error for errors in form.errors.values() for error in errors)
        return _again(request, translation, form, Problem(problem, 400))
    try:
        make(translation, chosen, actor=request.user, form=form, envelope=envelope)
    except workflow.Refused as refused:
        status = 409 if refused.decision.code == "stale" else 403
        return _again(request, translation, form, Problem(refused.decision.reason, status))
    messages.success(request, SCHEDULED if form.moment else DONE[chosen])
    return HttpResponseRedirect(address_of(translation))


def _written(request: HttpRequest, translation: Translation) -> WritingForm | None:
    """The text that came along, where the button belongs to the writing form."""
    if "body" not in request.POST:
        return None
    return sent_form(request, translation.language).form


def _is_cut(request: HttpRequest, written: WritingForm | None) -> bool:
    """Whether what the button itself says, after the end of the text, has not arrived."""
    return written is not None and request.POST.get("_moves_end") != "1"


def is_unsaved(request: HttpRequest, translation: Translation, written: WritingForm) -> bool:
    """Whether the fields hold anything else than the text over which they were opened."""
    if not written.files and untouched.is_untouched(request, translation):
        return False
    opened = translation.revisions.filter(pk=envelope_of(request).opened).first()
    if opened is None or written.files or not written.is_valid():
        return True
    if written.cleaned_data["follows_source"] or shows(written.cleaned_data["photo_credit"]):
        return True
    if story.is_changed(request, translation.article):
        return True
    try:
        # Both go through, so that a rule for texts that is younger than the revision is no change.
        typed = prepare(written.content(), translation.language).content
        return typed != prepare(content_of(opened), translation.language).content
    except (ValidationError, BodyRefused):
        return True


def _again(
    request: HttpRequest,
    translation: Translation,
    form: MoveForm,
    problem: Problem,
    written: WritingForm | None = None,
) -> HttpResponse:
    refused = Button(
        form.move,
        ALLOWED,
        note=request.POST.get("why", request.POST.get("note", "")),
        at=request.POST.get("at", ""),
        told=request.POST.get("told", ""),
        problem=problem.message,
    )
    opened = envelope_of(request).opened if written else None
    return writing_screen(
        request, translation, form=written, opened=opened, problem=problem, refused=refused
    )
