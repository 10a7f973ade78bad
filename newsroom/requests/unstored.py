"""What the desk answers when nothing can be stored: a sentence, and the text to send again."""

import errno
import logging
import sqlite3
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin import kept
from articles.public.views import errors
from newsroom.accounts.middleware import is_staff_page

logger = logging.getLogger(__name__)

FULL = _(
    "The server’s disk is full, so nothing can be stored. Tell whoever looks after the server."
)
AWAY = _(
    "The database does not answer at the moment, so nothing was stored. Try again in a minute."
)
FAILED = _("Something went wrong on the server. Nothing may have been stored.")

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
# The file can then be read, by `storage.database_file`, and nothing else.
NO_ROOM_IN_SQLITE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR")
NO_ROOM_IN_POSTGRESQL = "53100"


class UnstoredMiddleware:
    """Hand the text back where the disk is full or the database does not answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        reason = _reason(error)
        if reason is None or not is_staff_page(request):
            return None
        logger.error("Nothing could be stored", exc_info=error)
        if not connection.in_atomic_block:
            # It may be the one that has broken; what is drawn below shall get a whole one.
            connection.close()
        return _answer(request, reason)


def failed(request: HttpRequest) -> HttpResponse:
    """The project's answer to what nobody foresaw; a text that was sent to the desk is not lost."""
    if is_staff_page(request) and request.method == "POST":
        try:
            if kept.can_go_again(request):
                return kept.unstored(request, FAILED, status=500)
        except Exception:
            # Whatever is broken may be what that page needs.
            logger.exception("The text could not be handed back")
    return errors.failed(request)


def _reason(error: Exception) -> Promise | None:
    if isinstance(error, OSError):
        return FULL if error.errno in NO_ROOM else None
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    return FULL if _is_full(error.__cause__) else AWAY


def _is_full(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorname", "").startswith(NO_ROOM_IN_SQLITE)
    return getattr(cause, "sqlstate", None) == NO_ROOM_IN_POSTGRESQL


def _answer(request: HttpRequest, reason: Promise) -> HttpResponse:
    wished = request.get_preferred_type(["text/html", "application/json"])
    if request.headers.get(kept.AUTOSAVE_HEADER) or wished == "application/json":
        lines = [{"kind": "wrong", "words": str(reason)}]
        return JsonResponse({"message": str(reason), "photo": None, "lines": lines}, status=503)
    if kept.can_go_again(request):
        return kept.unstored(request, reason, status=503)
    context = {"title": _("Nothing was stored"), "words": reason}
    return TemplateResponse(request, "not_taken.html", context, status=503).render()
