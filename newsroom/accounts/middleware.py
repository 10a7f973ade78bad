"""What the staff's pages ask of every request: a second factor, a password of one's own."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from articles.public.reader_language import wished

from .second_factor.entering import came_in_whole
from .seen import is_left_alone, note_use

Handler = Callable[[HttpRequest], HttpResponse]

# What a page that stands open asks, be anybody before it or not.
BY_ITSELF = "/presence/"


@cache
def _addresses() -> tuple[str, frozenset[str]]:
    """Where the desk begins, and what of it is open with a temporary password."""
    names = ("password_change", "logout", "jsi18n")
    return reverse("admin:index"), frozenset(reverse(f"admin:{name}") for name in names)


def is_staff_page(request: HttpRequest) -> bool:
    desk, _open = _addresses()
    return request.path_info.startswith(desk)


class SecondFactorMiddleware:
    """A session in which the second factor was not given is a stranger's."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_persons = is_staff_page(request) and request.user.is_authenticated
        if is_persons and is_left_alone(request):
            request.session.flush()
            request.user = AnonymousUser()
            is_persons = False
        elif is_persons and not came_in_whole(request):
            request.user = AnonymousUser()
            is_persons = False
        elif is_persons and not request.path_info.endswith(BY_ITSELF):
            note_use(request)
        response = self.get_response(request)
        if is_persons and not request.user.is_authenticated:
            _clear_device(response)
        return response


def _clear_device(response: HttpResponse) -> None:
    """Leave nothing of the desk on a device on which somebody has just signed out.

    That the device is known stays: no name stands in it, and without it each sign-in would be one
    on a new device.
    """
    response["Clear-Site-Data"] = '"cache", "storage"'
    for cookie in (settings.CSRF_COOKIE_NAME, settings.MESSAGES_COOKIE_NAME):
        response.delete_cookie(cookie, samesite="Lax")


class InterfaceLanguageMiddleware:
    """Shows the staff's pages in the person's own language; readers' pages set their own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_staff_page(request):
            return self.get_response(request)
        with translation.override(self._language(request)):
            return self.get_response(request)

    def _language(self, request: HttpRequest) -> str:
        if request.user.is_authenticated:
            return request.user.interface_language
        wish = request.headers.get("Accept-Language", "")
        return wished(wish, known=dict(settings.LANGUAGES)) or settings.LANGUAGE_CODE


class TemporaryPasswordMiddleware:
    """Leads a person with a temporary password to choose one of their own first."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_staff_page(request) and self._is_temporary(request):
            return HttpResponseRedirect(reverse("admin:password_change"))
        return self.get_response(request)

    def _is_temporary(self, request: HttpRequest) -> bool:
        _desk, allowed = _addresses()
        if request.path_info in allowed or not request.user.is_authenticated:
            return False
        return request.user.must_change_password
