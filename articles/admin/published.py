"""A version as readers see it, for people who may not open it."""

from dataclasses import dataclass

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.models import Translation
from articles.models.querysets import PublicationQuerySet

from .rows import Headline, headline_of


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
