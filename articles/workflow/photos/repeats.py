"""What became of the pictures that a person has sent: sent again, they are not opened again.

Where a connection drops, the same picture comes twice. It is known by a fingerprint that nobody
works out without the site's secret, kept in the cache alone, for a day: no table and no backup
holds it.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from articles.photos import PhotoRefused

DAY = 24 * 60 * 60
# The same picture may come in later, when there is less to do.
PASSING = {"busy", "too_heavy"}


@dataclass(frozen=True)
class Answer:
    """A photo's number and whether a location was removed; for a refusal its reason and details."""

    photo: int | None = None
    location_removed: bool = False
    refused: str = ""
    details: tuple[tuple[str, str | int], ...] = ()


def fingerprint_of(data: bytes, actor: AbstractBaseUser) -> str:
    """Where the answer to this picture of this person is kept; others learn nothing from it."""
    secret = salted_hmac("sent picture", data, algorithm="sha256")
    return f"sent:{actor.pk}:{secret.hexdigest()}"


def recall(fingerprint: str) -> Answer | None:
    """What the person was told of this picture before; raises PhotoRefused where it was that."""
    known = cache.get(fingerprint)
    if known is not None and known.refused:
        raise PhotoRefused(known.refused, **dict(known.details))
    return known


def remember(fingerprint: str, *, photo: int, location_removed: bool) -> None:
    cache.set(fingerprint, Answer(photo, location_removed), DAY)


def remember_refusal(fingerprint: str, refused: PhotoRefused) -> None:
    if refused.reason not in PASSING:
        details = tuple(refused.details.items())
        cache.set(fingerprint, Answer(refused=refused.reason, details=details), DAY)
