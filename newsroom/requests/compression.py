"""What leaves is compressed as the browser asks for it, also where no proxy stands in front."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

BROTLI, GZIP, PLAIN = "br", "gzip", ""
SMALLEST_FIRST = (BROTLI, GZIP)
COMPRESSIBLE = re.compile(
    r"text/|application/(?:json|javascript|xml|[a-z.]+\+(?:json|xml))|image/svg\+xml"
)
LEAST_BYTES = 400
# More takes several times as long for a few hundredths less.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
# So that the length of what holds a person's own words tells nothing of them ("BREACH").
MOST_PADDING = 100
_WISH = re.compile(r"\s*([A-Za-z0-9*_-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


@lru_cache(maxsize=256)
def wished(accept: str, ours: tuple[str, ...] = SMALLEST_FIRST) -> str:
    """The best of our encodings for an Accept-Encoding header; PLAIN where none is welcome.

    One that is refused by `q=0` is never taken. Of those liked equally the first goes.
    """
    wishes = {}
    for part in accept.split(","):
        if wish := _WISH.fullmatch(part):
            wishes[wish[1].lower()] = float(wish[2] or 1)
    others = wishes.get("*", 0)
    liking = {name: wishes.get(name, others) for name in ours}
    best = max(liking, key=liking.get)
    return best if liking[best] > 0 and liking[best] >= wishes.get("identity", 0) else PLAIN


def compress(data: bytes, encoding: str) -> bytes:
    if encoding == BROTLI:
        return brotli.compress(data, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
    return gzip.compress(data, GZIP_LEVEL, mtime=0) if encoding == GZIP else data


class CompressionMiddleware:
    """Compresses pages and other text that nothing has compressed yet.

    What stands below it sees the one encoding that was chosen, or none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        accept = request.META.get("HTTP_ACCEPT_ENCODING", "")
        request.META["HTTP_ACCEPT_ENCODING"] = wished(accept)
        return compressed(self.get_response(request), accept)


def compressed(response: HttpResponseBase, accept: str) -> HttpResponseBase:
    """The response, compressed in place where that is worth while and welcome."""
    if not _is_compressible(response):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    is_personal = _is_personal(response)
    encoding = wished(accept, (GZIP,) if is_personal else SMALLEST_FIRST)
    if encoding == PLAIN:
        return response
    if is_personal:
        response.content = compress_string(response.content, max_random_bytes=MOST_PADDING)
    else:
        response.content = compress(response.content, encoding)
    response["Content-Encoding"] = encoding
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        # The same page, in other bytes.
        response["ETag"] = f"W/{etag}"
    return response


def _is_compressible(response: HttpResponseBase) -> bool:
    if response.streaming or response.has_header("Content-Encoding"):
        return False
    is_text = COMPRESSIBLE.match(response.get("Content-Type", ""))
    return bool(is_text) and len(response.content) >= LEAST_BYTES


def _is_personal(response: HttpResponseBase) -> bool:
    kept = response.get("Cache-Control", "")
    return "private" in kept or "public" not in kept or bool(response.cookies)
