"""A language's home: the latest stories, arranged; and the plain list of older ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.masthead import masthead

from .batches import Batch, batch
from .parts import Link, OtherVersion, language_switch
from .teasers import Teaser

FRONT = 60
CARDS = 4
LATEST = 8
LISTED = 1 + CARDS + LATEST
IN_BLOCK = 4


@dataclass(frozen=True)
class HomeBlock:
    """A section's block on the home page."""

    section: Link
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True)
class Home:
    """No story stands on it twice. `older` is where the list that follows `latest` begins."""

    language: Language
    path: str
    lead: Teaser | None
    cards: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    blocks: tuple[HomeBlock, ...]
    older: str
    versions: tuple[OtherVersion, ...]


@dataclass(frozen=True)
class Archive:
    """Older stories of all sections."""

    language: Language
    path: str
    batch: Batch
    versions: tuple[OtherVersion, ...]


def home(language: str) -> Home:
    """The newest story leads, some have cards, some a line, the rest stand by section."""
    teasers = batch(language, size=FRONT).teasers
    rest = teasers[LISTED:]
    return Home(
        language=LANGUAGES[language],
        path=addresses.home(language),
        lead=teasers[0] if teasers else None,
        cards=teasers[1 : 1 + CARDS],
        latest=teasers[1 + CARDS : LISTED],
        blocks=_blocks(rest, language),
        older=teasers[LISTED - 1]["cursor"] if rest else "",
        versions=_homes(language),
    )


def archive(language: str, *, before: str) -> Archive:
    """The stories from a cursor of the home's list on. Raises NoSuchCursor."""
    return Archive(
        language=LANGUAGES[language],
        path=addresses.home(language),
        batch=batch(language, before=before),
        versions=_homes(language),
    )


def latest(language: str, *, size: int) -> tuple[Teaser, ...]:
    """The newest stories, for pages that have nothing else to show."""
    return batch(language, size=size).teasers


def _homes(language: str) -> tuple[OtherVersion, ...]:
    return language_switch(language, {code: addresses.home(code) for code in CODES})


def _blocks(teasers: Iterable[Teaser], language: str) -> tuple[HomeBlock, ...]:
    by_section: dict[int, list[Teaser]] = {}
    for teaser in teasers:
        by_section.setdefault(teaser["section_id"], []).append(teaser)
    return tuple(
        HomeBlock(Link(item.name, item.path), tuple(by_section[item.section_id][:IN_BLOCK]))
        for item in masthead(language).menu
        if item.section_id in by_section
    )
