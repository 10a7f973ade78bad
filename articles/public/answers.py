"""The answers that readers' views give, with what each says to caches."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.models import Publication
from articles.pages import messages
from articles.pages.batches import NoSuchCursor
from articles.pages.dress import FULL, Dress


def origin(request: HttpRequest) -> str:
    """Scheme and host, as whole addresses on a page begin."""
    return f"{request.scheme}://{request.get_host()}"


def moved(path: str) -> HttpResponsePermanentRedirect:
    """To the one right address; `path` may hold native letters."""
    return HttpResponsePermanentRedirect(path)


@contextmanager
def known_cursor() -> Iterator[None]:
    """A position that no list has makes a 404."""
    try:
        yield
    except NoSuchCursor as error:
        raise Http404 from error


def gone(request: HttpRequest, language: str, told: str, dress: Dress = FULL) -> HttpResponse:
    """For what readers could see once and may see no more; `told` is what the house says of it."""
    page = messages.gone(language, told, origin=origin(request), dress=dress)
    return HttpResponse(page, status=410)


def name_gone(request: HttpRequest, language: str, dress: Dress = FULL) -> HttpResponse:
    """For the page of an author whose name readers are told no more."""
    page = messages.name_gone(language, origin=origin(request), dress=dress)
    return HttpResponse(page, status=410)


def not_shown(
    request: HttpRequest, language: str, number: int, dress: Dress = FULL
) -> HttpResponse:
    """For a story that readers do not see: `gone` where they have seen it, else a 404."""
    seen = Publication.objects.once_visible().in_language(language).of_story(number)
    told = seen.values_list("translation__gone_note", flat=True).first()
    if told is None:
        raise Http404
    return gone(request, language, told, dress)
