"""Sessions from before the desk's cookies had names of their own over HTTPS: they open nothing.

Whoever comes with one is told why they sign in once more, and it is ended.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .sessions import SessionStore

SESSION = "sessionid"
OTHERS = ("csrftoken", "messages")
DEVICE = "known_device"


def are_sent(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME != SESSION and bool(request.COOKIES.get(SESSION))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """End the session of a former cookie, and take it and those beside it off the device."""
    if not are_sent(request):
        return
    SessionStore(request.COOKIES[SESSION]).delete()
    for name in (SESSION, *OTHERS):
        response.delete_cookie(name, samesite="Lax")
    response.delete_cookie(DEVICE, path=reverse("admin:index"), samesite="Strict")
