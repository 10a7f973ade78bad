"""One line of a list: a language version by its headline, with its marks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES, Language
from articles.models import Revision, Translation
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
class Row:
    """A version as lists show it; `reason` is the note of what stopped it, if any."""

    translation: Translation
    language: Language
    headline: Headline
    chips: list[Chip]
    reason: str = ""
    moment: object = None


def with_what_rows_show(rows: TranslationQuerySet) -> TranslationQuerySet:
    """The rows with all that a line of a list shows of them."""
    return rows.with_life().select_related(
        "article", "latest_revision", "source__latest_revision", "held_publication"
    )


def headline_of(revision: Revision | None, language: str) -> Headline:
    if revision is None or not shows(revision.headline):
        return Headline(NO_HEADLINE)
    return Headline(revision.headline, LANGUAGES[language])


def row_of(translation: Translation) -> Row:
    """The line of a version that was read `with_what_rows_show`; no query."""
    headline = headline_of(translation.latest_revision, translation.language)
    if headline.language is None and translation.source:
        headline = headline_of(translation.source.latest_revision, translation.source.language)
    return Row(
        translation=translation,
        language=translation.in_language,
        headline=headline,
        chips=chips_of(translation),
        reason=getattr(translation, "reason_sent_back", None) or "",
        moment=translation.latest_revision.created_at,
    )
