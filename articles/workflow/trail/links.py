"""What a link of the chain is made of; made in another way, every chain that stands would break."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.models import Seal

# The columns of an entry that are sealed. One that comes later needs a rule for older links.
SEALED = (
    "id",
    "actor_id",
    "move",
    "subject",
    "subject_id",
    "translation_id",
    "revision_id",
    "publication_id",
    "from_status",
    "to_status",
    "note",
    "before",
    "after",
    "token",
    "created_at",
)
BEGINNING = "0" * 64


@dataclass(frozen=True)
class Head:
    """The last link of the chain at some time: what is kept elsewhere, to compare with later."""

    number: int = 0
    digest: str = BEGINNING

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


def head_of(text: str) -> Head:
    """The head that `str` has written. Raises ValueError."""
    number, _colon, digest = text.strip().partition(":")
    if not number.isdecimal() or len(digest) != len(BEGINNING):
        raise ValueError(f"“{text.strip()}” is no head: that is a number, a colon and 64 digits.")
    int(digest, 16)
    return Head(int(number), digest.lower())


def head() -> Head:
    """The chain's head now; one query."""
    last = Seal.objects.last_first().first()
    return Head(last.number, last.digest) if last else Head()


def digest(
    before: str, number: int, came_at: datetime, sealed_at: datetime, entry: dict[str, object]
) -> str:
    """The digest of a link: of the one before it, its own number and moments, and the entry.

    `entry` has the columns SEALED, as they are stored.
    """
    moments = [_told(came_at), _told(sealed_at)]
    row = {name: _told(entry[name]) for name in SEALED}
    link = json.dumps(
        [before, number, moments, row], ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    return hashlib.sha256(link.encode()).hexdigest()


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
