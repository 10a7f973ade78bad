"""Several languages of a story published at one moment, and that schedule cancelled."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.envelope import CUT, Envelope, envelope_of, number
from articles.admin.hours import CHOOSE, HourField
from articles.admin.problems import Problem
from articles.models import Article

from . import screen
from .pressing import pressed
from .reaching import address_of_story, article_or_404
from .together_panel import Sent

# What the two buttons send.
NOW, LATER = "0", "1"


class TogetherForm(forms.Form):
    at = HourField(required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_later and not cleaned.get("at") and "at" not in self.errors:
            self.add_error("at", CHOOSE)
        return cleaned

    @property
    def is_later(self) -> bool:
        return self.data.get("when", LATER) == LATER


@require_POST
def publish(request: HttpRequest, object_id: str) -> HttpResponse:
    """Publish the chosen languages at one moment, now or later; all of them or none."""
    article, envelope = article_or_404(request, object_id), envelope_of(request)
    form = TogetherForm(request.POST)
    if not envelope.is_whole:
        return _again(request, article, Problem(CUT, 400))
    if form.is_later and not form.is_valid():
        return _again(request, article, Problem(form.errors["at"][0], 400))
    at = form.cleaned_data["at"] if form.is_later else None
    try:
        workflow.publish_together(
            article, actor=request.user, texts=chosen_texts(request), at=at, token=envelope.token
        )
    except workflow.Refused as refused:
        status = 409 if refused.decision.code == "stale" else 403
        return _again(request, article, Problem(refused.decision.reason, status))
    messages.success(request, _("Scheduled together.") if at else _("Published together."))
    return HttpResponseRedirect(address_of_story(article.pk))


def unschedule(request: HttpRequest, object_id: str) -> HttpResponse:
    """Cancel the common schedule in all its languages."""

    def cancel(article: Article, envelope: Envelope) -> None:
        workflow.unschedule_together(article, actor=request.user, token=envelope.token)

    return pressed(request, object_id, cancel, _("The schedule is cancelled."))


def chosen_texts(request: HttpRequest) -> dict[int, int]:
    """Version → the revision that stood beside it; what is neither is left out."""
    found: dict[int, int] = {}
    for value in request.POST.getlist("text"):
        version, _dash, revision = value.partition("-")
        version, revision = number(version), number(revision)
        if version and revision:
            found[version] = revision
    return found


def _again(request: HttpRequest, article: Article, problem: Problem) -> HttpResponse:
    sent = Sent(request.POST.getlist("text"), request.POST.get("at", ""))
    return screen.story_screen(request, article, problem=problem, together_sent=sent)
