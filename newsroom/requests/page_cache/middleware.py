"""Readers' pages out of the cache: the first that sees a request, the last that sees an answer."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from articles.freshness import Reading
from articles.masthead import masthead

from ..compression import compressed
from . import pages
from .asked import Asked, asked_for, route_of
from .counters import known
from .pages import KeptPage, State

Handler = Callable[[HttpRequest], HttpResponse]

# Seconds for which a request waits for a page that another one is making.
PATIENCE = 1
LOOK = 0.02
# What would have the page's making answered with less than a page.
CONDITIONS = (
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"),
    *("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"),
)


class PageCacheMiddleware:
    """Answers with a kept page while it is fresh, and lets one request at a time make the next."""

    def __init__(self, get_response: Handler) -> None:
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = asked_for(request)
        if asked is None:
            return self.get_response(request)
        page = pages.at_hand(asked)
        if _state(page) is not State.FRESH:
            page = pages.find(asked)
        state = _state(page)
        if state is State.FRESH:
            return pages.answer(page, request, known.now())
        return self._not_fresh(request, asked, page, state)

    def _not_fresh(
        self, request: HttpRequest, asked: Asked, page: KeptPage | None, state: State | None
    ) -> HttpResponse:
        route = route_of(request.path_info)
        if route is None:
            return self.get_response(request)
        if page is None:
            return self._make(request, asked, route)
        if state is State.OLD and known.is_away:
            return pages.answer(page, request, known.now())
        if not pages.begin(asked):
            newer = page if state is State.OLD else _awaited(asked)
            if newer is None:
                return self._make(request, asked, route)
            return pages.answer(newer, request, known.now())
        return self._make_next(request, asked, route, page)

    def _make_next(
        self, request: HttpRequest, asked: Asked, route: str, page: KeptPage
    ) -> HttpResponse:
        """The page that takes the place of this one; where it fails, this one if it is but old."""
        try:
            response = self._make(request, asked, route)
            if response.status_code >= 500 and _state(page) is State.OLD:
                return pages.answer(page, request, known.now())
            if response.status_code not in (200, 304) and response.status_code < 500:
                pages.forget(asked)
            return response
        finally:
            pages.done(asked)

    def _make(self, request: HttpRequest, asked: Asked, route: str) -> HttpResponse:
        """Make the page, and keep it if it is one; the counters are read before all else.

        A page made from a replica is kept under the counters that stood there.
        """
        reading = request.newest_reading = known.read()
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        accept = request.META.pop("HTTP_ACCEPT_ENCODING", "")
        response = self.get_response(request)
        request.META.update(conditions)
        reading = getattr(request, "made_under", None) or reading
        if reading is None or not pages.may_be_kept(response):
            return compressed(response, accept)
        made = pages.finished(response, asked, route, reading, _fresh_until(reading, asked))
        if reading.next_moment is None or known.now() < reading.next_moment:
            pages.keep(asked, made)
        return pages.answer(made[asked.encoding], request, known.now())


def _awaited(asked: Asked) -> KeptPage | None:
    """The page that another request is making; None where it comes too late, or there is none."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(LOOK)
        page = pages.find(asked)
        if page is None or _state(page) in (State.FRESH, State.OLD):
            return page
    return None


def _state(page: KeptPage | None) -> State | None:
    """None where there is no page, or nothing is known of what has changed since."""
    if page is None:
        return None
    counters = known.current()
    return None if counters is None else page.state(counters, known.now())


def _fresh_until(reading: Reading, asked: Asked) -> float:
    """Until lists have to say that what was out today was out yesterday, or a little while."""
    zone = masthead(asked.language).calendar.zone
    now = datetime.fromtimestamp(reading.moment, UTC).astimezone(zone)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), zone)
    return min(reading.moment + pages.FRESH, midnight.timestamp())
