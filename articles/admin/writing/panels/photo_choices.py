"""The photos that the writing screen offers, with small pictures to know them by."""

from collections.abc import Collection

from articles.admin.desk import Desk
from articles.admin.photo_facts import PhotoFacts, facts_for
from articles.models import Photo

OFFERED = 23


def photo_choices(
    chosen: int | None, language: str, *, desk: Desk, also: Collection[int] = ()
) -> list[PhotoFacts]:
    """The chosen photo first, then the latest ones and those that are `also` wanted.

    At most three queries.
    """
    latest = list(Photo.objects.usable()[:OFFERED])
    missing = {chosen, *also} - {None} - {photo.pk for photo in latest}
    if missing:
        latest = [*latest, *Photo.objects.kept().filter(pk__in=missing)]
    latest.sort(key=lambda photo: photo.pk != chosen)
    return facts_for(latest, language, desk)
