"""The answers that readers' views give, with what each says to caches."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.pages import documents
from articles.pages.dress import FULL, Dress


def origin(request: HttpRequest) -> str:
    """Scheme and host, as whole addresses on a page begin."""
    return f"{request.scheme}://{request.get_host()}"


def moved(path: str) -> HttpResponsePermanentRedirect:
    """To the one right address; `path` may hold native letters."""
    return HttpResponsePermanentRedirect(path)


def gone(request: HttpRequest, language: str, told: str, dress: Dress = FULL) -> HttpResponse:
    """For what readers could see once and may see no more; `told` is what the house says of it."""
    page = documents.gone(language, told, origin=origin(request), dress=dress)
    return HttpResponse(page, status=410)
