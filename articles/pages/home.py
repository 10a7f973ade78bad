"""A language's home, pinned by editors or filled by itself; and the plain list of older stories."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.masthead import MenuItem, masthead
from articles.text.dates import format_date, format_weekday

from . import front_choice
from .batches import Batch, batch
from .front_rows import Line, Stock, of_sections, of_versions, stock
from .parts import Link, OtherVersion, language_switch
from .teasers import Teaser


@dataclass(frozen=True)
class HomeBlock:
    """A section's block on the home page, its own lead first."""

    section: Link
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True)
class Day:
    """The day on which a page was made, by the outlet's clock."""

    iso: str
    weekday: str
    date: str


@dataclass(frozen=True)
class Home:
    """No story stands on it twice, but among the most read.

    `older` is where the list that follows `latest` begins.
    """

    language: Language
    path: str
    day: Day
    line: Line | None
    lead: Teaser | None
    top: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    opinion: tuple[Teaser, ...]
    most_read: tuple[Teaser, ...]
    blocks: tuple[HomeBlock, ...]
    more: tuple[Teaser, ...]
    older: str
    versions: tuple[OtherVersion, ...]

    @property
    def is_read_beside(self) -> bool:
        """Whether the most read stand beside the lead, as few others do; else below its cards."""
        return bool(self.latest) and len(self.latest) + len(self.opinion) <= front_choice.FEW_BESIDE


@dataclass(frozen=True)
class Archive:
    """Older stories of all sections."""

    language: Language
    path: str
    before: str
    batch: Batch
    versions: tuple[OtherVersion, ...]


def home(language: str) -> Home:
    """The home page as it stands; two queries at any size of the archive."""
    return _arranged(language, stock(language))


def home_with(language: str, versions: Sequence[int]) -> Home:
    """The home page as it would be with these language versions pinned; three queries."""
    found, pinned = stock(language), of_versions(versions, language)
    teasers = {**found.teasers, **pinned}
    return _arranged(language, replace(found, pinned=list(pinned), teasers=teasers))


def archive(language: str, *, before: str) -> Archive:
    """The stories from a cursor of the home's list on. Raises NoSuchCursor."""
    return Archive(
        language=LANGUAGES[language],
        path=addresses.home(language),
        before=before,
        batch=batch(language, before=before),
        versions=_homes(language),
    )


def latest(language: str, *, size: int) -> tuple[Teaser, ...]:
    """The newest stories, for pages that have nothing else to show."""
    return batch(language, size=size).teasers


def _arranged(language: str, found: Stock) -> Home:
    menu = masthead(language).menu
    choice = front_choice.choose(
        pinned=found.pinned,
        latest=found.latest,
        opinion=found.opinion,
        teasers=found.teasers,
        sections=[item.section_id for item in menu],
    )
    blocks, in_blocks = _blocks(language, menu, choice.shown)
    more = front_choice.rest(found.latest, [*choice.shown, *in_blocks])

    def teasers(numbers: Sequence[int]) -> tuple[Teaser, ...]:
        return tuple(found.teasers[number] for number in numbers)

    return Home(
        language=LANGUAGES[language],
        path=addresses.home(language),
        day=_day(timezone.now(), language),
        line=found.line,
        lead=None if choice.lead is None else found.teasers[choice.lead],
        top=teasers(choice.top),
        latest=teasers(choice.latest),
        opinion=teasers(choice.opinion),
        most_read=teasers(found.most_read),
        blocks=blocks,
        more=teasers(more),
        older=_older(found, choice),
        versions=_homes(language),
    )


def _older(found: Stock, choice: front_choice.Choice) -> str:
    """The position of the last of the latest, where others follow it."""
    if not choice.latest:
        return ""
    last = choice.latest[-1]
    others = found.latest[found.latest.index(last) + 1 :]
    return found.teasers[last]["cursor"] if set(others) - set(choice.shown) else ""


def _blocks(
    language: str, menu: Sequence[MenuItem], shown: Sequence[int]
) -> tuple[tuple[HomeBlock, ...], list[int]]:
    """A block for each section that has more to show, and the publications in them."""
    items = menu[: front_choice.most_blocks(len(shown))]
    lists = of_sections(
        [item.section_id for item in items],
        language,
        size=front_choice.in_a_block(len(items), len(shown)),
        without=shown,
    )
    blocks = [
        HomeBlock(Link(item.name, item.path), _led(list(stories.values())))
        for item, stories in zip(items, lists, strict=True)
        if stories
    ]
    return tuple(blocks), [number for stories in lists for number in stories]


def _led(teasers: list[Teaser]) -> tuple[Teaser, ...]:
    """The first with a picture leads the others."""
    lead = next((each for each in teasers if any(each["picture"])), teasers[0])
    return lead, *(each for each in teasers if each is not lead)


def _day(now: datetime, language: str) -> Day:
    house = masthead(language).calendar
    local = now.astimezone(house.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    date = format_date(
        local,
        language,
        tz=house.zone,
        digits=house.digits,
        months=house.months,
        style=house.style,
    )
    return Day(local.isoformat(timespec="seconds"), format_weekday(local, language), date)


def _homes(language: str) -> tuple[OtherVersion, ...]:
    return language_switch(language, {code: addresses.home(code) for code in CODES})
