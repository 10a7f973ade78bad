"""Share cards: drawn by the job queue while readers see a story, and gone with it.

Which story lacks its card, and which card was drawn otherwise than it would be now, rows tell, so
that nothing is lost with a job, and a schedule needs none: whoever draws asks what is visible.
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
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Photo, Publication, ShareCard, Translation
from articles.models.card_querysets import ShareCardQuerySet
from articles.models.clock import database_now
from articles.models.querysets import PublicationQuerySet
from articles.pages.card.contents import Contents, contents, drawer
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
    """Whether a card is to be drawn or removed; up to four queries."""
    since = database_now() - LATELY
    lacking = Publication.objects.visible().lacking_card(since)
    ended = ShareCard.objects.ended_since(since)
    return lacking.exists() or ended.exists() or _drawn_otherwise().exists()


def _drawn_otherwise() -> ShareCardQuerySet:
    return ShareCard.objects.drawn_otherwise([drawer(code) for code in CODES])


@task()
def draw_cards() -> int:
    """The job; how many cards were drawn or removed. Done again it does what is left.

    Those that stories lack come first, then those that would look otherwise now, the latest first.
    """
    # What another process has changed of the outlet.
    forget_masthead()
    since = database_now() - LATELY
    done = _remove(ShareCard.objects.ended_since(since)[:AT_ONCE])
    lacking = Publication.objects.visible().lacking_card(since).order_by("-visible_from")
    publications = list(with_parts(lacking[:AT_ONCE]))
    others = _drawn_otherwise().order_by("-pk")[: AT_ONCE - len(publications)]
    again = Publication.objects.filter(pk__in=list(others.values_list("pk", flat=True)))
    for publication in (*publications, *with_parts(again.order_by("-pk"))):
        try:
            done += _draw(publication)
        except OSError:
            logger.exception("The card of publication %d could not be drawn", publication.pk)
    return done


def _draw(publication: Publication) -> bool:
    """Draw a card and have the page name it; whether one was drawn that stands. Raises OSError."""
    wanted = contents(from_publication(publication))
    if wanted is None:
        return _list(publication.pk, "", "")
    same = ShareCard.objects.filter(pk=publication.pk, key=wanted.key).exclude(name="")
    if same.update(drawn_by=drawer(publication.language)):
        return False
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
        columns = {"key": key, "name": name, "drawn_by": drawer(publication.language)}
        _leave(ShareCard.objects.filter(pk=number).exclude(name=name))
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

    It comes before the pages are made anew. Three queries, one more where there are cards.
    """
    exchanged = Photo.objects.exchanged_with(photo_id).order_by().values("pk")
    led = Publication.objects.led_by_any(exchanged).ahead()
    # Held, so that no card is listed meanwhile that was drawn before.
    numbers = list(led.order_by().values_list("pk", flat=True))
    finished.held_ahead(numbers)
    shown = ShareCard.objects.filter(pk__in=numbers)
    if _leave(shown):
        shown.update(key="", name="", drawn_by="")


def look_again(publications: PublicationQuerySet) -> None:
    """Something has changed that may stand on their cards: a job draws those that it does."""
    cards = ShareCard.objects.filter(publication__in=publications.order_by().values("pk"))
    cards.update(drawn_by="")


def _leave(cards: ShareCardQuerySet) -> list[str]:
    """Have the files gone that these name, as soon as the change is stored; which it is."""
    names = [name for name in cards.values_list("name", flat=True) if name]
    if names:
        transaction.on_commit(partial(_delete_at_once, names))
    return names


def _delete_at_once(names: Iterable[str]) -> None:
    for name in names:
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
