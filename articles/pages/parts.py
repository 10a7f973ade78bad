"""The small values that pages are made of. What has no name in the page's language is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import masthead
from articles.models import Article, Author, Revision, RevisionKind, Section, Tag
from articles.text.dates import format_date, format_datetime, format_time


@dataclass(frozen=True)
class Link:
    """A named thing and the path of its page."""

    name: str
    path: str


@dataclass(frozen=True)
class Credit(Link):
    """A name in a byline; a desk or an agency is no person. Without a path it has no page."""

    is_person: bool


@dataclass(frozen=True)
class Moment:
    """A time: for machines, in full, and for lists: the hour if it is today, else the day."""

    iso: str
    text: str
    brief: str


@dataclass(frozen=True)
class OtherVersion:
    """An entry of the language switch: the same page, or else that language's home."""

    language: Language
    path: str
    is_current: bool
    is_same_page: bool


def moment(value: datetime | None, language: str) -> Moment | None:
    """The time as the outlet's own clock shows it."""
    if value is None:
        return None
    house = masthead(language).calendar
    clock = {"tz": house.zone, "digits": house.digits}
    calendar = {**clock, "months": house.months, "style": house.style}
    local = value.astimezone(house.zone)
    is_today = local.date() == timezone.now().astimezone(house.zone).date()
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        text=format_datetime(local, language, **calendar),
        brief=format_time(local, language, **clock)
        if is_today
        else format_date(local, language, **calendar),
    )


def notice_kind(revision: Revision) -> str | Promise:
    """What a text calls its change before readers; nothing where it has nothing to tell them."""
    kind = RevisionKind(revision.kind)
    return kind.label if kind.is_told and revision.note else ""


def section_link(section: Section | None, language: str) -> Link | None:
    name = section.name_in(language) if section else ""
    return Link(name, addresses.section(language, section.pk, name)) if name else None


def credits(authors: Iterable[Author], language: str) -> tuple[Credit, ...]:
    """The byline: of each author the name in this language, where there is one."""
    return tuple(
        Credit(
            name=name,
            path="" if author.is_withheld else addresses.author(language, author.pk, name),
            is_person=author.kind == Author.Kind.PERSON,
        )
        for author in authors
        if (name := author.name_in(language))
    )


def tag_links(tags: Iterable[Tag], language: str) -> tuple[Link, ...]:
    """Links to the tags, each merged one as the tag that stands for it, none twice."""
    roots = {tag.root_id: tag.merged_into or tag for tag in tags}
    named = [(pk, name) for pk, tag in roots.items() if (name := tag.name_in(language))]
    return tuple(Link(name, addresses.tag(language, pk, name)) for pk, name in named)


def genre_label(article: Article) -> str | Promise:
    """What kind of piece it is, for readers; nothing for news."""
    return "" if article.genre == Article.Genre.NEWS else Article.Genre(article.genre).label


def breaking_label(article: Article) -> str | Promise:
    """The label of a story whose desk calls it breaking."""
    return gettext_lazy("Breaking") if article.is_breaking else ""


def live_label() -> Promise:
    """The label of a story that is live now."""
    return gettext_lazy("Live coverage")


def status_label(article: Article) -> str | Promise:
    """What lists call out about a story: that it is live now, or else breaking."""
    return live_label() if article.is_running else breaking_label(article)


def language_switch(current: str, paths: dict[str, str]) -> tuple[OtherVersion, ...]:
    """Every language in the house's order; `paths` has those in which this page exists."""
    return tuple(
        OtherVersion(
            language=LANGUAGES[code],
            path=paths.get(code) or addresses.home(code),
            is_current=code == current,
            is_same_page=code in paths,
        )
        for code in masthead(current).languages
    )


def said(words: str | Promise, language: str) -> str:
    """The words as the language has them."""
    if isinstance(words, str):
        return words
    with override(language):
        return str(words)
