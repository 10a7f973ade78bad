"""What programs ask of the site as a whole: crawlers, finders of weaknesses, phones."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.pages.manifest import CONTENT_TYPE
from articles.pages.manifest import manifest as manifest_of
from articles.pages.robots import robots as robots_of
from articles.pages.security import security as security_of

from ..answers import origin

PLAIN = "text/plain; charset=utf-8"


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(robots_of(origin=origin(request)), content_type=PLAIN)


def security(request: HttpRequest) -> HttpResponse:
    """Where nobody is named the answer has no page, since nobody would read it."""
    text = security_of(origin=origin(request))
    if text is None:
        return HttpResponse(status=404)
    return HttpResponse(text, content_type=PLAIN)


def index_key(request: HttpRequest, key: str) -> HttpResponse:
    """That the key is this site's; of any other there is no page, which nobody would read."""
    if key != settings.INDEXNOW_KEY:
        return HttpResponse(status=404)
    return HttpResponse(key, content_type=PLAIN)


def manifest(request: HttpRequest, language: str) -> JsonResponse:
    return JsonResponse(
        manifest_of(language),
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
