"""Beginning a language version from another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles import workflow
from articles.admin.envelope import envelope_of
from articles.admin.reading import address_of, source_or_404
from articles.languages import is_published_in


def start_translation(request: HttpRequest, object_id: str, language: str) -> HttpResponse:
    """Begin the version in `language` from the version `object_id`, and open it."""
    source = source_or_404(request, object_id)
    if not is_published_in(language):
        raise Http404
    envelope = envelope_of(request)
    if request.method != "POST" or not envelope.is_whole:
        return HttpResponseRedirect(_story_address(source.article_id))
    try:
        saved = workflow.start_translation(
            source,
            actor=request.user,
            language=language,
            original=source.latest_revision if "newest" in request.POST else None,
            token=envelope.token,
        )
    except workflow.Refused as refused:
        messages.error(request, refused.decision.reason)
        return HttpResponseRedirect(_story_address(source.article_id))
    return HttpResponseRedirect(address_of(saved.translation))


def _story_address(article_id: int) -> str:
    return reverse("admin:articles_article_change", args=[article_id])
