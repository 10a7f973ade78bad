"""What all readers' answers have in common, whichever view or handler gave them."""

from collections.abc import Callable

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import Resolver404, resolve

from articles.pages import inline

Handler = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    # The site that a reader goes to next learns nothing.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": (
        "geolocation=(), camera=(), microphone=(), browsing-topics=(), interest-cohort=()"
    ),
}
# No stale-while-revalidate: browsers must not bring a withdrawn story back.
BRIEFLY = "public, max-age=30"
NEVER = "no-store"
READING = ("GET", "HEAD")
# The routes at which readers may send something.
WRITTEN_TO = {"report"}


class ReadersPagesMiddleware:
    """Readers' pages are the same for everyone: cookies are dropped before anything reads them.

    It stands outside the middleware for conditional requests, so that a 304 carries the same
    policy as the page it speaks of.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_readers_page(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = csp_update(inline.policy())(self._answer)(request)
        for name, value in HEADERS.items():
            response[name] = value
        response.headers.setdefault("Cache-Control", _how_long(response))
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        allowed = (*READING, "POST") if _is_written_to(request) else READING
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        return self.get_response(request)


def is_readers_page(request: HttpRequest) -> bool:
    """Whether the path is one of `public.urls`, or none at all: then readers get the 404."""
    try:
        return "public" in resolve(request.path_info).namespaces
    except Resolver404:
        return True


def _is_written_to(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in WRITTEN_TO
    except Resolver404:
        return False


def _how_long(response: HttpResponse) -> str:
    return NEVER if response.status_code >= 500 else BRIEFLY
