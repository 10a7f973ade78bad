"""Where a page of hits ends, so that the next one begins there whatever has come since."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Cursor:
    """A hit's position in the order of results; as text it is digits with dashes between."""

    score: int
    moment: datetime
    publication_id: int

    @property
    def place(self) -> tuple[int, datetime, int]:
        """What follows has a lesser one."""
        return self.score, self.moment, self.publication_id

    def __str__(self) -> str:
        microseconds = (self.moment - EPOCH) // timedelta(microseconds=1)
        return f"{self.score}-{microseconds}-{self.publication_id}"


def read_cursor(text: str | None) -> Cursor | None:
    """The place that a text stands for, or None where it stands for none: then from the start."""
    parts = (text or "").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if any(len(part) > 19 for part in parts):
        return None
    score, microseconds, publication_id = map(int, parts)
    try:
        moment = EPOCH + timedelta(microseconds=microseconds)
    except OverflowError:
        return None
    return (
        Cursor(min(score, 100_000), moment, publication_id) if publication_id <= LARGEST else None
    )
