"""How many photos one person brings in within a minute and within a day."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from articles.models import DeskMember, Photo
from articles.states import Role

from . import reasons
from .decisions import ALLOWED, Decision


def may_add_more(actor: AbstractBaseUser) -> Decision:
    """Whether `actor` may bring in another photo now; if not, the reason says from when on.

    Photos that are here count, wherever they came in. Archives come in by an account with the
    importer's role at a desk, which has no quota. Three queries.
    """
    if DeskMember.objects.filter(person_id=actor.pk, role=Role.IMPORTER).exists():
        return ALLOWED
    for most, period in _quotas():
        latest = Photo.objects.brought_in(by=actor.pk, since=timezone.now() - period)
        # The one that has to grow old before there is room for another.
        moments = latest.values_list("uploaded_at", flat=True)[most - 1 : most] if most else ()
        for moment in moments:
            return Decision(False, "quota", reasons.too_many_photos(most, moment + period))
    return ALLOWED


def hold_quota(actor: AbstractBaseUser) -> Decision:
    """The same answer, true until the end of the transaction: others of this person wait."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=actor.pk)
    return may_add_more(actor)


def _quotas() -> tuple[tuple[int, timedelta], ...]:
    return (
        (settings.PHOTOS_PER_MINUTE, timedelta(minutes=1)),
        (settings.PHOTOS_PER_DAY, timedelta(days=1)),
    )
