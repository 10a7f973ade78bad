"""The benchmark as a whole: what is measured, in which order, as plain values."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Article, FinishedPage, Publication

from .desk import Desk, at_the_desk, press, pressed, screen
from .machine import machine
from .measuring import WARM, Cost, cost, cost_of_each, weights
from .pages import newest_story, readers_pages
from .server import Server, server, version
from .urls import BARE
from .web_process import begun

HOST = "benchmark.invalid"
OWN = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
# Texts that are published in each of the two ways, beside those that warm and count.
PUBLISHED = 5
KEPT, NOT_SENT = "article, kept", "article, 304"

Figures = dict[str, dict]


class WrongAnswer(RuntimeError):
    """A page did not answer as it should; what it was stands in the words."""


def measure(rounds: int, say: Callable[[str], None]) -> dict[str, object]:
    """All figures of the archive in this database, ready for JSON; `say` is told of each."""
    held = server()
    with _alone():
        paths = readers_pages()
        pages = {**_readers(paths, held, rounds, say), **_kept(paths, held, rounds, say)}
        desk = _desk(held, rounds, say)
    process = begun(paths["article"])
    say("a web process")
    return {
        "taken": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": machine(),
        "database": version(),
        "database_cpu": held.why_not or "the server's process for this connection",
        "stories": Article.objects.count(),
        "publications": Publication.objects.count(),
        "rounds": rounds,
        "readers": pages,
        "desk": desk,
        "process": process,
    }


@contextmanager
def _alone() -> Iterator[None]:
    """Under a host and with caches of its own: what the site has kept stays as it is."""
    caches = {name: {**OWN, "LOCATION": f"benchmark-{name}"} for name in ("default", "pages")}
    with override_settings(
        ALLOWED_HOSTS=[HOST],
        ROOT_URLCONF="newsroom.operations.benchmark.urls",
        SECURE_SSL_REDIRECT=False,
        CACHES=caches,
    ):
        yield


def _client(*, keeps: bool) -> Client:
    """A reader; the middleware is put together when it is first asked."""
    with override_settings(PAGE_CACHE=keeps):
        client = Client(SERVER_NAME=HOST)
        client.get(BARE)
    return client


def _asked(
    client: Client, path: str, status: int = 200, **headers: str
) -> Callable[[], HttpResponse]:
    def ask() -> HttpResponse:
        response = client.get(path, headers=headers)
        if response.status_code != status:
            raise WrongAnswer(f"{path}: {response.status_code} instead of {status}")
        return response

    return ask


def _readers(paths: dict, held: Server, rounds: int, say: Callable) -> Figures:
    client = _client(keeps=False)
    bare = _asked(client, BARE)
    found = {}
    for name, path in {"a bare view": BARE, **paths}.items():
        ask = _asked(client, path)
        taken = cost(ask, bare, server=held, rounds=rounds)
        packed = weights(
            lambda accepted, path=path: _asked(client, path, accept_encoding=accepted)()
        )
        found[name] = asdict(replace(taken, bytes=packed))
        say(name)
    return found


def _packed(client: Client, path: str, accepted: str) -> HttpResponse:
    return _asked(client, path, accept_encoding=accepted)()


def _kept(paths: dict, held: Server, rounds: int, say: Callable) -> Figures:
    client = _client(keeps=True)
    path, bare = paths["article"], _asked(client, BARE)
    packed = {"accept_encoding": "gzip, br"}
    etag = _asked(client, path, **packed)()["ETag"]
    again = {
        KEPT: _asked(client, path, **packed),
        NOT_SENT: _asked(client, path, 304, if_none_match=etag, **packed),
    }
    found = {}
    for name, ask in again.items():
        taken = cost(ask, bare, server=held, rounds=rounds)
        found[name] = asdict(replace(taken, bytes={"brotli": len(ask().content)}))
        say(name)
    return found


def _desk(held: Server, rounds: int, say: Callable) -> Figures:
    like = newest_story()
    with at_the_desk() as desk:
        client = desk.client(SERVER_NAME=HOST)
        bare = _asked(client, BARE)
        texts = reverse("admin:articles_translation_changelist")
        screens = {
            "start page": reverse("admin:index"),
            "list of texts": texts,
            "queue of what is approved": f"{texts}?status=approved",
            "writing screen": screen(desk.approved(like)),
        }
        found = {}
        for name, path in screens.items():
            ask = _asked(client, path)
            taken = cost(ask, bare, server=held, rounds=rounds)
            found[name] = asdict(replace(taken, bytes={"plain": len(ask().content)}))
            say(name)
        for name, taken in _publishing(desk, client, like, held):
            found[name] = asdict(taken)
            say(name)
    return found


def _publishing(
    desk: Desk, client: Client, like: FinishedPage, held: Server
) -> Iterator[tuple[str, Cost]]:
    """The verb alone, and the request in which a button is pressed."""
    texts = [desk.approved(like) for _ in range(2 * (WARM + 2 + PUBLISHED))]
    half = len(texts) // 2
    verbs = [partial(desk.publish, text) for text in texts[:half]]
    yield "publishing, the verb", cost_of_each(verbs, server=held)
    requests = [partial(press, client, *pressed(client, text)) for text in texts[half:]]
    yield "publishing, the request", cost_of_each(requests, server=held)
