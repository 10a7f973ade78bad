"""What every answer of the desk has in common, refusals and redirects too."""

from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles import masthead

Handler = Callable[[HttpRequest], HttpResponse]


HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": (
        "geolocation=(), camera=(), microphone=(), browsing-topics=(), interest-cohort=()"
    ),
}


@cache
def _desk() -> str:
    return reverse("admin:index")


class StaffPagesMiddleware:
    """Keeps the desk's pages out of every cache and index, and shows the outlet's time."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(_desk()):
            return self.get_response(request)
        with timezone.override(outlet_zone()):
            response = self.get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response


def outlet_zone() -> ZoneInfo:
    """The time zone that the newsroom works in; a query where it is not kept."""
    name = masthead.time_zone()
    return ZoneInfo(name) if name else timezone.get_default_timezone()
