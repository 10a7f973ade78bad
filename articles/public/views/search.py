from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.pages import documents
from articles.pages.dress import FULL, Dress
from articles.pages.search import names_like, read_choices, results_page

from ..answers import origin
from ..counters import count_miss


def search(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    """What is found for the words, or the form alone where none are given."""
    page = results_page(language, read_choices(request.GET))
    count_miss(page)
    status = HTTPStatus.SERVICE_UNAVAILABLE if page.is_given_up else HTTPStatus.OK
    made = documents.search(page, origin=origin(request), dress=dress)
    return HttpResponse(made, status=status)


def names(request: HttpRequest, language: str) -> JsonResponse:
    """Names that begin as what was typed so far, for the field that asks while somebody types."""
    found = names_like(language, read_choices(request.GET))
    return JsonResponse({"names": found}, json_dumps_params={"ensure_ascii": False})
