"""What cannot be served together is refused before it is started."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache")
NOT_SHARED = Error(
    "Several web processes (WEB_CONCURRENCY) need a cache that they share.",
    hint="Name a Redis or Valkey by REDIS_URL, or let one process serve.",
    id="newsroom.E001",
)

NO_WAY_AROUND = Warning(
    "Backups go through the pooler (DATABASE_POOLED), and may lend others their settings.",
    hint="Name the server itself by DATABASE_DIRECT_URL, and use that for `migrate` too.",
    id="newsroom.W002",
)
NO_ADDRESS = Warning(
    "WEBSUB_HUB and INDEXNOW_KEY do nothing while the site does not know its address.",
    hint="Set SITE_ADDRESS.",
    id="newsroom.W001",
)


def check_pings(**kwargs: object) -> list[CheckMessage]:
    """Whoever is told of a story has to be told where it is."""
    is_wanted = settings.WEBSUB_HUB or settings.INDEXNOW_KEY
    return [NO_ADDRESS] if is_wanted and not settings.SITE_ADDRESS else []


def check_way_around(**kwargs: object) -> list[CheckMessage]:
    """Programs of PostgreSQL keep settings with a connection, which a pooler gives to others."""
    is_lent = settings.DATABASE_POOLED and not settings.DATABASE_DIRECT
    served = settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3"
    return [NO_WAY_AROUND] if is_lent and served else []


def check_shared_cache(**kwargs: object) -> list[CheckMessage]:
    """Of what one process counts, keeps and forgets the others would know nothing."""
    backends = [settings.CACHES[alias]["BACKEND"] for alias in ("default", "pages")]
    if settings.WEB_PROCESSES > 1 and any(map(_is_of_one_process, backends)):
        return [NOT_SHARED]
    return []


def _is_of_one_process(backend: str) -> bool:
    return backend.endswith(OF_ONE_PROCESS)
