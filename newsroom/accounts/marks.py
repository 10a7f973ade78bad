"""What a session says was given in it: the second factor, and proof of who it is, just now."""

import time

from django.http import HttpRequest

GIVEN = "second_factor_given"
PROVEN = "identity_proven"
FRESH = 10 * 60  # seconds
# So long the desk names who wrote to those who may know it.
NAMED_FOR = 60 * 60


def mark_second_factor(request: HttpRequest) -> None:
    request.session[GIVEN] = time.time()


def has_second_factor(request: HttpRequest) -> bool:
    return GIVEN in request.session


def mark_proven(request: HttpRequest) -> None:
    request.session[PROVEN] = time.time()


def is_proven(request: HttpRequest) -> bool:
    """Whether the person has proven who they are some minutes ago at most."""
    return _age(request) < FRESH


def may_be_told_names(request: HttpRequest) -> bool:
    """Whether they have proven it within the hour: a screen left open names nobody for ever."""
    return _age(request) < NAMED_FOR


def _age(request: HttpRequest) -> float:
    """Seconds since the last proof; endless where there is none, or it lies ahead."""
    # A request that no browser has sent has no session.
    age = time.time() - getattr(request, "session", {}).get(PROVEN, 0)
    return age if age >= 0 else float("inf")
