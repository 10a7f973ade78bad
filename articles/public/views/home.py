from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.vary import vary_on_headers

from articles import addresses
from articles.pages import documents
from articles.pages import home as pages
from articles.pages.dress import FULL, Dress

from ..answers import known_cursor, origin
from ..reader_language import of_reader


@vary_on_headers("Accept-Language")
def front_door(request: HttpRequest, dress: Dress = FULL) -> HttpResponse:
    """To the home of the reader's language; never kept as the place itself."""
    return HttpResponseRedirect(dress.path(addresses.home(of_reader(request))))


def home(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    if before := request.GET.get("before"):
        return _archive(request, language, before, dress)
    page = pages.home(language)
    return HttpResponse(documents.home(page, origin=origin(request), dress=dress))


def _archive(request: HttpRequest, language: str, before: str, dress: Dress) -> HttpResponse:
    with known_cursor():
        page = pages.archive(language, before=before)
    return HttpResponse(documents.archive(page, origin=origin(request), dress=dress))
