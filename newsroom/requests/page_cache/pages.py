"""Pages as they are kept: finished answers, in every encoding, under the counters of their making.

They stand in a cache of their own (`pages`), which nothing but their age empties. A fault of the
cache is a page that is not there.
"""

import hashlib
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from articles.freshness import Counters, Reading
from articles.public.kept import languages_of
from articles.public.middleware import BRIEFLY
from articles.public.sparing import HEADER as SPARED

from ..compression import PLAIN, SMALLEST_FIRST, compress
from .asked import Asked

# Seconds. What no verb has changed is made anew after these: a list tells the hour of today's.
FRESH = 300
KEPT = 24 * 60 * 60
# For which one request may take to make a page; and what a browser keeps it for by itself.
MAKING = 10
BROWSER = 30
MOST_BYTES = 1_000_000
ENCODINGS = (*SMALLEST_FIRST, PLAIN)
OWN_HEADERS = {
    *("content-length", "content-type", "content-encoding"),
    *("etag", "cache-control", "vary"),
}
CODE = ("articles", "newsroom", "templates/public", "static/public")
CODE_ENDINGS = {".py", ".html", ".css", ".js", ".mo", ".svg"}
NOT_SEEN = (0, 0)

# Of the pages that a process serves again and again; what they are worth, their counters say.
AT_HAND = 200
_at_hand: dict[tuple[str, str], "KeptPage"] = {}


class State(Enum):
    FRESH = "fresh"
    OLD = "old"  # may be served while one request makes the new one
    DEAD = "dead"  # may never be served


class KeptPage(NamedTuple):
    """One encoding of a page; times in seconds of the database's clock.

    `counters` are those of the languages that it depends on.
    """

    name: str
    counters: dict[str, tuple[int, int]]
    fresh_until: float
    ends: float | None
    etag: str
    headers: dict[str, str]
    body_headers: dict[str, str]
    body: bytes

    def state(self, counters: Counters, now: float) -> State:
        if self.ends is not None and now >= self.ends:
            return State.DEAD
        state = State.FRESH if now < self.fresh_until else State.OLD
        for language, (generation, withdrawals) in self.counters.items():
            current = counters.get(language, NOT_SEEN)
            if current[1] != withdrawals:
                return State.DEAD
            if current[0] != generation:
                state = State.OLD
        return state

    def seconds_left(self, now: float, most: int) -> int:
        """For which whoever has it may show it without asking."""
        return most if self.ends is None else max(0, min(most, int(self.ends - now)))

    def how_long(self, now: float) -> str:
        """For browsers, and for a CDN, which by that may show it no longer in any case."""
        said = f"public, max-age={self.seconds_left(now, BROWSER)}"
        if not settings.CDN_PURGE_URL:
            return said
        return f"{said}, s-maxage={self.seconds_left(now, settings.CDN_SECONDS)}"


def may_be_kept(response: HttpResponse) -> bool:
    """Whether it is the same for everyone, as the readers' entrance says of its pages."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.get("Cache-Control") == BRIEFLY
        and _varies(response) <= {"Accept-Encoding", SPARED}
        and not response.has_header("Content-Encoding")
        and len(response.content) <= MOST_BYTES
    )


def _varies(response: HttpResponse) -> set[str]:
    return {name.strip() for name in response.get("Vary", "").split(",") if name.strip()}


def finished(
    response: HttpResponse, asked: Asked, route: str, reading: Reading, fresh_until: float
) -> dict[str, KeptPage]:
    """The page of a response in every encoding."""
    body = response.content
    tag = hashlib.blake2b(body, digest_size=16).hexdigest()
    shared = {name: value for name, value in response.items() if name.lower() not in OWN_HEADERS}
    kept = languages_of(route, asked.language)
    counters = {code: reading.counters.get(code, NOT_SEEN) for code in kept}
    patch_vary_headers(response, ["Accept-Encoding"])
    pages = {}
    for encoding in ENCODINGS:
        data = compress(body, encoding)
        # Other bytes have another tag.
        etag = f'"{tag}-{encoding}"' if encoding else f'"{tag}"'
        headers = {**shared, "Vary": response["Vary"], "ETag": etag}
        own = {"Content-Type": response["Content-Type"], "Content-Length": str(len(data))}
        own |= {"Content-Encoding": encoding} if encoding else {}
        pages[encoding] = KeptPage(
            asked.name, counters, fresh_until, reading.next_moment, etag, headers, own, data
        )
    return pages


def at_hand(asked: Asked) -> KeptPage | None:
    """The page as this process served it last: the same, or an older one; asks no cache."""
    page = _at_hand.get((asked.place, asked.encoding))
    return page if page and page.name == asked.name else None


def find(asked: Asked) -> KeptPage | None:
    """The page in the encoding that is asked for, or None."""
    kept = caches["pages"].get(_key(asked.place, asked.encoding))
    if not kept or kept[0] != asked.name:
        return None
    page = KeptPage(*kept)
    _have_at_hand(asked.place, asked.encoding, page)
    return page


def _have_at_hand(place: str, encoding: str, page: KeptPage) -> None:
    if len(_at_hand) >= AT_HAND:
        _at_hand.clear()
    _at_hand[place, encoding] = page


def keep(asked: Asked, pages: dict[str, KeptPage]) -> None:
    kept = {_key(asked.place, encoding): tuple(page) for encoding, page in pages.items()}
    caches["pages"].set_many(kept, KEPT)
    _have_at_hand(asked.place, asked.encoding, pages[asked.encoding])


def forget(asked: Asked) -> None:
    """There is no such page any more; what processes have at hand is dead."""
    caches["pages"].delete_many([_key(asked.place, encoding) for encoding in ENCODINGS])


def begin(asked: Asked) -> bool:
    """Whether this request is the one to make the page; with no cache to ask each is."""
    return caches["pages"].add(_key(asked.name, "making"), 1, MAKING)


def done(asked: Asked) -> None:
    caches["pages"].delete_many([_key(asked.name, "making")])


def answer(page: KeptPage, request: HttpRequest, now: float) -> HttpResponse:
    """The page, or that the browser's own copy still stands."""
    headers = {**page.headers, "Cache-Control": page.how_long(now)}
    if not _has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        return HttpResponse(page.body, headers=headers | page.body_headers)
    response = HttpResponse(status=304, headers=headers)
    del response["Content-Type"]
    return response


def _has_it(named: str, etag: str) -> bool:
    """Whether If-None-Match names the tag; a proxy may have called it weak meanwhile."""
    return bool(named) and (named.strip() == "*" or etag in _tags(named))


def _tags(named: str) -> Iterable[str]:
    return (tag.strip().removeprefix("W/") for tag in named.split(","))


def _key(place: str, what: str) -> str:
    return f"{release()}.{place}.{what}"


@lru_cache(maxsize=1)
def release() -> str:
    """Stands for the code that makes pages: what another release has kept is not found."""
    seen = hashlib.blake2b(digest_size=8)
    for folder in CODE:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in CODE_ENDINGS:
                seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()
