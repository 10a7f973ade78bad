"""A story's gallery as readers see it: its photos in order, told in the page's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Photo, Revision


@dataclass(frozen=True)
class GalleryPicture:
    """One photo; what the text says under it goes before the photo's own caption."""

    photo: Photo
    caption: str
    credit: str


def gallery_of(revision: Revision, language: str) -> tuple[GalleryPicture, ...]:
    """The gallery without what was withdrawn, each photo once; fetched along, without a query."""
    return tuple(_pictures(revision, language))


def _pictures(revision: Revision, language: str) -> Iterator[GalleryPicture]:
    seen: set[int] = set()
    for link in revision.gallery_links.all():
        photo = link.photo.shown
        if photo is None or photo.pk in seen:
            continue
        seen.add(photo.pk)
        # The words of the text are about the picture that was chosen, not what replaced it.
        own = link.caption if photo == link.photo else ""
        yield GalleryPicture(
            photo, own or photo.word_in("caption", language), photo.word_in("credit", language)
        )
