"""An address of the desk asked for by somebody, without a page being drawn."""

import time
from contextlib import contextmanager
from types import SimpleNamespace

from allauth.core.context import request_context
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.urls import resolve

from newsroom.accounts.marks import GIVEN, PROVEN
from newsroom.accounts.sessions import SessionStore

# Pages, their answers to scripts, and the pictures in them.
SHOWN = ("text/html", "application/json", "text/javascript", "image/")
WRITING = ("INSERT", "UPDATE", "DELETE")
# Of nobody's work: who is at a text, how often was tried, sessions themselves.
PASSING = ("articles_presence", "accounts_tries", "accounts_desksession")
SENT = {
    "_end": "1",
    "_save": "1",
    "opened": "1",
    "headline": "عنوان من لا يغيّر",
    "body": "<p>نص</p>",
    "note": "ملاحظة",
    "name_ar": "اسم",
    "username": "x",
    "close": "1",
    "take_up": "1",
    "set": "1",
}
FACTORY = RequestFactory()


class Written(Exception):
    """Something was to be stored; it was not."""


@contextmanager
def nothing_drawn(monkeypatch):
    """The desk's pages are not drawn: who may open them has been decided by then.

    Parts that are drawn once and kept are drawn all the same.
    """
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    yield


class Address:
    """One address; who comes there is put beside the request, as the middleware would."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.view, self.args, self.kwargs = resolve(path)

    def ask(self, person: object | None, method: str) -> str:
        """ "open", "shut", or what went wrong; "wrote" where it would have stored something."""
        request = self._request(person, method)
        try:
            with request_context(request), transaction.atomic(), _nothing_stored():
                response = self.view(request, *self.args, **self.kwargs)
                if getattr(response, "is_rendered", True) is False:
                    response.render()
        except (Http404, PermissionDenied):
            return "shut"
        except Written:
            return "wrote"
        if "attachment" in response.get("Content-Disposition", "") or _is_a_file(response):
            return "a file to keep: an export has an entry in the journal, and a line of its own"
        is_led_out = response.status_code == 302 and "/login/" in response["Location"]
        return "shut" if is_led_out or response.status_code in (403, 404) else "open"

    def _request(self, person: object | None, method: str) -> HttpRequest:
        request = getattr(FACTORY, method)(self.path, SENT if method == "post" else {})
        request.user = person or AnonymousUser()
        request.session = SessionStore()
        request.session._session_cache = {PROVEN: time.time(), GIVEN: time.time()}
        request._messages = CookieStorage(request)
        request._dont_enforce_csrf_checks = True
        request.allauth = SimpleNamespace()
        return request


def _is_a_file(response: HttpResponse) -> bool:
    """Whether it is what a browser would keep rather than show as a page or in one."""
    return not response.get("Content-Type", "text/html").startswith(SHOWN)


@contextmanager
def _nothing_stored():
    def refuse(execute, sql, params, many, context):
        if sql.startswith(WRITING) and not any(table in sql for table in PASSING):
            raise Written(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
