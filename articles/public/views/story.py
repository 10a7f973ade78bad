from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Publication
from articles.pages import documents
from articles.pages.story import from_publication, live_versions

from ..answers import gone, moved, origin


def story(request: HttpRequest, language: str, number: int, words: str) -> HttpResponse:
    """The story of that number, whatever words follow: at its right address, else on the way."""
    versions = live_versions(number)
    shown = next((version for version in versions if version.language == language), None)
    if shown is None:
        return _not_shown(request, language, number)
    page = from_publication(shown, versions=versions)
    if request.path_info != page.path:
        return moved(page.path)
    return HttpResponse(documents.story(page, origin=origin(request)))


def _not_shown(request: HttpRequest, language: str, number: int) -> HttpResponse:
    seen = Publication.objects.once_visible().in_language(language).of_story(number)
    if seen.exists():
        return gone(request, language)
    raise Http404
