from django.http import HttpRequest, HttpResponse

from articles.pages import documents
from articles.pages.beside import beside
from articles.pages.dress import FULL, Dress
from articles.pages.finishing import made_now
from articles.pages.parts import language_switch
from articles.pages.story import shown_versions
from articles.pages.teasers import Showing, read

from ..answers import moved, not_shown, origin


def story(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    """The story of that number, whatever words follow: at its right address, else on the way."""
    versions = shown_versions(number, language)
    shown = versions.get(language)
    if shown is None:
        return not_shown(request, language, number, dress)
    path = dress.path(shown.path)
    if request.path_info != path:
        return moved(path)
    finished = shown if shown.inside else made_now(shown.publication_id)
    teaser = read(finished.teaser)
    paths = {code: version.path for code, version in versions.items()}
    page = documents.story(
        language,
        path=shown.path,
        head=finished.head,
        inside=finished.inside,
        # What is beside it would cost a lite page more than its own text.
        around=beside(language, shown.publication_id, teaser) if dress is FULL else None,
        ago=Showing(language).ago(teaser),
        versions=language_switch(language, paths),
        origin=origin(request),
        dress=dress,
    )
    return HttpResponse(page)
