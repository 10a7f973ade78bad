"""Who asks to be spared bytes (`Save-Data`) is led to the lite page, before any cache answers.

A parameter stops that: it stands in every lite page's link to the full one.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.encoding import iri_to_uri

from articles import addresses

HEADER = "Save-Data"
# The names of the routes of which there are lite pages.
HAVE_LITE = {"home", "story", "section", "tag", "author", "search"}
HAVE_LITE |= {"months", "month", "corrections", "house_page"}


def asks_for_less(request: HttpRequest) -> bool:
    """Whether a lite page is to be given, if there is one of this path."""
    wish = request.META.get("HTTP_SAVE_DATA", "")
    return wish.strip().lower() == "on" and addresses.IN_FULL not in request.GET


def to_lite(request: HttpRequest) -> HttpResponse:
    """On the way there; no cache keeps that, whatever it makes of `Vary`."""
    query = request.META.get("QUERY_STRING", "")
    path = iri_to_uri(addresses.lite(request.path_info))
    response = HttpResponseRedirect(f"{path}?{query}" if query else path)
    response["Cache-Control"] = "no-store"
    return response
