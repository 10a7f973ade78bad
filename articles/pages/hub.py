"""The hub that tells feed readers when a feed has changed (WebSub), as feeds name it."""

from django.conf import settings


def hub() -> str:
    """Its address; "" while it is told nothing."""
    return settings.WEBSUB_HUB if settings.SITE_ADDRESS else ""


def own_origin(origin: str) -> str:
    """What the own address of a feed begins with: with a hub, that by which the hub knows it."""
    return settings.SITE_ADDRESS if hub() else origin
