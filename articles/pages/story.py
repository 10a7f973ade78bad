"""A story in one language as readers see it: from a publication, or from a revision at the desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import ngettext, override

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import masthead
from articles.models import (
    Author,
    Photo,
    Publication,
    Revision,
    RevisionKind,
    RevisionPhoto,
    Tag,
    Translation,
)
from articles.models.linking import linked_body
from articles.text.bidi import direction_apart
from articles.text.excerpt import excerpt
from articles.text.numbers import in_digits
from articles.text.plain import to_plain, word_count

from .bodies import with_pictures
from .gallery import GalleryPicture, gallery_of
from .parts import (
    Credit,
    Link,
    Moment,
    OtherVersion,
    credits,
    genre_label,
    language_switch,
    moment,
    section_link,
    tag_links,
)

# What people read in a minute; Arabic words are longer, and hold more, than Latin ones.
WORDS_A_MINUTE = {"ar": 180, "ckb": 180, "kmr": 200}
SUMMARY_WORDS = 30
NOTICES = {RevisionKind.CORRECTION, RevisionKind.CLARIFICATION}


@dataclass(frozen=True)
class Lead:
    """The picture above the text, in the words of the revision or else its own."""

    photo: Photo
    caption: str
    alt: str
    credit: str


@dataclass(frozen=True)
class Notice:
    """What a correction or clarification says about itself."""

    kind: str | Promise
    text: str


@dataclass(frozen=True)
class StoryPage:
    """All that a story's page shows.

    `summary` is for machines: the standfirst, or the beginning of the text.
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
    versions: tuple[OtherVersion, ...]

    @property
    def standfirst_direction(self) -> str:
        """The direction of a standfirst in another script than the language's, or nothing."""
        return direction_apart(self.standfirst, self.language.direction)


def live_versions(article_id: int) -> list[Publication]:
    """What readers see of a story, one publication per language; one query."""
    return list(
        Publication.objects.visible()
        .of_story(article_id)
        .with_updated_at()
        .annotate(has_gallery=Exists(RevisionPhoto.objects.filter(revision=OuterRef("revision"))))
        .select_related(
            "revision__lead_photo__replaced_by",
            "translation__article__section",
            "translation__article__place",
        )
        .defer("revision__body")
    )


def from_publication(publication: Publication, *, versions: Iterable[Publication]) -> StoryPage:
    """The story as readers see it; `versions` are those of `live_versions`.

    One query each for bylines and tags, and for body and gallery where they have pictures.
    """
    translation, language = publication.translation, publication.language
    paths = {
        live.language: addresses.story(live.language, translation.article_id, live.translation.slug)
        for live in versions
    }
    return _story(
        publication.revision,
        translation,
        body=publication.body,
        words=publication.word_count,
        gallery=gallery_of(publication.revision, language) if publication.has_gallery else (),
        published=moment(publication.first_published_at, language),
        updated=moment(publication.updated_at, language),
        versions=language_switch(language, paths),
    )


def from_revision(revision: Revision) -> StoryPage:
    """The story as readers would see this text; two queries more than for a publication."""
    translation = revision.translation
    language = translation.language
    return _story(
        revision,
        translation,
        body=linked_body(revision.body, language),
        words=word_count(revision.body),
        gallery=gallery_of(revision, language),
        published=moment(translation.first_published_at, language),
        updated=None,
        versions=(),
    )


def _story(
    revision: Revision,
    translation: Translation,
    *,
    body: str,
    words: int,
    gallery: tuple[GalleryPicture, ...],
    published: Moment | None,
    updated: Moment | None,
    versions: tuple[OtherVersion, ...],
) -> StoryPage:
    article, language = translation.article, translation.language
    return StoryPage(
        language=LANGUAGES[language],
        number=article.pk,
        path=addresses.story(language, article.pk, translation.slug),
        short_path=addresses.short(language, article.pk),
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        summary=revision.standfirst or excerpt(to_plain(body), words=SUMMARY_WORDS),
        body=with_pictures(body, language),
        genre=genre_label(article),
        section=section_link(article.section, language),
        place=article.place.name_in(language) if article.place else "",
        bylines=credits(_authors(article.pk), language),
        published=published,
        updated=updated,
        lead=_lead(revision, language),
        gallery=gallery,
        notice=_notice(revision),
        tags=tag_links(_tags(revision), language),
        reading_time=_reading_time(words, language),
        versions=versions,
    )


def _reading_time(words: int, language: str) -> str:
    minutes = max(1, round(words / WORDS_A_MINUTE[language]))
    with override(language):
        text = ngettext("%(minutes)s min read", "%(minutes)s min read", minutes)
    return in_digits(text % {"minutes": minutes}, masthead(language).calendar.digits)


def _authors(article_id: int) -> Iterable[Author]:
    links = Author.objects.filter(byline_links__article_id=article_id)
    return links.order_by("byline_links__position", "byline_links__pk")


def _tags(revision: Revision) -> Iterable[Tag]:
    tags = Tag.objects.filter(revision_links__content_object=revision)
    return tags.select_related("merged_into").order_by("revision_links__pk")


def _lead(revision: Revision, language: str) -> Lead | None:
    chosen = revision.lead_photo
    photo = chosen.shown if chosen else None
    if photo is None:
        return None
    # The words of the text are about the picture that was chosen, not about what replaced it.
    is_own = photo == chosen
    return Lead(
        photo=photo,
        caption=is_own and revision.lead_caption or photo.word_in("caption", language),
        alt=is_own and revision.lead_alt or photo.word_in("alt", language),
        credit=photo.word_in("credit", language),
    )


def _notice(revision: Revision) -> Notice | None:
    if revision.kind not in NOTICES or not revision.note:
        return None
    return Notice(RevisionKind(revision.kind).label, revision.note)
