"""A photo as the desk's screens know it: a small picture, a number, words in one language."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Photo

from .picture_files import staff_address


@dataclass(frozen=True)
class PhotoFacts:
    """What screens and scripts are told of a photo; `address` is that of its own screen."""

    number: int
    description: str
    alt: str
    caption: str
    credit: str
    thumbnail: str
    picture: str
    address: str
    is_graphic: bool


def facts_of(photo: Photo, language: str) -> PhotoFacts:
    """The photo with its words in `language`; described in another one where it has none."""
    return PhotoFacts(
        number=photo.pk,
        description=photo.name_in(language) or photo.label,
        alt=photo.word_in("alt", language),
        caption=photo.word_in("caption", language),
        credit=photo.word_in("credit", language),
        thumbnail=thumbnail_of(photo),
        picture=picture_of(photo),
        address=screen_of(photo),
        is_graphic=photo.is_graphic,
    )


def thumbnail_of(photo: Photo) -> str:
    """The address of the smallest picture that stands ready, else of the photo itself.

    Empty once the photo was withdrawn or removed.
    """
    if photo.withdrawn_at or photo.removed_at:
        return ""
    ready = sorted(photo.renditions, key=lambda rendition: rendition[1])
    return staff_address(ready[0][2] if ready else photo.file.name)


def picture_of(photo: Photo) -> str:
    """The address of the photo itself, for people at the desk; empty like that of a thumbnail."""
    return staff_address(photo.file.name) if thumbnail_of(photo) else ""


def screen_of(photo: Photo) -> str:
    return reverse("admin:articles_photo_change", args=[photo.pk])
