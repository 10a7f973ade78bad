"""What stands on a story's share card."""

import hashlib
from dataclasses import dataclass
from functools import cache

from articles.masthead import masthead
from articles.models import Photo

from ..story import StoryPage
from .drawing import HEIGHT, LEAST_ACROSS, WIDTH, Card
from .setting import FONT, printable

# Part of every key, beside the font: raise it when the same contents are drawn otherwise.
RECIPE = "1"


@dataclass(frozen=True)
class Contents:
    """The words, all of them printable, and the photo above which they stand, if there is one."""

    language: str
    outlet: str
    kicker: str
    headline: str
    photo: Photo | None

    @property
    def key(self) -> str:
        """Stands for all that can be seen on the card: 32 hexadecimal digits."""
        photo = self.photo
        seen = [photo.sha256, photo.focal_x, photo.focal_y] if photo else []
        said = [RECIPE, _font(), self.language, self.outlet, self.kicker, self.headline, *seen]
        return _digits(said)[:32]

    def card(self, picture: bytes | None) -> Card:
        """To be drawn, with the photo's bytes or without it."""
        focal = (self.photo.focal_x, self.photo.focal_y) if self.photo else (0.5, 0.5)
        return Card(self.language, self.outlet, self.kicker, self.headline, picture, focal)


def contents(page: StoryPage) -> Contents | None:
    """None where the headline has letters that could not be drawn."""
    headline = printable(page.headline)
    if not headline:
        return None
    language = page.language.code
    return Contents(
        language=language,
        outlet=_outlet(language),
        kicker=printable(page.kicker or (page.section.name if page.section else "")) or "",
        headline=headline,
        photo=_photo(page),
    )


def drawer(language: str) -> str:
    """By what the cards of a language are drawn now, and for whom: 8 hexadecimal digits."""
    return _digits([RECIPE, _font(), language, _outlet(language)])[:8]


def _outlet(language: str) -> str:
    return printable(masthead(language).name) or ""


@cache
def _font() -> str:
    return hashlib.sha256(FONT.read_bytes()).hexdigest()


def _digits(said: list[object]) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _photo(page: StoryPage) -> Photo | None:
    """The one that other sites may show, if it is large enough."""
    lead = page.lead
    if lead is None or not lead.share_path:
        return None
    across = min(lead.photo.width, lead.photo.height * WIDTH / HEIGHT)
    return lead.photo if across >= LEAST_ACROSS else None
