"""The photos that the writing screen offers, with small pictures to know them by."""

from collections.abc import Collection
from functools import lru_cache

from articles.admin.desk import Desk
from articles.admin.photo_facts import PhotoFacts, facts_told
from articles.models import Photo
from articles.models.photo_querysets import PhotoQuerySet, languages_told_of
from articles.models.prepared import Prepared, Slot, filling, slots
from articles.states import Role
from articles.workflow.texts.content import MOST_IN_GALLERY

OFFERED = 23
# The lead photo and a whole gallery; of a form that names more, the first.
MOST_WANTED = MOST_IN_GALLERY + 1


def photo_choices(
    chosen: int | None, language: str, *, desk: Desk, also: Collection[int] = ()
) -> list[PhotoFacts]:
    """The chosen photo first, then the latest ones and those that are `also` wanted; one query."""
    wanted = [number for number in dict.fromkeys((chosen, *also)) if number is not None]
    found = _choices(desk.memberships).objects(
        person=desk.person.pk, **filling("photo", MOST_WANTED, wanted[:MOST_WANTED])
    )
    photos = list({photo.pk: photo for photo in found}.values())
    photos.sort(key=lambda photo: (photo.uploaded_at, photo.pk), reverse=True)
    photos.sort(key=lambda photo: photo.pk != chosen)
    return facts_told([(photo, languages_told_of(photo)) for photo in photos], language)


@lru_cache(maxsize=256)
def _choices(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    latest = Photo.objects.usable().order_by("-uploaded_at", "-pk").values("pk")[:OFFERED]
    # A part of a union has neither order nor end on SQLite: both stand in a query inside it.
    offered = _told(Photo.objects.filter(pk__in=latest), memberships)
    wanted = Photo.objects.kept().filter(pk__in=slots("photo", MOST_WANTED))
    return Prepared(lambda: offered.union(_told(wanted, memberships), all=True))


def _told(photos: PhotoQuerySet, memberships: frozenset[tuple[str, Role]]) -> PhotoQuerySet:
    return photos.order_by().with_languages_told(Slot("person"), memberships)
