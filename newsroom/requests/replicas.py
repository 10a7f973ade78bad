"""Readers' pages made from a replica, as long as it knows what the primary knows.

The counters of freshness tell: they are read from the replica in the page's own snapshot, and
compared with the newest that are known of the primary. The desk asks the primary alone.
"""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error, connections
from django.http import HttpRequest, HttpResponse

from articles import freshness
from articles.freshness import Counters, Reading
from articles.models.replicas import read_from
from articles.public.middleware import READING, WRITTEN_TO, readers_route
from newsroom.database_settings import REPLICA

from .page_cache.counters import known

logger = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

# Seconds for which a replica that did not answer is not asked.
PAUSE = 5
# By which its clock may differ from the primary's: schedules go by it.
SLACK = 1


class ReplicaMiddleware:
    """A page that the replica cannot give is made from the primary, from the beginning."""

    def __init__(self, get_response: Handler) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._silent_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if time.monotonic() < self._silent_until or not _only_reads(request):
            return self.get_response(request)
        asked = getattr(request, "newest_reading", None)
        newest = asked.counters if asked else known.newest()
        response = None if newest is None else self._from_replica(request, newest)
        return self.get_response(request) if response is None else response

    def _from_replica(self, request: HttpRequest, newest: Counters) -> HttpResponse | None:
        """The answer; None where the primary is to be asked."""
        try:
            with read_from(REPLICA):
                connections[REPLICA].errors_occurred = False
                reading = freshness.read()
                if not may_answer(reading, newest, is_alone=known.is_away, now=known.now()):
                    return None
                request.made_under = reading
                response = self.get_response(request)
                if not connections[REPLICA].errors_occurred:
                    return response
        except Error as error:
            logger.warning("The replica did not answer: %s", error)
            self._silent_until = time.monotonic() + PAUSE
        request.made_under = None
        return None


def may_answer(reading: Reading | None, newest: Counters, *, is_alone: bool, now: float) -> bool:
    """Whether a replica with this reading may be asked, at `now` by the primary's clock.

    What the primary has withdrawn it must know, and what came out too; `is_alone`, while the
    primary does not answer, it may be behind with what came out.
    """
    if reading is None or abs(reading.moment - now) > SLACK:
        return False
    return all(
        _reaches(reading.counters.get(language, (0, 0)), counters, is_alone)
        for language, counters in newest.items()
    )


def _reaches(own: tuple[int, int], newest: tuple[int, int], is_alone: bool) -> bool:
    return own[1] >= newest[1] and (is_alone or own[0] >= newest[0])


def _only_reads(request: HttpRequest) -> bool:
    if request.method not in READING:
        return False
    route = readers_route(request)
    return bool(route) and route not in WRITTEN_TO
