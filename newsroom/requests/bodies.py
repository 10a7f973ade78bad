"""Request bodies that are cut, too large or unreadable are refused whole."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.forms import IntegerField
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.pages import messages
from articles.photos.limits import MEGABYTE, MOST_BYTES_AT_ONCE, MOST_PICTURES_BYTES
from articles.public.answers import origin
from articles.public.reader_language import named_in

from .cut_bodies import announced
from .encoding import WrongEncoding, read_strictly

# Of what readers write there is never more.
MOST_BYTES_FROM_READERS = {"public:report": MEGABYTE, "public:read": 64}
MOST_BYTES_AT = {"admin:articles_photo_add": MOST_PICTURES_BYTES}
ROWS = ("-TOTAL_FORMS", "-INITIAL_FORMS")

CUT = (
    _("The connection broke off"),
    _(
        "Only a part of what you sent has arrived, so nothing was stored. Go back in your browser "
        "and send it again."
    ),
)
UNREADABLE = (
    _("The form could not be read"),
    _(
        "It was damaged on its way or has too many parts, so nothing was stored. Go back in your "
        "browser and send it again."
    ),
)
WRONG_ENCODING = (
    _("The text could not be read"),
    _(
        "It is not in UTF-8, so its letters would have been lost. Nothing was stored. Go back in "
        "your browser and send it again; text from an old file is best opened and copied first."
    ),
)
TOO_LARGE = (
    _("Too much at once"),
    _(
        "What you sent has {megabytes} MB; the most at once is {limit} MB. Nothing was stored. "
        "Go back in your browser and send less."
    ),
)


class WholeBodyMiddleware:
    """Answer a body that is cut, too large or unreadable before anything reads half a form.

    It stands where the person's language is known. What is too large is refused unread.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        return _refusal(request) or self.get_response(request)


def _refusal(request: HttpRequest) -> HttpResponse | None:
    length, limit = announced(request.META), _most_bytes(request)
    if length > limit:
        title, words = TOO_LARGE
        sizes = {"megabytes": -(-length // MEGABYTE), "limit": limit // MEGABYTE}
        return _answer(request, title, format_lazy(words, **sizes), status=413)
    try:
        read_strictly(request)
        sent = request.POST
    except UnreadablePostError:
        return _page(request, *CUT, status=400)
    except (WrongEncoding, BadRequest):
        return _answer(request, *WRONG_ENCODING, status=400)
    except (MultiPartParserError, SuspiciousOperation):
        return _answer(request, *UNREADABLE, status=400)
    if _announces_rows_that_are_not_there(sent):
        return _answer(request, *UNREADABLE, status=400)
    return None


def _announces_rows_that_are_not_there(sent: QueryDict) -> bool:
    """Whether a table in the form has more rows, as it says, than there are fields at all.

    A form of a thousand rows would be built for the two fields that claim them.
    """
    counts = [value for name in sent if name.endswith(ROWS) for value in sent.getlist(name)]
    return any(_is_above(count, len(sent)) for count in counts)


def _is_above(count: str, limit: int) -> bool:
    try:
        number = IntegerField(required=False).to_python(count)
    except ValidationError:
        return False  # the form itself says so
    return number is not None and number > limit


def _most_bytes(request: HttpRequest) -> int:
    """Strangers send no more than a text that was typed before the session ended."""
    try:
        view = resolve(request.path_info).view_name
    except Resolver404:
        return MOST_BYTES_AT_ONCE
    # Without a look at who is signed in: at readers' pages nobody is.
    if view in MOST_BYTES_FROM_READERS:
        return MOST_BYTES_FROM_READERS[view]
    most = MOST_BYTES_AT.get(view, MOST_BYTES_AT_ONCE)
    return most if request.user.is_authenticated else MOST_BYTES_AT_ONCE


def _answer(request: HttpRequest, title: Promise, words: Promise, *, status: int) -> HttpResponse:
    """A page, or what the desk's scripts show of a picture that did not come in."""
    if request.get_preferred_type(["text/html", "application/json"]) != "application/json":
        return _page(request, title, words, status=status)
    lines = [{"kind": "wrong", "words": str(words)}]
    return JsonResponse({"photo": None, "lines": lines}, status=status)


def _page(request: HttpRequest, title: Promise, words: Promise, *, status: int) -> HttpResponse:
    if language := named_in(request.path_info):
        said = {"title": title, "words": words, "origin": origin(request)}
        return HttpResponse(messages.not_taken(language, **said), status=status)
    context = {"title": title, "words": words}
    return TemplateResponse(request, "not_taken.html", context, status=status).render()
