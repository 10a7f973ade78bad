"""Share cards: drawn by the job queue while readers see a story, and gone with it.

Which story lacks its card its rows tell, so that nothing is lost with a job, and a schedule needs
none: whoever draws asks what is visible.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task

from articles import freshness
from articles.models import Photo, Publication, ShareCard, Translation
from articles.models.clock import database_now
from articles.pages.card.contents import Contents, contents
from articles.pages.card.drawing import drawn
from articles.pages.fetching import with_parts
from articles.pages.story import from_publication
from articles.photos import PhotoRefused

from . import finished

logger = logging.getLogger(__name__)

FOLDER = "cards"
LATELY = timedelta(days=2)
"""For so long after its moment a publication gets a card, or loses the one that it had."""

AT_ONCE = 20
"""How many one job draws, so that others get their turn."""


def is_anything_due() -> bool:
    """Whether a card is to be drawn or removed; two queries."""
    since = database_now() - LATELY
    lacking = Publication.objects.visible().lacking_card(since)
    return lacking.exists() or ShareCard.objects.ended_since(since).exists()


@task()
def draw_cards() -> int:
    """The job; how many cards were drawn or removed. Done again it does what is left."""
    since = database_now() - LATELY
    done = _remove(ShareCard.objects.ended_since(since)[:AT_ONCE])
    lacking = Publication.objects.visible().lacking_card(since)
    for publication in with_parts(lacking.order_by("-visible_from")[:AT_ONCE]):
        try:
            done += _draw(publication)
        except OSError:
            logger.exception("The card of publication %d could not be drawn", publication.pk)
    return done


def _draw(publication: Publication) -> bool:
    """Draw a card and have the page name it; whether it stands. Raises OSError."""
    wanted = contents(from_publication(publication))
    if wanted is None:
        return _list(publication.pk, "", "")
    name = f"{FOLDER}/{publication.pk}-{wanted.key}.jpg"
    data = picture_of(wanted)
    # What lies there without being listed may be half a file.
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(data, name))
    if stored != name:
        default_storage.delete(stored)
    stands = _list(publication.pk, wanted.key, name)
    if not stands:
        default_storage.delete(name)
    return stands


def picture_of(wanted: Contents) -> bytes:
    """The card: with the photo, or without one that cannot be read. Raises OSError."""
    if wanted.photo is None:
        return drawn(wanted.card(None))
    with wanted.photo.file.open("rb") as file:
        picture = file.read()
    try:
        return drawn(wanted.card(picture))
    except PhotoRefused:
        return drawn(wanted.card(None))


@transaction.atomic
def _list(number: int, key: str, name: str) -> bool:
    """Have the publication's page name its card; False where that would be another by now.

    The row is held: whoever withdraws the story or its photo meanwhile comes before or after.
    """
    for publication in with_parts(finished.held_ahead([number]).visible()):
        wanted = contents(from_publication(publication))
        if key != (wanted.key if wanted else ""):
            return False
        columns = {"key": key, "name": name}
        ShareCard.objects.update_or_create(publication=publication, defaults=columns)
        finished.remake([number])
        freshness.make_old([publication.language])
        return True
    return False


def order_removal(translation: Translation) -> None:
    """Have the card of what readers saw gone as soon as the withdrawal is stored."""
    transaction.on_commit(partial(_remove_at_once, translation.pk))


def _remove_at_once(translation_id: int) -> None:
    """By the request itself; what fails is left to the job."""
    try:
        _remove(ShareCard.objects.unseen().filter(publication__translation=translation_id))
    except OSError:
        logger.exception("The card of version %d could not be removed", translation_id)


def take_back(photo_id: int) -> None:
    """A photo is seen otherwise, or no more: no card shows it, until others are drawn.

    It comes before the pages are made anew. Three queries, two more where there are cards.
    """
    exchanged = Photo.objects.exchanged_with(photo_id).order_by().values("pk")
    led = Publication.objects.led_by_any(exchanged).ahead()
    # Held, so that no card is listed meanwhile that was drawn before.
    numbers = list(led.order_by().values_list("pk", flat=True))
    finished.held_ahead(numbers)
    names = list(ShareCard.objects.filter(pk__in=numbers).values_list("name", flat=True))
    if names:
        ShareCard.objects.filter(pk__in=numbers).delete()
        transaction.on_commit(partial(_delete_at_once, names))


def _delete_at_once(names: Iterable[str]) -> None:
    for name in filter(None, names):
        try:
            default_storage.delete(name)
        except OSError:
            # Without its row nobody is given it.
            logger.exception("The card %s could not be deleted", name)


def _remove(cards: Iterable[ShareCard]) -> int:
    """The file first: what is left of a card that was cut off is its row. Raises OSError."""
    done = 0
    for card in cards:
        if card.name:
            default_storage.delete(card.name)
        done += ShareCard.objects.unseen().filter(pk=card.pk).delete()[0]
    return done
