"""The pages of made-up stories: made as those of every story, of parts that are made once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from articles import addresses
from articles.languages import LANGUAGES
from articles.models import Article, Author, Photo, Section, Tag
from articles.models.sitemap_parts import part_of
from articles.pages import items
from articles.pages.bodies import drawn, with_pictures
from articles.pages.insides import story_head, story_inside
from articles.pages.items import figure_alone, item, lead_alone
from articles.pages.maker import maker
from articles.pages.parts import (
    Credit,
    Link,
    credits,
    genre_label,
    moment,
    said,
    section_link,
    tag_links,
)
from articles.pages.story import Lead, StoryPage, lead_of, reading_time
from articles.pages.teasers import picture_of, signed, teaser, written

from .pieces import Paragraph, figure

COLUMNS = "made_by path teaser head inside item part updated_at"


@dataclass(frozen=True)
class Story:
    """What the languages share; ids."""

    number: int
    section: int
    authors: tuple[int, ...]
    photo: int | None
    genre: str


@dataclass(frozen=True)
class Out:
    """A text as it comes out, with its publication's number and moments."""

    number: int
    slug: str
    headline: str
    standfirst: str
    paragraphs: Iterable[Paragraph]
    words: int
    tags: Iterable[int]
    first: datetime
    updated: datetime | None


@dataclass(frozen=True)
class Picture:
    """A photo as the lead of a story, in lists, and among the words."""

    lead: Lead | None
    in_lists: list[str]
    in_text: str
    lead_in_feeds: str
    in_feeds: str


@dataclass(frozen=True)
class Parts:
    """What pages of one language show of all that stories share, by the ids of it."""

    language: str
    sections: dict[int, Link | None]
    authors: dict[int, tuple[Credit, ...]]
    tags: dict[int, tuple[Link, ...]]
    pictures: dict[int | None, Picture]
    genres: dict[str, str]


def parts(language: str, tags: QuerySet[Tag]) -> Parts:
    """As everything is called now."""
    photos = {photo.pk: photo for photo in Photo.objects.select_related("replaced_by")}
    return Parts(
        language,
        {row.pk: section_link(row, language) for row in Section.objects.all()},
        {row.pk: credits([row], language) for row in Author.objects.all()},
        {row.pk: tag_links([row], language) for row in tags},
        {pk: _picture(photos, pk, language) for pk in (None, *photos)},
        {
            genre: said(genre_label(Article(genre=genre)), language)
            for genre in Article.Genre.values
        },
    )


def _genre(genre: str, language: str) -> str:
    return said(genre_label(Article(genre=genre)), language)


def _picture(photos: dict[int, Photo], number: int | None, language: str) -> Picture:
    photo = photos.get(number)
    lead, text = lead_of(photo, language), figure(number).linked if photo else ""
    return Picture(
        lead,
        picture_of(photo, language),
        with_pictures(text, language, photos),
        lead_alone(lead),
        drawn(text, language, photos, figure_alone),
    )


def page(parts: Parts, story: Story, out: Out) -> tuple[str | int | datetime, ...]:
    """What has come out, as the columns COLUMNS."""
    language = parts.language
    path = addresses.story(language, story.number, out.slug)
    section, picture = parts.sections[story.section], parts.pictures[story.photo]
    bylines = tuple(chain.from_iterable(parts.authors[author] for author in story.authors))
    shown = StoryPage(
        language=LANGUAGES[language],
        number=story.number,
        path=path,
        short_path=addresses.short(language, story.number),
        kicker="",
        headline=out.headline,
        standfirst=out.standfirst,
        summary=out.standfirst,
        body=_body(parts, out.paragraphs, lambda picture: picture.in_text),
        breaking="",
        genre=parts.genres[story.genre],
        section=section,
        place="",
        bylines=bylines,
        published=moment(out.first, language),
        updated=moment(out.updated, language),
        lead=picture.lead,
        gallery=(),
        notice=None,
        tags=tuple(chain.from_iterable(parts.tags[tag] for tag in out.tags)),
        reading_time=reading_time(out.words, language),
    )
    is_opinion = story.genre == Article.Genre.OPINION
    in_lists = teaser(
        language,
        path=path,
        kicker="",
        headline=out.headline,
        standfirst=out.standfirst,
        breaking="",
        genre=shown.genre,
        is_opinion=is_opinion,
        section=section,
        section_id=story.section,
        bylines=signed(bylines) if is_opinion else "",
        picture=picture.in_lists,
        published=out.first,
        number=out.number,
        tags=out.tags,
    )
    in_feeds = item(
        shown,
        out.first,
        lead=picture.lead_in_feeds,
        body=_body(parts, out.paragraphs, lambda picture: picture.in_feeds),
    )
    return (
        maker(language),
        path,
        written(in_lists),
        story_head(shown),
        story_inside(shown),
        items.written(in_feeds),
        part_of(out.first, story.number),
        out.updated or out.first,
    )


def _body(
    parts: Parts, paragraphs: Iterable[Paragraph], shown: Callable[[Picture], str]
) -> SafeString:
    pieces = [
        "".join(shown(parts.pictures[photo]) for photo in each.figures)
        if each.figures
        else each.linked
        for each in paragraphs
    ]
    return SafeString("".join(pieces))
