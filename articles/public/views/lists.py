from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import documents
from articles.pages.dress import FULL, Dress
from articles.pages.lists import AUTHOR, SECTION, TAG, NameWithdrawn, Subject, listing

from ..answers import known_cursor, moved, name_gone, origin


def section(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    return _listing(request, SECTION, language, number, dress)


def tag(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    return _listing(request, TAG, language, number, dress)


def author(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    return _listing(request, AUTHOR, language, number, dress)


def _listing(
    request: HttpRequest, subject: Subject, language: str, number: int, dress: Dress
) -> HttpResponse:
    try:
        with known_cursor():
            page = listing(subject, number, language, before=request.GET.get("before", ""))
    except NameWithdrawn:
        return name_gone(request, language, dress)
    if page is None:
        raise Http404
    path = dress.path(page.path)
    if request.path_info != path:
        return moved(path)
    return HttpResponse(documents.listing(page, origin=origin(request), dress=dress))
