"""A review taken, taken over or given up, by one button on the screen of its text."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.envelope import Envelope, envelope_of
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import address_of, translation_or_404
from articles.models import JournalEntry, Translation
from articles.states import Move

from .screen import writing_screen

DONE: dict[Move, str | Promise] = {
    Move.CLAIM: _("You have the review for an hour, or until a decision."),
    Move.TAKE_OVER: _("You have taken the review over, for an hour or until a decision."),
    Move.RELEASE: _("You have given the review up."),
}
CONFLICTS = {"claimed", "stale"}


def review(request: HttpRequest, object_id: str, act: str) -> HttpResponse:
    """Press the button; what is refused comes back with its reason, and who has it by now."""
    if act not in DONE:
        raise Http404
    translation, envelope = translation_or_404(request, object_id), envelope_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(translation))
    if not envelope.is_whole:
        return writing_screen(request, translation, problem=Problem(NOT_DONE, 400))
    try:
        _press(translation, Move(act), request, envelope)
    except workflow.Refused as refused:
        status = 409 if refused.decision.code in CONFLICTS else 403
        problem = Problem(refused.decision.reason, status)
        return writing_screen(request, translation, problem=problem)
    messages.success(request, DONE[Move(act)])
    return HttpResponseRedirect(address_of(translation))


def _press(
    translation: Translation, act: Move, request: HttpRequest, envelope: Envelope
) -> JournalEntry:
    said = {"actor": request.user, "token": envelope.token}
    if act == Move.TAKE_OVER:
        return workflow.take_over_review(translation, seen=envelope.opened, **said)
    verb = workflow.claim_review if act == Move.CLAIM else workflow.release_review
    return verb(translation, **said)
