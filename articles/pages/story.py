"""A story in one language as readers see it: from a publication, or from a revision at the desk."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.core.files.storage import default_storage
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import ngettext, override

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import masthead
from articles.models import (
    Article,
    Photo,
    Publication,
    Revision,
    Translation,
)
from articles.models.linking import linked_body
from articles.templatetags.pictures import plain_size, plain_url
from articles.text.bidi import direction_apart
from articles.text.excerpt import excerpt
from articles.text.numbers import Digits, in_digits
from articles.text.plain import to_plain, word_count

from .bodies import with_pictures
from .fetching import fetch_parts_of
from .figures import figure
from .gallery import GalleryPicture, gallery_of
from .parts import (
    Credit,
    Link,
    Moment,
    breaking_label,
    credits,
    genre_label,
    moment,
    notice_kind,
    section_link,
    tag_links,
)

# What people read in a minute; Arabic words are longer, and hold more, than Latin ones.
WORDS_A_MINUTE = {"ar": 180, "ckb": 180, "kmr": 200}
SUMMARY_WORDS = 30
# Search engines show pictures from 50,000 pixels on.
MIN_PIXELS = 50_000
SHARE_WIDTH = 1280


@dataclass(frozen=True)
class Lead:
    """The picture above the text, in the words of the revision or else its own."""

    photo: Photo
    language: str
    caption: str
    alt: str
    credit: str

    @cached_property
    def figure(self) -> SafeString:
        """The picture with its words, as HTML."""
        words = {"caption": self.caption, "credit": self.credit, "alt": self.alt}
        return figure(self.photo, self.language, **words, is_lead=True)

    @cached_property
    def share_path(self) -> str:
        """Where the picture is that other sites show, or nothing; never one that is graphic."""
        photo = self.photo
        if photo.is_graphic or photo.width * photo.height < MIN_PIXELS:
            return ""
        return plain_url(photo, SHARE_WIDTH)

    @cached_property
    def share_size(self) -> tuple[int, int]:
        """Its width and height, so that nobody has to fetch it to know."""
        return plain_size(self.photo, SHARE_WIDTH)


@dataclass(frozen=True)
class Notice:
    """What a correction or clarification says about itself, and when it came out."""

    kind: str | Promise
    text: str
    moment: Moment | None


@dataclass(frozen=True)
class Coverage:
    """That a story is live, or was; `until` is there once that has ended."""

    since: Moment
    until: Moment | None


@dataclass(frozen=True)
class StoryPage:
    """All that a story's page shows.

    `summary` is for machines: the standfirst, or the beginning of the text; `card` is the path of
    the share card, once one stands.
    """

    language: Language
    number: int
    path: str
    short_path: str
    kicker: str
    headline: str
    standfirst: str
    summary: str
    body: SafeString
    genre: str | Promise
    breaking: str | Promise
    section: Link | None
    place: str
    bylines: tuple[Credit, ...]
    published: Moment | None
    updated: Moment | None
    lead: Lead | None
    gallery: tuple[GalleryPicture, ...]
    notice: Notice | None
    tags: tuple[Link, ...]
    reading_time: str
    house_page: str = ""
    coverage: Coverage | None = None
    card: str = ""

    @property
    def standfirst_direction(self) -> str:
        """The direction of a standfirst in another script than the language's, or nothing."""
        return direction_apart(self.standfirst, self.language.direction)


def from_publication(publication: Publication) -> StoryPage:
    """The story as readers see it; no query. The publication comes from `fetching.with_parts`."""
    translation, language = publication.translation, publication.language
    return _story(
        publication.revision,
        translation,
        body=publication.body,
        words=publication.word_count,
        published=moment(publication.first_published_at, language),
        updated=moment(publication.updated_at, language),
        card=default_storage.url(publication.card) if publication.card else "",
    )


def from_revision(revision: Revision) -> StoryPage:
    """The story as readers would see this text; five queries or six."""
    translation = revision.translation
    fetch_parts_of(revision)
    language, links = translation.language, revision.tag_links.all()
    return _story(
        revision,
        translation,
        body=linked_body(revision.body, language, [link.tag for link in links]),
        words=word_count(revision.body),
        published=moment(translation.first_published_at, language),
        updated=None,
    )


def _story(
    revision: Revision,
    translation: Translation,
    *,
    body: str,
    words: int,
    published: Moment | None,
    updated: Moment | None,
    card: str = "",
) -> StoryPage:
    article, language = translation.article, translation.language
    figures = {link.photo_id: link.photo for link in revision.figure_links.all()}
    return StoryPage(
        language=LANGUAGES[language],
        number=article.pk,
        path=path_of(translation),
        short_path=addresses.short(language, article.pk),
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        summary=revision.standfirst or excerpt(to_plain(body), words=SUMMARY_WORDS),
        body=with_pictures(body, language, figures),
        genre=genre_label(article),
        breaking=breaking_label(article),
        section=section_link(article.section, language),
        place=article.place.name_in(language) if article.place else "",
        bylines=credits([link.author for link in article.byline_links.all()], language),
        published=published,
        updated=updated,
        lead=_lead(revision, language),
        gallery=gallery_of(revision, language),
        notice=_notice(revision, updated or published),
        tags=tag_links([link.tag for link in revision.tag_links.all()], language),
        # Of a live story the posts are read, not the summary.
        reading_time="" if article.live_from else reading_time(words, language),
        house_page=article.page or "",
        coverage=_coverage(article, language),
        card=card,
    )


def path_of(translation: Translation) -> str:
    """Where readers find a version: a page of the house by its name, all else by its number."""
    language, article = translation.language, translation.article
    if article.page:
        return addresses.house_page(language, article.page)
    return addresses.story(language, article.pk, translation.slug)


def _coverage(article: Article, language: str) -> Coverage | None:
    since = moment(article.live_from, language)
    return Coverage(since, moment(article.live_until, language)) if since else None


def reading_time(words: int, language: str) -> str:
    """How long people read so many words, in the language's own."""
    minutes = max(1, round(words / WORDS_A_MINUTE[language]))
    return _reading_time(minutes, language, masthead(language).calendar.digits)


@lru_cache(maxsize=256)
def _reading_time(minutes: int, language: str, digits: Digits) -> str:
    with override(language):
        text = ngettext("%(minutes)s min read", "%(minutes)s min read", minutes)
    return in_digits(text % {"minutes": minutes}, digits)


def _lead(revision: Revision, language: str) -> Lead | None:
    return lead_of(
        revision.lead_photo, language, caption=revision.lead_caption, alt=revision.lead_alt
    )


def lead_of(
    chosen: Photo | None, language: str, *, caption: str = "", alt: str = ""
) -> Lead | None:
    """What is shown where a text has chosen this photo, with these words or else its own."""
    photo = chosen.shown if chosen else None
    if photo is None:
        return None
    # The words of the text are about the picture that was chosen, not about what replaced it.
    is_own = photo == chosen
    return Lead(
        photo=photo,
        language=language,
        caption=is_own and caption or photo.word_in("caption", language),
        alt=is_own and alt or photo.word_in("alt", language),
        credit=photo.word_in("credit", language),
    )


def _notice(revision: Revision, moment: Moment | None) -> Notice | None:
    kind = notice_kind(revision)
    return Notice(kind, revision.note, moment) if kind else None
