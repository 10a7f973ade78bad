"""What the staff's pages need of every request: the person's language, a password of their own."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from articles.public.reader_language import wished

Handler = Callable[[HttpRequest], HttpResponse]


def is_staff_page(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("admin:index"))


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
        allowed = {
            reverse("admin:password_change"),
            reverse("admin:logout"),
            reverse("admin:jsi18n"),
        }
        if request.path_info in allowed or not request.user.is_authenticated:
            return False
        return request.user.must_change_password
