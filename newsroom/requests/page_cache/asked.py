"""What a request asks for, as far as that decides which kept page is the answer."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from articles.addresses import is_lite
from articles.public.kept import PARAMETERS, language_of
from articles.public.middleware import READING
from articles.public.sparing import asks_for_less

from ..compression import wished

# For pages of which anybody can think of any number: positions in lists, names of a wildcard's
# hosts. They take each other's places, and no other page's.
PLACES = 1024


@dataclass(frozen=True)
class Asked:
    """`name` stands for one page of one address; `place` is where it is kept."""

    name: str
    place: str
    language: str
    encoding: str


def asked_for(request: HttpRequest) -> Asked | None:
    """The page that is asked for; None for what is never kept.

    Whether there is such a page, and whether it is one to be kept, is left open: `route_of` says.
    """
    path, language = request.path_info, language_of(request.path_info)
    if language is None or request.method not in READING or request.path != path:
        return None
    if "HTTP_SAVE_DATA" in request.META and not is_lite(path) and asks_for_less(request):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    query = _read_parameters(request) if request.META.get("QUERY_STRING") else ()
    said = repr((request.scheme, host, path, query))
    name = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    is_one_of_few = not query and _is_ours(host, request.META.get("SERVER_PORT", ""))
    place = name if is_one_of_few else f"place-{int(name[:8], 16) % PLACES}"
    return Asked(name, place, language, wished(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def route_of(path: str) -> str | None:
    """The name of the route of a page that may be kept, or None."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    kept = match.namespaces == ["public"] and match.url_name in PARAMETERS
    return match.url_name if kept else None


def _read_parameters(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Those that the page reads, as it reads them."""
    names = PARAMETERS.get(route_of(request.path_info), ())
    return tuple((name, value) for name in names if (value := request.GET.get(name)))


def _is_ours(host: str, port: str) -> bool:
    """Whether it is a host that is allowed by its name, at no other port than we listen at."""
    return host.removesuffix(f":{port}") in settings.ALLOWED_HOSTS
