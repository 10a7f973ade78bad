"""Whom to tell of a weakness (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from articles import addresses
from articles.languages import CODES

# Whoever finds the file older than this asks first; the standard wants less than a year.
HOLDS_FOR = timedelta(days=180)


def security(*, origin: str) -> str | None:
    """The file, or None while nobody is named: then there is nobody to write to."""
    contacts = settings.SECURITY_CONTACT
    if not contacts:
        return None
    lines = [f"Contact: {contact}" for contact in contacts]
    lines.append(f"Expires: {_expires().isoformat().replace('+00:00', 'Z')}")
    lines.append(f"Preferred-Languages: {', '.join([*CODES, 'en'])}")
    if origin.startswith("https://"):
        lines.append(f"Canonical: {origin}{addresses.SECURITY}")
    return "\n".join([*lines, ""])


def _expires() -> datetime:
    """The same all day."""
    today = timezone.now().astimezone(UTC).date()
    return datetime.combine(today + HOLDS_FOR, datetime.min.time(), UTC)
