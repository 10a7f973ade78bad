"""A story in lists: its teaser, worked out when publishing and put together when reading."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from articles import addresses
from articles.masthead import masthead
from articles.models import Article, Photo, Publication
from articles.templatetags.pictures import picture
from articles.text.dates import format_date, format_lately, format_time
from articles.text.numbers import in_digits

from .parts import (
    Credit,
    Link,
    credits,
    genre_label,
    notice_kind,
    said,
    section_link,
    status_label,
)
from .patterns import Pattern

# What a size hint stands in for; the pieces around it are kept.
_SIZES = "\ufdd0sizes\ufdd1"
_LAZY = 'loading="lazy" decoding="async"'
_AT_ONCE = 'fetchpriority="high"'
HOLES = ("path", "picture", "kicker", "genre", "headline", "bylines", "standfirst", "section")
HOLES += ("breaking", "ago")

# By so many, stories about the same are looked for.
MOST_TAGS = 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Teaser = dict


@dataclass(frozen=True)
class Look:
    """How a list shows its teasers: the element of the headline, and what belongs to it."""

    level: str = "h2"
    sizes: str = "(min-width: 40rem) 14rem, 7rem"
    with_standfirst: bool = True
    with_section: bool = False
    with_genre: bool = True
    is_lead: bool = False


LISTED = Look()
LIST_LEAD = Look(sizes="(min-width: 64rem) 43rem, 100vw", is_lead=True)
LEAD = Look(sizes="(min-width: 64rem) 46rem, 100vw", with_section=True, is_lead=True)
CARD = Look(sizes="(min-width: 64rem) 17rem, (min-width: 40rem) 45vw, 7rem", with_section=True)
LINE = Look(level="h3", with_standfirst=False)
OPINION_LINE = Look(level="h3", with_standfirst=False, with_genre=False)
LATEST_LINE = Look(level="h3", with_standfirst=False, with_section=True)
IN_BLOCK = Look(
    level="h3",
    sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 7rem",
    with_standfirst=False,
)


def teaser_of(publication: Publication) -> Teaser:
    """What lists show of a publication, each value as HTML but for numbers and dates.

    It needs what `fetching.with_parts` fetches along.
    """
    revision, article = publication.revision, publication.translation.article
    language = publication.language
    chosen = revision.lead_photo
    is_own = chosen is not None and chosen.shown == chosen
    return teaser(
        language,
        path=addresses.story(language, article.pk, publication.translation.slug),
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        breaking=status_label(article),
        genre=genre_label(article),
        is_opinion=article.genre == Article.Genre.OPINION,
        section=section_link(article.section, language),
        section_id=article.section_id,
        bylines=_bylines(article, language),
        picture=picture_of(chosen, language, alt=revision.lead_alt if is_own else ""),
        published=publication.first_published_at,
        number=publication.pk,
        tags=[link.tag.root_id for link in revision.tag_links.all()],
        notice=_notice(publication),
    )


def teaser(
    language: str,
    *,
    path: str,
    kicker: str,
    headline: str,
    standfirst: str,
    breaking: str | Promise,
    genre: str | Promise,
    is_opinion: bool,
    section: Link | None,
    section_id: int | None,
    bylines: str,
    picture: list[str],
    published: datetime,
    number: int,
    tags: Iterable[int],
    notice: dict[str, str] | None = None,
) -> Teaser:
    """The same from its values: `bylines` is HTML, `picture` from `picture_of`.

    `tags` are numbers, those that the text names first before the others.

    `notice` is of a correction or clarification: how it is called, what it says, when it came out.
    """
    return {
        "path": escape(path),
        "kicker": escape(kicker),
        "headline": escape(headline),
        "standfirst": escape(standfirst),
        "breaking": escape(said(breaking, language)),
        "genre": escape(said(genre, language)),
        "is_opinion": is_opinion,
        "section": escape(section.name) if section else "",
        "section_id": section_id if section else 0,
        "tags": list(dict.fromkeys(tags))[:MOST_TAGS],
        "cursor": cursor(published, number),
        "bylines": bylines,
        "picture": picture,
        **({"notice": notice} if notice else {}),
        **times(published, language),
    }


def cursor(moment: datetime, number: int) -> str:
    """The position of a publication in a list that is sorted by this moment of it."""
    return f"{(moment - EPOCH) // MICROSECOND}-{number}"


def corrected_at(publication: Publication) -> datetime | None:
    """When the correction or clarification came out that a publication is, if it is one."""
    if not notice_kind(publication.revision):
        return None
    return publication.updated_at or publication.first_published_at


def _notice(publication: Publication) -> dict[str, str] | None:
    moment, language = corrected_at(publication), publication.language
    if moment is None:
        return None
    revision = publication.revision
    return {
        "kind": escape(said(notice_kind(revision), language)),
        "note": escape(revision.note),
        "cursor": cursor(moment, publication.pk),
        **times(moment, language),
    }


def picture_of(chosen: Photo | None, language: str, *, alt: str = "") -> list[str]:
    """The picture in pieces, between which a size hint stands; `alt` goes before its own words."""
    photo = chosen.shown if chosen else None
    shown = None if photo is None or photo.is_graphic else photo
    return picture(shown, language, _SIZES, alt, False, "3:2").split(_SIZES)


def _bylines(article: Article, language: str) -> str:
    """The authors where the opinion is somebody's own."""
    if article.genre != Article.Genre.OPINION:
        return ""
    return signed(credits([link.author for link in article.byline_links.all()], language))


def signed(authors: Iterable[Credit]) -> str:
    """Their names as HTML."""
    return "".join(f"<bdi>{escape(author.name)}</bdi>" for author in authors)


def times(moment: datetime, language: str) -> dict[str, str]:
    """When it came out, as teasers hold it."""
    house = masthead(language).calendar
    local = moment.astimezone(house.zone)
    return {
        "iso": local.isoformat(timespec="seconds"),
        "hour": format_time(local, language, tz=house.zone, digits=house.digits),
        "date": escape(
            format_date(
                local,
                language,
                tz=house.zone,
                digits=house.digits,
                months=house.months,
                style=house.style,
            )
        ),
    }


def written(teaser: Teaser) -> str:
    """As it is stored."""
    return json.dumps(teaser, ensure_ascii=False, separators=(",", ":"))


def read(stored: str) -> Teaser:
    return json.loads(stored)


class Showing:
    """The teasers of one page: `today` is the day of the outlet's clock, in the page's language."""

    def __init__(self, language: str) -> None:
        house, self.now = masthead(language).calendar, timezone.now()
        self.language, self.digits = language, house.digits
        self.today = self.now.astimezone(house.zone).date().isoformat()

    def teaser(self, teaser: Teaser, look: Look = LISTED) -> SafeString:
        """With its picture, if it has one."""
        picture = _picture(teaser["picture"], look)
        values = {**teaser, "picture": picture, "ago": self.ago(teaser)}
        has = tuple([name for name in _holes(look) if values[name]])
        return _pattern("public/_teaser.html", self.language, has, look.level).fill(
            {**values, "brief": self.brief(teaser)}
        )

    def line(self, teaser: Teaser, look: Look = LINE) -> SafeString:
        """In one line, without a picture."""
        bylines = teaser["bylines"].replace("><bdi>", "> <bdi>")
        values = {**teaser, "bylines": bylines, "picture": "", "ago": self.ago(teaser)}
        has = tuple([name for name in _holes(look) if values[name]])
        return _pattern("public/_line.html", self.language, has, look.level).fill(
            {**values, "brief": self.brief(teaser)}
        )

    def correction(self, teaser: Teaser) -> SafeString:
        """What was corrected in it, and when; for teasers with a notice."""
        values = {**teaser["notice"], "path": teaser["path"], "headline": teaser["headline"]}
        return _correction(self.language).fill(values)

    def teasers(self, teasers: Iterable[Teaser], look: Look = LISTED) -> list[SafeString]:
        return [self.teaser(each, look) for each in teasers]

    def lines(self, teasers: Iterable[Teaser], look: Look = LINE) -> list[SafeString]:
        return [self.line(each, look) for each in teasers]

    def ranked(self, teasers: Sequence[Teaser]) -> SafeString:
        """Their headlines with their places; nothing of none."""
        items = "".join(
            f'<li class="line"><b>{in_digits(str(place), self.digits)}</b> '
            f'<h3 class="line__headline"><a href="{each["path"]}">{each["headline"]}</a></h3></li>'
            for place, each in enumerate(teasers, start=1)
        )
        return SafeString(f'<ol class="ranked">{items}</ol>' if items else "")

    def brief(self, teaser: Teaser) -> str:
        """The hour if it is today, else the day."""
        return teaser["hour"] if teaser["iso"].startswith(self.today) else teaser["date"]

    def ago(self, teaser: Teaser) -> str:
        """How long ago it came out, where that is less than a day."""
        moment = datetime.fromisoformat(teaser["iso"])
        return format_lately(moment, self.now, self.language, digits=self.digits)


@lru_cache(maxsize=32)
def _holes(look: Look) -> tuple[str, ...]:
    """What may be said of a story in this look."""
    return tuple([name for name in HOLES if getattr(look, f"with_{name}", True)])


def _picture(pieces: list[str], look: Look) -> str:
    html = look.sizes.join(pieces)
    return html.replace(_LAZY, _AT_ONCE) if look.is_lead else html


@lru_cache(maxsize=512)
def _pattern(template: str, language: str, has: tuple[str, ...], level: str) -> Pattern:
    return Pattern(template, language, (*has, "iso", "brief"), level=level)


@lru_cache(maxsize=8)
def _correction(language: str) -> Pattern:
    holes = ("kind", "iso", "date", "path", "headline", "note")
    return Pattern("public/_correction.html", language, holes)
