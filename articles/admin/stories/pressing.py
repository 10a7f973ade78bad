"""A button on the screen of a story, of which all that it does is one verb."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise

from articles import workflow
from articles.admin.envelope import CUT, Envelope, envelope_of
from articles.models import Article

from .reaching import address_of_story, article_or_404


def pressed(
    request: HttpRequest,
    object_id: str,
    act: Callable[[Article, Envelope], object],
    done: str | Promise,
    leads_to: Callable[[int], str] = address_of_story,
) -> HttpResponse:
    """Do it, say that it is `done` and lead there; or say why not, on the screen of the story."""
    article, envelope = article_or_404(request, object_id), envelope_of(request)
    back = HttpResponseRedirect(address_of_story(article.pk))
    if request.method != "POST":
        return back
    if not envelope.is_whole:
        messages.error(request, CUT)
        return back
    try:
        act(article, envelope)
    except workflow.Refused as refused:
        messages.error(request, refused.decision.reason)
        return back
    messages.success(request, done)
    return HttpResponseRedirect(leads_to(article.pk))
