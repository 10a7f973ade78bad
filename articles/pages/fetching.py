"""What a publication's page and teaser are made of, fetched along with it."""

from collections.abc import Iterable

from django.db.models import F, Prefetch, prefetch_related_objects

from articles.models import (
    Byline,
    Publication,
    Revision,
    RevisionFigure,
    RevisionPhoto,
    RevisionTag,
)
from articles.models.querysets import PublicationQuerySet

SELECTED = (
    "revision__lead_photo__replaced_by",
    "translation__article__section",
    "translation__article__place",
)


def parts() -> tuple[Prefetch, ...]:
    """What hangs on a publication and is shown with it: authors, tags and photos."""
    return (bylines("translation__article__"), *parts_of_revision("revision__"))


def with_parts(publications: PublicationQuerySet) -> PublicationQuerySet:
    """Everything that is worked out of them, fetched along: five queries for any number.

    `card` is the file of its share card, or nothing.
    """
    chosen = publications.select_related(*SELECTED).defer("revision__body").with_updated_at()
    chosen = chosen.annotate(card=F("share_card__name"))
    return chosen.prefetch_related(*parts())


def fetch_parts(publications: Iterable[Publication]) -> None:
    """The same for publications that are at hand with their revision, version and story."""
    prefetch_related_objects(list(publications), *parts())


def fetch_parts_of(revision: Revision) -> None:
    """The same for a text that is or was none, with what its hashtags lead to; five queries.

    One more where a tag was merged.
    """
    spellings = ("tag_links__tag__spellings", "tag_links__tag__merged_into__spellings")
    prefetch_related_objects([revision], *parts_of_revision(), *spellings)
    prefetch_related_objects([revision.translation.article], bylines())


def bylines(prefix: str = "") -> Prefetch:
    """The authors of a story, fetched along by whoever leads to it with `prefix`."""
    return Prefetch(f"{prefix}byline_links", Byline.objects.select_related("author"))


def parts_of_revision(prefix: str = "") -> tuple[Prefetch, ...]:
    """The tags and photos of a text, fetched along by whoever leads to it with `prefix`."""
    tags = RevisionTag.objects.select_related("tag__merged_into").order_by("pk")
    gallery = RevisionPhoto.objects.select_related("photo__replaced_by")
    figures = RevisionFigure.objects.select_related("photo__replaced_by")
    return (
        Prefetch(f"{prefix}tag_links", tags),
        Prefetch(f"{prefix}gallery_links", gallery),
        Prefetch(f"{prefix}figure_links", figures),
    )
