from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import corrections as pages
from articles.pages import documents
from articles.pages.batches import NoSuchCursor
from articles.pages.dress import FULL, Dress

from ..answers import origin


def corrections(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    try:
        page = pages.corrections(language, before=request.GET.get("before", ""))
    except NoSuchCursor as error:
        raise Http404 from error
    return HttpResponse(documents.corrections(page, origin=origin(request), dress=dress))
