"""What all readers' answers have in common, whichever view or handler gave them."""

from collections.abc import Callable
from functools import lru_cache

from csp.constants import HEADER as POLICY
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers

from articles import addresses
from articles.languages import CODES
from articles.pages import inline

from .kept import language_of, languages_of
from .sparing import HAVE_LITE, HEADER, asks_for_less, to_lite

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
# What people have sent is a picture, and no page whoever opens it alone.
OF_FILES = {"media", "card"}
NO_PAGE = "default-src 'none'; sandbox; frame-ancestors 'none'"
# Django's own pages with what went wrong, where it is asked for them.
EXPLAINED = {404, 500}
# What may be done at the routes at which readers send something; else they are read.
WRITTEN_TO = {"report": (*READING, "POST"), "read": ("POST",)}


class ReadersPagesMiddleware:
    """Readers' pages are the same for everyone: cookies are dropped before anything reads them.

    It stands outside the middleware for conditional requests, so that a 304 carries the same
    policy as the page it speaks of.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        route = readers_route(request)
        if route is None:
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self._answer(request, route)
        if not settings.DEBUG or response.status_code not in EXPLAINED:
            response[POLICY] = NO_PAGE if route in OF_FILES else _policy(request)
        for name, value in HEADERS.items():
            response[name] = value
        response.headers.setdefault("Cache-Control", _how_long(response))
        if settings.CDN_KEY_HEADER and route not in OF_FILES:
            response[settings.CDN_KEY_HEADER] = _keys(route, request.path_info)
        return response

    def _answer(self, request: HttpRequest, route: str) -> HttpResponse:
        allowed = WRITTEN_TO.get(route, READING)
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        if route not in HAVE_LITE:
            return self.get_response(request)
        response = to_lite(request) if asks_for_less(request) else self.get_response(request)
        patch_vary_headers(response, [HEADER])
        return response


def readers_route(request: HttpRequest) -> str | None:
    """The name of the route where the path is one of `public.urls`; None where it is another's.

    "" where it is nobody's: then readers get the 404.
    """
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return ""
    return match.url_name if "public" in match.namespaces else None


def _policy(request: HttpRequest) -> str:
    is_lite = addresses.is_lite(request.path_info)
    added = inline.lite_policy() if is_lite else inline.policy()
    return _with(tuple((name, tuple(sources)) for name, sources in added.items()))


@lru_cache(maxsize=8)
def _with(added: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return build_policy(update={name: list(sources) for name, sources in added})


def _keys(route: str, path: str) -> str:
    """By which a CDN knows what to forget: the languages on which an answer depends."""
    languages = languages_of(route, language_of(path) or CODES[0])
    names = (f"{settings.CDN_KEY_PREFIX}-{language}" for language in languages)
    return settings.CDN_KEY_SEPARATOR.join(names)


def _how_long(response: HttpResponse) -> str:
    return NEVER if response.status_code >= 500 else BRIEFLY
