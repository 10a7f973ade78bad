"""What names a story for ever, wherever it stands by then."""

from django.conf import settings

from articles import addresses


def permanent(origin: str) -> str:
    """What ids begin with: the house's own choice, else the host by which a reader came.

    Always with HTTPS, so that a site that comes to speak it keeps its ids.
    """
    return settings.FEED_IDS_UNDER or f"https://{origin.partition('://')[2]}"


def story_id(ids: str, language: str, number: int) -> str:
    """The short address of a story in one language: neither a headline nor a slug moves it."""
    return ids + addresses.short(language, number)
