"""Preview links made and ended on the screen of a text."""

from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin import envelope
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import address_of, translation_or_404
from articles.models import Translation

from .panels.links import SPANS
from .screen import writing_screen


def make_link(request: HttpRequest, object_id: str) -> HttpResponse:
    """Make a link and show its address, which nobody can look up later."""
    translation, sent = translation_or_404(request, object_id), envelope.envelope_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(translation))
    if not sent.is_whole:
        return writing_screen(request, translation, problem=Problem(NOT_DONE, 400))
    try:
        made = workflow.make_link(
            translation,
            actor=request.user,
            opened_revision=sent.opened,
            hours=envelope.number(request.POST.get("hours")) or 0,
            token=sent.token,
        )
    except workflow.Refused as refused:
        return _refused(request, translation, refused)
    address = request.build_absolute_uri(reverse("links:text", args=[made.address]))
    context = {
        **site.each_context(request),
        "translation": translation,
        "link": made.link,
        "address": address,
        "span": SPANS.get(envelope.number(request.POST.get("hours"))),
    }
    return TemplateResponse(request, "admin/desk/link_made.html", context)


def end_link(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """End a link at once; whoever has its address reads nothing by it any more."""
    translation, sent = translation_or_404(request, object_id), envelope.envelope_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(translation))
    if not sent.is_whole or number >= 2**63:
        return writing_screen(request, translation, problem=Problem(NOT_DONE, 400))
    try:
        workflow.end_link(translation, actor=request.user, link=number, token=sent.token)
    except workflow.Refused as refused:
        return _refused(request, translation, refused)
    messages.success(request, _("The preview link is ended."))
    return HttpResponseRedirect(address_of(translation))


def _refused(
    request: HttpRequest, translation: Translation, refused: workflow.Refused
) -> HttpResponse:
    status = 409 if refused.decision.code == "stale" else 403
    return writing_screen(request, translation, problem=Problem(refused.decision.reason, status))
