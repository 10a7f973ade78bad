"""A pressed button on its way to the verb."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles import workflow
from articles.admin.envelope import envelope_of
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import address_of, translation_or_404
from articles.states import BUTTONS, Move
from articles.workflow.decisions import ALLOWED

from .buttons import DONE, SCHEDULED, Button, MoveForm, make
from .screen import writing_screen


def move(request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Make a move on a version; a refused one comes back with its reason and what was typed."""
    if name not in BUTTONS:
        raise Http404
    translation = translation_or_404(request, object_id)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(translation))
    chosen = Move(name)
    form, envelope = MoveForm(request.POST, move=chosen), envelope_of(request)
    if not envelope.is_whole:
        return _again(request, translation, form, Problem(NOT_DONE, 400))
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


def _again(
    request: HttpRequest, translation: object, form: MoveForm, problem: Problem
) -> HttpResponse:
    refused = Button(
        form.move,
        ALLOWED,
        note=request.POST.get("note", ""),
        at=request.POST.get("at", ""),
        problem=problem.message,
    )
    return writing_screen(request, translation, problem=problem, refused=refused)
