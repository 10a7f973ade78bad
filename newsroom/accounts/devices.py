"""Devices on which somebody has come in: each keeps a signed line that says who."""

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

SALT = "newsroom.accounts.devices"
KEPT = 180 * 24 * 60 * 60  # seconds
MOST_NAMES = 5


def known_device(request: HttpRequest, name: str) -> str:
    """What a device is called on which the person of that name has come in before; else ""."""
    kept = _read(request)
    return kept["device"] if _sign(name) in kept.get("names", ()) else ""


def called(request: HttpRequest) -> str:
    """What the device is called, whoever has come in on it; another name where it has none."""
    return _read(request).get("device") or get_random_string(22)


def know(request: HttpRequest, response: HttpResponse, name: str, device: str) -> None:
    """Let the device, by what it is `called`, say that the person of that name has come in on it.

    Whoever takes the device finds no name in that.
    """
    names = _read(request).get("names", ())
    others = [each for each in names if each != _sign(name)]
    said = {"device": device, "names": [*others, _sign(name)][-MOST_NAMES:]}
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        dumps(said, salt=SALT),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _sign(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()[:22]


def _read(request: HttpRequest) -> dict:
    try:
        return loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT)
    except (BadSignature, ValueError):
        return {}
