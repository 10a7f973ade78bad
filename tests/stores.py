"""Stores of pictures of a test's own."""

from pathlib import Path

from newsroom.settings import env
from newsroom.storage.choosing import withdrawn_store


def stores_in(folder: Path, settings: object) -> Path:
    """Keep pictures in `folder`/media and withdrawn ones in `folder`/withdrawn."""
    settings.MEDIA_ROOT = folder / "media"
    aside = withdrawn_store(env, folder / "withdrawn")
    settings.STORAGES = {**settings.STORAGES, "withdrawn": aside}
    return folder
