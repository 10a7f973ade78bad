"""A photo as the desk's screens know it: a small picture, a number, words in one language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import CODES
from articles.models import Photo
from articles.models.photo_querysets import TRANSLATED_WORDS
from articles.workflow.photos.changes import INTERNAL

from .desk import Desk
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


def facts_of(photo: Photo, language: str, desk: Desk) -> PhotoFacts:
    """What this person may know of one photo; a query, as for many by `facts_for`."""
    return facts_for([photo], language, desk)[0]


def facts_for(photos: Iterable[Photo], language: str, desk: Desk) -> list[PhotoFacts]:
    """The photos with their words in `language`; described in another one where it has none.

    Only by words that the person may read. One query, whatever their number.
    """
    photos = list(photos)
    told = desk.languages_told(photos)
    return facts_told([(photo, told.get(photo.pk, frozenset())) for photo in photos], language)


def facts_told(photos: Iterable[tuple[Photo, Collection[str]]], language: str) -> list[PhotoFacts]:
    """The same for photos with the languages in which the person reads their words; no query."""
    order = (language, get_language() or "", *CODES)
    screens = reverse("admin:articles_photo_change", args=[0])
    return [_facts(photo, language, told, order, screens) for photo, told in photos]


def columns_untold(photo: Photo, desk: Desk) -> frozenset[str]:
    """Those of a photo's columns that this person neither reads nor changes; one query at most."""
    hidden = set(CODES) - desk.languages_told([photo]).get(photo.pk, frozenset())
    words = {f"{name}_{code}" for name in TRANSLATED_WORDS for code in hidden}
    return frozenset(words if desk.is_near(photo) else words | set(INTERNAL))


def _facts(
    photo: Photo, language: str, told: Collection[str], order: Iterable[str], screens: str
) -> PhotoFacts:
    words = {
        name: photo.word_in(name, language) if language in told else ""
        for name in ("alt", "caption", "credit")
    }
    thumbnail = thumbnail_of(photo)
    return PhotoFacts(
        number=photo.pk,
        description=_description(photo, order, told),
        **words,
        thumbnail=thumbnail,
        picture=staff_address(photo.file.name) if thumbnail else "",
        address=screens.replace("/0/", f"/{photo.pk}/"),
        is_graphic=photo.is_graphic,
    )


def _description(photo: Photo, order: Iterable[str], told: Collection[str]) -> str:
    """The same where nobody has described it and where that is not for this person."""
    for code in order:
        if code in told and (name := photo.name_in(code)):
            return name
    return _("No description for you here")


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
