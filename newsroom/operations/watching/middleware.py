"""`/healthz` and `/readyz`, for load balancers and watchers: before anything else of a request."""

import logging
import time
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

from . import checks
from .findings import Finding, State

logger = logging.getLogger(__name__)

ALIVE, READY = "/healthz", "/readyz"
# Seconds for which an answer stands, whoever asks.
STANDS = 2
# What changes while a process runs; the rest of what is looked at is the desk's and `doctor`'s.
LOOKED_AT = (*checks.NEEDED, checks.memory, checks.disk, checks.queue)


class HealthMiddleware:
    """Answers by any name of a host, and without HTTPS: whoever asks may stand beside the process.

    `/healthz` says that the process answers, and asks nobody. `/readyz` has status 503 where
    readers had better be sent to another process; what only needs care is named and refuses nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.until, self.known = 0.0, []

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == ALIVE:
            return _answer(["alive"], 200)
        if request.path_info == READY:
            return self._ready()
        return self.get_response(request)

    def _ready(self) -> HttpResponse:
        if time.monotonic() >= self.until:
            self.known = _look(self.known)
            self.until = time.monotonic() + STANDS
        needed = {check.__name__ for check in checks.NEEDED}
        broken = [each for each in self.known if each.name in needed and each.state != State.FINE]
        lines = [f"{each.name} {each.state}" for each in self.known]
        return _answer(lines, 503 if broken else 200)


def _look(before: list[Finding]) -> list[Finding]:
    """Tables that are of this version stay so; to look whether they are is dear."""
    fit = {each.name: each for each in before if each.name == "tables" and each.state == State.FINE}
    known = [fit.get(check.__name__) or checks.found(check) for check in LOOKED_AT]
    for each in known:
        if each.state == State.BROKEN:
            logger.error("Not ready: %s %s", each.name, each.detail)
    if known[0].state == State.BROKEN:
        connection.close()
    return known


def _answer(lines: list[str], status: int) -> HttpResponse:
    response = HttpResponse("\n".join([*lines, ""]), status=status, content_type="text/plain")
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
