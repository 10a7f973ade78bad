from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import documents
from articles.pages import months as pages
from articles.pages.dress import FULL, Dress

from ..answers import known_cursor, origin


def months(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    page = documents.months(pages.months(language), origin=origin(request), dress=dress)
    return HttpResponse(page)


def month(request: HttpRequest, language: str, month: str, dress: Dress = FULL) -> HttpResponse:
    with known_cursor():
        page = pages.month(language, month, before=request.GET.get("before", ""))
    if page is None:
        raise Http404
    return HttpResponse(documents.month(page, origin=origin(request), dress=dress))
