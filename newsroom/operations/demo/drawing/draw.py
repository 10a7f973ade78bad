"""Draws photographs for the demonstration, so that its stories carry pictures nobody owns."""

from collections.abc import Callable
from random import Random

from articles.photos.encoding import encoded

from . import landscapes, scenes
from .scenery import Canvas

SUBJECTS: dict[str, Callable[[Canvas], None]] = {
    "hills": landscapes.hills,
    "mountains": landscapes.mountains,
    "river": landscapes.river,
    "wheat": landscapes.wheat,
    "olives": landscapes.olives,
    "bridge": scenes.bridge,
    "market": scenes.market,
    "skyline": scenes.skyline,
    "village": scenes.village,
}


def draw(subject: str, *, width: int = 1600, height: int = 1067, seed: int) -> bytes:
    """A JPEG of one of `SUBJECTS`; the same seed draws the same picture."""
    canvas = Canvas(width, height, Random(f"{subject} {seed}"))  # noqa: S311
    SUBJECTS[subject](canvas)
    return encoded(canvas.finished(), "jpeg", quality=90)
