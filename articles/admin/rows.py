"""One line of a list: a language version by its headline, with its marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.models import Article, Revision, Translation
from articles.models.querysets import PublicationQuerySet
from articles.models.version_querysets import TranslationQuerySet
from articles.text.characters import shows

from .chips import Chip, chips_of

NO_HEADLINE = _("(no headline yet)")


@dataclass(frozen=True)
class Headline:
    """A headline with the language it is in; none where the words are the interface's own."""

    text: str | Promise
    language: Language | None = None


@dataclass(frozen=True)
class VersionRow:
    """A version as lists show it; `reason` is the note of what stopped it, if any."""

    translation: Translation
    language: Language
    headline: Headline
    chips: list[Chip]
    reason: str = ""
    moment: object = None


def with_what_rows_show(rows: TranslationQuerySet) -> TranslationQuerySet:
    """The rows with all that a line of a list shows of them."""
    shown = rows.with_life().with_source_headline()
    return shown.select_related("article", "latest_revision", "source", "held_publication")


def headline_of(revision: Revision | None, language: str) -> Headline:
    if revision is None or not shows(revision.headline):
        return Headline(NO_HEADLINE)
    return Headline(revision.headline, LANGUAGES[language])


def name_of_story(article: Article, versions: Iterable[Translation]) -> Headline:
    """What a story is called: its slugline, else the first headline among `versions`.

    These are versions that the person may read, each with its latest revision; no query.
    """
    if article.slugline:
        return Headline(article.slugline)
    headlines = (headline_of(each.latest_revision, each.language) for each in versions)
    return next((each for each in headlines if each.language), Headline(str(article)))


@dataclass(frozen=True)
class Published:
    """A version as readers see it, for people who may not open it; `address` is the readers'."""

    translation: Translation
    language: Language
    headline: Headline
    address: str


def published_versions(publications: PublicationQuerySet) -> list[Published]:
    """What readers see of each; one query."""
    shown = publications.visible().select_related("translation", "revision").order_by("pk")
    return [
        Published(
            publication.translation,
            LANGUAGES[publication.language],
            headline_of(publication.revision, publication.language),
            addresses.short(publication.language, publication.translation.article_id),
        )
        for publication in shown
    ]


def row_of(translation: Translation) -> VersionRow:
    """The line of a version that was read `with_what_rows_show`; no query."""
    headline = headline_of(translation.latest_revision, translation.language)
    if headline.language is None and translation.source_headline:
        headline = Headline(translation.source_headline, translation.source.in_language)
    return VersionRow(
        translation=translation,
        language=translation.in_language,
        headline=headline,
        chips=chips_of(translation),
        reason=getattr(translation, "reason_sent_back", None) or "",
        moment=translation.latest_revision.created_at,
    )
