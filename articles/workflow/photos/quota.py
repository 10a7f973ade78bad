"""How many pictures of one person are opened at once, within a minute and within a day.

What is opened counts, whether it comes in or not: that is what costs. One that is refused takes the
places of several, since a picture made to be refused takes much longer than any other.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import OperationalError, transaction

from articles.models import DeskMember, SentPicture
from articles.models.clock import database_now
from articles.photos import PhotoRefused
from articles.photos.limits import QUEUE_SECONDS, WORKER_SECONDS
from articles.states import Role
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
REFUSED_TAKES = 10

MOST_AT_ONCE = 3
"""Of one person: others wait in the same line, each in a thread that readers need as well."""

OPEN_AT_MOST = timedelta(seconds=QUEUE_SECONDS + WORKER_SECONDS)

Taken = tuple[datetime, int]
"""When a picture was sent and how many places it takes."""


@contextmanager
def opening_counted(actor: AbstractBaseUser) -> Iterator[None]:
    """Count a picture towards this person's quota while a picture is opened in the block.

    Raises Refused where it is used up, and PhotoRefused where too many are being opened. Archives
    come in by an account with the importer's role at a desk, which has no quota.
    """
    if DeskMember.objects.filter(person_id=actor.pk, role=Role.IMPORTER).exists():
        yield
        return
    sent = _take(actor)
    try:
        yield
    except PhotoRefused as refused:
        # Nobody has looked at it.
        sent.places = 0 if refused.reason == "busy" else REFUSED_TAKES
        raise
    finally:
        _close(sent)


def _close(sent: SentPicture) -> None:
    """Where that cannot be written it counts as open for a while."""
    sent.is_open = False
    try:
        sent.save(update_fields=["places", "is_open"])
    except OperationalError:
        logger.exception("It cannot be written that a picture of %d was opened", sent.sender_id)


def _take(actor: AbstractBaseUser) -> SentPicture:
    """Count a picture before it is opened; others of the same person wait for the answer."""
    with transaction.atomic():
        get_user_model().objects.select_for_update(no_key=True).get(pk=actor.pk)
        now, own = database_now(), SentPicture.objects.filter(sender_id=actor.pk)
        own.filter(sent_at__lte=now - DAY).delete()
        _ask_for_room(own.order_by("-sent_at", "-pk").values_list("sent_at", "places"), now)
        if own.filter(is_open=True, sent_at__gt=now - OPEN_AT_MOST).count() >= MOST_AT_ONCE:
            raise PhotoRefused("busy")
        return SentPicture.objects.create(sender_id=actor.pk, sent_at=now)


def _ask_for_room(latest_first: Iterable[Taken], now: datetime) -> None:
    taken = list(latest_first)
    for most, period in _quotas():
        recent = [each for each in taken if each[0] > now - period]
        if (full := _full_by(recent, most)) is not None:
            reason = reasons.too_many_photos(full + period)
            raise Refused(Decision(False, "quota", reason))


def _full_by(latest_first: Iterable[Taken], most: int) -> datetime | None:
    """When the picture was sent that has to grow old before there is room for another."""
    left = most
    for moment, places in latest_first:
        left -= places
        if left <= 0 < most:
            return moment
    return None


def _quotas() -> tuple[tuple[int, timedelta], ...]:
    """0 is no limit."""
    return (
        (settings.PHOTOS_PER_MINUTE, timedelta(minutes=1)),
        (settings.PHOTOS_PER_DAY, DAY),
    )
