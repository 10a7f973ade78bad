from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Publication
from articles.pages import documents
from articles.pages.dress import FULL, Dress
from articles.pages.finishing import made_now
from articles.pages.parts import language_switch
from articles.pages.shown import shown_house_page

from ..answers import gone, origin


def house_page(request: HttpRequest, language: str, page: str, dress: Dress = FULL) -> HttpResponse:
    """A page of the house, as its editors have published it in this language."""
    versions = shown_house_page(page, language)
    shown = versions.get(language)
    if shown is None:
        return _not_shown(request, language, page, dress)
    finished = shown if shown.inside else made_now(shown.publication_id)
    document = documents.story(
        language,
        path=shown.path,
        head=finished.head,
        inside=finished.inside,
        around=None,
        versions=language_switch(language, {code: one.path for code, one in versions.items()}),
        origin=origin(request),
        dress=dress,
    )
    return HttpResponse(document)


def _not_shown(request: HttpRequest, language: str, page: str, dress: Dress) -> HttpResponse:
    """Gone where readers have seen it once, else not there."""
    seen = Publication.objects.once_visible().in_language(language)
    told = seen.filter(translation__article__page=page).values_list("translation__gone_note")
    if found := told.first():
        return gone(request, language, found[0], dress)
    raise Http404
