from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.pages import messages
from articles.pages.offline import CONTENT_TYPE, told
from articles.pages.offline import worker as worker_of_readers

from ..answers import origin


def worker(request: HttpRequest) -> HttpResponse:
    return HttpResponse(worker_of_readers(), content_type=CONTENT_TYPE)


def withdrawn(request: HttpRequest) -> JsonResponse:
    return JsonResponse(told())


def offline(request: HttpRequest, language: str) -> HttpResponse:
    return HttpResponse(messages.offline(language, origin=origin(request)))
