"""Devices on which somebody has come in: each keeps a signed line that says who."""

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

COOKIE = "known_device"
SALT = "newsroom.accounts.devices"
KEPT = 180 * 24 * 60 * 60  # seconds
MOST_NAMES = 5


def known_device(request: HttpRequest, name: str) -> str:
    """What a device is called on which the person of that name has come in before; else ""."""
    kept = _read(request)
    return kept["device"] if name in kept.get("names", ()) else ""


def know(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Let the device say from now on that the person of that name has come in on it."""
    kept = _read(request)
    others = [each for each in kept.get("names", ()) if each != name]
    said = {
        "device": kept.get("device") or get_random_string(22),
        "names": [*others, name][-MOST_NAMES:],
    }
    response.set_cookie(
        COOKIE,
        dumps(said, salt=SALT),
        max_age=KEPT,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _read(request: HttpRequest) -> dict:
    try:
        return loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except (BadSignature, ValueError):
        return {}
