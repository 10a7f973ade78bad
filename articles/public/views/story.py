from django.http import HttpRequest, HttpResponse

from articles.pages import documents
from articles.pages.beside import beside
from articles.pages.finishing import made_now
from articles.pages.parts import language_switch
from articles.pages.story import shown_versions
from articles.pages.teasers import Showing, read

from ..answers import moved, not_shown, origin


def story(request: HttpRequest, language: str, number: int, words: str) -> HttpResponse:
    """The story of that number, whatever words follow: at its right address, else on the way."""
    versions = shown_versions(number, language)
    shown = versions.get(language)
    if shown is None:
        return not_shown(request, language, number)
    if request.path_info != shown.path:
        return moved(shown.path)
    finished = shown if shown.inside else made_now(shown.publication_id)
    teaser = read(finished.teaser)
    paths = {code: version.path for code, version in versions.items()}
    page = documents.story(
        language,
        head=finished.head,
        inside=finished.inside,
        around=beside(language, shown.publication_id, teaser),
        ago=Showing(language).ago(teaser),
        versions=language_switch(language, paths),
        origin=origin(request),
    )
    return HttpResponse(page)
