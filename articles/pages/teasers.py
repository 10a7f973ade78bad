"""Stories in lists: a teaser each, a page at a time, latest first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Prefetch
from django.utils.functional import Promise

from articles import addresses
from articles.models import Article, Byline, Photo, Publication
from articles.models.querysets import PublicationQuerySet

from .parts import Credit, Link, Moment, credits, genre_label, moment, section_link

PAGE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_CURSOR = re.compile(r"([0-9]{1,17})-([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True)
class Teaser:
    """A story as lists show it; `bylines` are given where the opinion is somebody's own."""

    path: str
    kicker: str
    headline: str
    standfirst: str
    genre: str | Promise
    section: Link | None
    bylines: tuple[Credit, ...]
    published: Moment
    photo: Photo | None
    alt: str
    cursor_in_list: str


@dataclass(frozen=True)
class Batch:
    """One page of a list; `older` says where the next begins, or is empty on the last."""

    teasers: tuple[Teaser, ...]
    older: str


class NoSuchCursor(ValueError):
    """A position in a list that none of our links leads to."""


def batch(publications: PublicationQuerySet, *, before: str = "", size: int = PAGE) -> Batch:
    """A page of `publications`, from the cursor `before` on; two queries. Raises NoSuchCursor."""
    if before:
        publications = publications.before(*_read_cursor(before))
    rows = list(_with_parts(publications.latest_first())[: size + 1])
    teasers = tuple(_teaser(row) for row in rows[:size])
    older = teasers[-1].cursor_in_list if len(rows) > size else ""
    return Batch(teasers, older)


def _with_parts(publications: PublicationQuerySet) -> PublicationQuerySet:
    bylines = Byline.objects.select_related("author")
    return (
        publications.select_related(
            "revision__lead_photo__replaced_by", "translation__article__section"
        )
        .defer("body", "revision__body")
        .prefetch_related(Prefetch("translation__article__byline_links", bylines))
    )


def _teaser(publication: Publication) -> Teaser:
    revision, article = publication.revision, publication.translation.article
    language = publication.language
    chosen = revision.lead_photo
    photo = chosen.shown if chosen else None
    return Teaser(
        path=addresses.story(language, article.pk, publication.translation.slug),
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        genre=genre_label(article),
        section=section_link(article.section, language),
        bylines=_bylines(article, language),
        published=moment(publication.first_published_at, language),
        photo=None if photo is None or photo.is_graphic else photo,
        alt=revision.lead_alt if photo == chosen else "",
        cursor_in_list=_write_cursor(publication),
    )


def _bylines(article: Article, language: str) -> tuple[Credit, ...]:
    if article.genre != Article.Genre.OPINION:
        return ()
    return credits([link.author for link in article.byline_links.all()], language)


def _write_cursor(publication: Publication) -> str:
    return f"{(publication.first_published_at - EPOCH) // MICROSECOND}-{publication.pk}"


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise NoSuchCursor(cursor)
    return EPOCH + int(match[1]) * MICROSECOND, int(match[2])
