"""Several languages of a story published at one moment, and that schedule cancelled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.envelope import CUT, Envelope, envelope_of, texts_in
from articles.admin.hours import HourForm
from articles.admin.problems import Problem
from articles.models import Article

from . import screen
from .pressing import pressed
from .reaching import address_of_story, article_or_404
from .together_panel import Sent


@require_POST
def publish(request: HttpRequest, object_id: str) -> HttpResponse:
    """Publish the chosen languages at one moment, now or later; all of them or none."""
    article, envelope = article_or_404(request, object_id), envelope_of(request)
    form = HourForm(request.POST)
    if not envelope.is_whole:
        return _again(request, article, Problem(CUT, 400))
    if form.problem:
        return _again(request, article, Problem(form.problem, 400))
    at = form.moment
    try:
        workflow.publish_together(
            article, actor=request.user, texts=texts_in(request), at=at, token=envelope.token
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


def _again(request: HttpRequest, article: Article, problem: Problem) -> HttpResponse:
    sent = Sent(request.POST.getlist("text"), request.POST.get("at", ""))
    return screen.story_screen(request, article, problem=problem, together_sent=sent)
