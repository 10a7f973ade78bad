"""Stores of pictures of a test's own."""

from pathlib import Path

from newsroom.file_store import withdrawn_store
from newsroom.settings import env


def stores_in(folder: Path, settings: object) -> Path:
    """Keep pictures in `folder`/media and withdrawn ones in `folder`/withdrawn."""
    settings.MEDIA_ROOT = folder / "media"
    aside = withdrawn_store(env, folder / "withdrawn")
    settings.STORAGES = {**settings.STORAGES, "withdrawn": aside}
    return folder
