"""The page of search results: what was asked, what was found, and what else could be looked for."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import masthead
from articles.models import Publication
from articles.search import (
    Elsewhere,
    Hit,
    Results,
    TookTooLong,
    in_time,
    latest_tags,
    search,
    suggestions,
)
from articles.text.characters import line
from articles.text.numbers import ascii_digits

from .fetching import with_parts
from .maker import maker
from .parts import Credit, Link, OtherVersion, credits, language_switch, tag_links
from .teasers import Teaser, read, teaser_of

MOST_OFFERED = 8  # names at once

Runs = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Choices:
    """What a reader asks for; an empty value is not asked for, a wrong one is dropped."""

    words: str = ""
    section: int | None = None
    since: date | None = None
    until: date | None = None
    after: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether only some stories are looked through."""
        return bool(self.section or self.since or self.until)

    def query(self, **changes: str) -> str:
        """The query string of the same choices, or of changed ones, from the first page on."""
        values = {
            "q": self.words,
            "section": str(self.section or ""),
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
        }
        kept = {name: value for name, value in {**values, **changes}.items() if value}
        return urlencode(kept, errors="replace")


@dataclass(frozen=True)
class Found:
    """A hit as the page shows it; its words in runs of (text, was looked for).

    `bylines` are there where the story is found by them. The teaser has all else.
    """

    headline: Runs
    snippet: Runs
    bylines: tuple[Runs, ...]
    teaser: Teaser


@dataclass(frozen=True)
class Other:
    """What another language has: its first stories, and the way to all of them.

    `count` is None where they are too many to count.
    """

    language: Language
    count: int | None
    links: tuple[Link, ...]
    path: str


@dataclass(frozen=True)
class NamedPage:
    """Who and what is called as the words begin."""

    tags: tuple[Link, ...] = ()
    authors: tuple[Credit, ...] = ()

    @property
    def names(self) -> list[str]:
        """Of all of them, none twice."""
        return list(dict.fromkeys(one.name for one in (*self.tags, *self.authors)))


@dataclass(frozen=True)
class Search:
    """`offered` are names to choose from while somebody types.

    `tags` and `authors` lead to those of which the words are the beginning.
    """

    language: Language
    path: str
    names_path: str
    choices: Choices
    is_asked: bool
    is_empty: bool
    is_given_up: bool
    is_shortened: bool
    found: tuple[Found, ...]
    more: str
    others: tuple[Other, ...]
    corrected: Link | None
    offered: tuple[str, ...]
    tags: tuple[Link, ...]
    authors: tuple[Credit, ...]
    sections: tuple[tuple[int, str], ...]
    versions: tuple[OtherVersion, ...]
    looked_for: str


def read_choices(given: Mapping[str, str]) -> Choices:
    """The choices in a query string, whatever is in it."""
    section = ascii_digits(given.get("section", ""))
    return Choices(
        words=line(given.get("q", "")[:1000].replace("\0", " ")),
        section=int(section) if re.fullmatch("[1-9][0-9]{0,17}", section) else None,
        since=_day(ascii_digits(given.get("since", ""))),
        until=_day(ascii_digits(given.get("until", ""))),
        after=given.get("after", "")[:64],
    )


def results_page(language: str, choices: Choices) -> Search:
    """The page for these choices; at most twenty queries and those of the masthead."""
    results, named, is_given_up = _looked_for(language, choices)
    latest = [] if results.words else latest_tags(language=language)
    return Search(
        language=LANGUAGES[language],
        path=addresses.search(language),
        names_path=addresses.names(language),
        choices=choices,
        is_asked=bool(choices.words),
        is_empty=bool(choices.words) and not results.words and not is_given_up,
        is_given_up=is_given_up,
        is_shortened=results.is_shortened,
        found=tuple(_found(results.hits)),
        more=choices.query(after=results.next) if results.next else "",
        others=tuple(_other(code, one, choices) for code, one in results.others.items()),
        corrected=_corrected(language, results, choices),
        offered=(*named.names, *(tag.name_in(language) for tag in latest)),
        tags=named.tags,
        authors=named.authors,
        sections=tuple((item.section_id, item.name) for item in masthead(language).menu),
        versions=_versions(language, choices),
        looked_for="" if results.hits or choices.after else results.words,
    )


def names_like(language: str, choices: Choices) -> list[str]:
    """Names of stories' tags and authors that begin with the words; at most two queries."""
    return _named(language, choices).names


def _looked_for(language: str, choices: Choices) -> tuple[Results, NamedPage, bool]:
    """What is found, names like the words, and whether the database took too long over it."""
    if not choices.words:
        return Results(), NamedPage(), False
    try:
        with in_time():
            results = _results(language, choices)
            named = _named(language, choices) if results.words else NamedPage()
    except TookTooLong:
        return Results(), NamedPage(), True
    return results, named, False


def _named(language: str, choices: Choices) -> NamedPage:
    found = suggestions(choices.words, language=language, limit=MOST_OFFERED)
    return NamedPage(tag_links(found.tags, language), credits(found.authors, language))


def _results(language: str, choices: Choices) -> Results:
    zone = ZoneInfo(masthead(language).time_zone)
    until = choices.until + timedelta(days=1) if choices.until else None
    return search(
        choices.words,
        language=language,
        section=choices.section,
        since=_midnight(choices.since, zone),
        until=_midnight(until, zone),
        after=choices.after,
    )


def _found(hits: Collection[Hit]) -> Iterator[Found]:
    stored = {hit.publication.pk: _teaser(hit.publication) for hit in hits}
    lacking = [number for number, teaser in stored.items() if not teaser]
    made = with_parts(Publication.objects.all()).in_bulk(lacking) if lacking else {}
    for hit in hits:
        number = hit.publication.pk
        teaser = stored[number] or teaser_of(made[number])
        yield Found(hit.headline, hit.snippet, hit.bylines, teaser)


def _teaser(publication: Publication) -> Teaser | None:
    """As it was stored, unless it would be another now."""
    is_own = publication.made_by == maker(publication.language)
    return read(publication.teaser) if is_own else None


def _other(language: str, elsewhere: Elsewhere, choices: Choices) -> Other:
    return Other(
        language=LANGUAGES[language],
        count=elsewhere.count,
        links=tuple(Link(hit.revision.headline, _path(hit)) for hit in elsewhere.hits),
        path=f"{addresses.search(language)}?{choices.query()}",
    )


def _corrected(language: str, results: Results, choices: Choices) -> Link | None:
    if results.corrected is None:
        return None
    path = f"{addresses.search(language)}?{choices.query(q=results.corrected)}"
    return Link(results.corrected, path)


def _versions(language: str, choices: Choices) -> tuple[OtherVersion, ...]:
    query = choices.query()
    paths = {
        code: f"{addresses.search(code)}?{query}" if query else addresses.search(code)
        for code in LANGUAGES
    }
    return language_switch(language, paths)


def _path(publication: Publication) -> str:
    translation = publication.translation
    return addresses.story(publication.language, translation.article_id, translation.slug)


def _day(text: str) -> date | None:
    """A day as date fields send it; the first and the last thousand years are none of ours."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None
