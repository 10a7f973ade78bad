"""The site's routes, and beside them a view that does nothing, to be compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

BARE = "/benchmark-bare/"


def bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("0")


urlpatterns = [path(BARE[1:], bare), path("", include("newsroom.urls"))]
handler404 = "articles.public.views.errors.not_found"
handler500 = "newsroom.requests.unstored.failed"
