from django.http import HttpRequest, HttpResponse

from articles.pages import corrections as pages
from articles.pages import documents
from articles.pages.dress import FULL, Dress

from ..answers import known_cursor, origin


def corrections(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    with known_cursor():
        page = pages.corrections(language, before=request.GET.get("before", ""))
    return HttpResponse(documents.corrections(page, origin=origin(request), dress=dress))
