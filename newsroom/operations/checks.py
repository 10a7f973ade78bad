"""What cannot be served together is refused before it is started."""

from django.conf import settings
from django.core.checks import CheckMessage, Error

OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache")
NOT_SHARED = Error(
    "Several web processes (WEB_CONCURRENCY) need a cache that they share.",
    hint="Name a Redis or Valkey by REDIS_URL, or let one process serve.",
    id="newsroom.E001",
)


def check_shared_cache(**kwargs: object) -> list[CheckMessage]:
    """Of what one process counts, keeps and forgets the others would know nothing."""
    backends = [settings.CACHES[alias]["BACKEND"] for alias in ("default", "pages")]
    if settings.WEB_PROCESSES > 1 and any(map(_is_of_one_process, backends)):
        return [NOT_SHARED]
    return []


def _is_of_one_process(backend: str) -> bool:
    return backend.endswith(OF_ONE_PROCESS)
