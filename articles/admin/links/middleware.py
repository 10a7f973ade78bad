"""What every answer at the address of a preview link has in common, whichever handler gave it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import UNDER

Handler = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
    # Whatever a text leads to learns nothing of the address.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PreviewLinksMiddleware:
    """Nobody is known here: cookies are dropped before anything reads them, and none is set.

    It stands outside the middleware of sessions.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(f"/{UNDER}"):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        del response["Vary"]
        for name, value in HEADERS.items():
            response[name] = value
        return response
