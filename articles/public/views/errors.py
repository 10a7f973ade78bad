"""What readers get where there is no page; named as handlers by the project's `urls.py`."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponseServerError,
)
from django.urls import resolve
from django.utils.translation import get_language

from articles.addresses import is_lite
from articles.languages import is_published_in
from articles.pages import messages
from articles.pages.dress import FULL, LITE
from articles.text.numbers import ascii_digits

from ..answers import moved, origin
from ..old_addresses import where_now
from ..reader_language import named_in, of_path

# The first run of digits after a slash, with the marks that come along when it is copied.
_NUMBER = re.compile("(?<=/)[\u200e\u200f\u061c]*\\d{1,18}")
FAILURE = "public/failure{}.html"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An old address leads on, and so does one whose number stands in other digits.

    For the rest a page in the language that the path begins with.
    """
    if new := where_now(request.path_info):
        return moved(new)
    if found := _in_other_digits(request):
        return found
    language = _language_of(request.path_info)
    dress = LITE if is_lite(request.path_info) else FULL
    page = messages.not_found(language, origin=origin(request), dress=dress)
    return HttpResponseNotFound(page)


def _in_other_digits(request: HttpRequest) -> HttpResponse | None:
    """What the address of a number answers that somebody has typed on an Arabic keyboard."""
    number = _NUMBER.search(request.path_info)
    if number is None or number[0].isascii():
        return None
    path = request.path_info[: number.start()] + ascii_digits(number[0])
    try:
        match = resolve(path + request.path_info[number.end() :])
        return match.func(request, **match.kwargs) if "public" in match.namespaces else None
    except Http404:
        return None


def _language_of(path: str) -> str:
    """Of the path; under the staff's, which name none, of the person, if readers have it too."""
    spoken = get_language() or ""
    return spoken if named_in(path) is None and is_published_in(spoken) else of_path(path)


def failed(request: HttpRequest) -> HttpResponse:
    """A file as it stands on disk: whatever is broken, it needs neither database nor template."""
    language = named_in(request.path_info)
    file = finders.find(FAILURE.format(f".{language}" if language else ""))
    return HttpResponseServerError(Path(file).read_bytes())
