"""What a session says was given in it: the second factor, and proof of who it is, just now."""

import time

from django.http import HttpRequest

GIVEN = "second_factor_given"
PROVEN = "identity_proven"
FRESH = 10 * 60  # seconds


def mark_second_factor(request: HttpRequest) -> None:
    request.session[GIVEN] = time.time()


def has_second_factor(request: HttpRequest) -> bool:
    return GIVEN in request.session


def mark_proven(request: HttpRequest) -> None:
    request.session[PROVEN] = time.time()


def is_proven(request: HttpRequest) -> bool:
    """Whether the person has proven who they are some minutes ago at most."""
    return 0 <= time.time() - request.session.get(PROVEN, 0) < FRESH
