from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Publication
from articles.pages import documents
from articles.pages.dress import FULL, Dress
from articles.pages.finishing import made_now
from articles.pages.parts import language_switch
from articles.pages.story import shown_versions

from ..answers import gone, moved, origin


def story(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    """The story of that number, whatever words follow: at its right address, else on the way."""
    versions = shown_versions(number, language)
    shown = versions.get(language)
    if shown is None:
        return _not_shown(request, language, number, dress)
    path = dress.path(shown.path)
    if request.path_info != path:
        return moved(path)
    if not shown.inside:
        shown = made_now(shown.publication_id)
    paths = {code: version.path for code, version in versions.items()}
    page = documents.story(
        language,
        path=shown.path,
        head=shown.head,
        inside=shown.inside,
        versions=language_switch(language, paths),
        origin=origin(request),
        dress=dress,
    )
    return HttpResponse(page)


def _not_shown(request: HttpRequest, language: str, number: int, dress: Dress) -> HttpResponse:
    seen = Publication.objects.once_visible().in_language(language).of_story(number)
    told = seen.values_list("translation__gone_note", flat=True).first()
    if told is None:
        raise Http404
    return gone(request, language, told, dress)
