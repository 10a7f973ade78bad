"""Accounts that nobody uses are closed, but never that of whoever alone can administer."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Expression, F, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from articles.models import JournalEntry
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow.links import end_links_of
from articles.workflow.recording import record
from articles.workflow.schedules import hold_schedules_of

from .accounts import administrators, hold_person
from .second_factors import end_sessions
from .system import upkeep_account

WARNED_BEFORE = timedelta(days=14)


def unused_since(moment: datetime | Expression) -> QuerySet[AbstractBaseUser]:
    """Whose account is open and nobody has used since then, the one longest unused first.

    Adds `used_at`: the last sign-in, or when it was opened. System accounts nobody uses anyhow,
    and those of the demo everybody may.
    """
    opened = Coalesce("opened_at", "date_joined")
    used = Greatest(Coalesce("last_login", F("date_joined")), opened)
    people = get_user_model()._default_manager.annotate(used_at=used)
    ours = people.filter(is_active=True, is_staff=True, is_system=False, is_demo=False)
    return ours.filter(used_at__lt=moment).order_by("used_at", "pk")


def soon_closed_from(days: int) -> datetime:
    """Since when nobody has used what is closed within two weeks, after so many days unused."""
    # The clock of this machine is good enough for a day.
    return timezone.now() - timedelta(days=days) + WARNED_BEFORE


def close_unused(days: int) -> list[JournalEntry]:
    """Close the accounts that nobody has used for so many days; 0 closes none.

    What their owners have approved or scheduled does not go out by itself. An administrator opens
    them again. It is in the name of the system.
    """
    if not days:
        return []
    moment = database_now() - timedelta(days=days)
    closed = [_close(person, moment) for person in unused_since(moment)]
    return [entry for entry in closed if entry]


@transaction.atomic
def _close(person: AbstractBaseUser, moment: datetime) -> JournalEntry | None:
    held = hold_person(person)
    is_unused = unused_since(moment).filter(pk=held.pk).exists()
    if not is_unused or _administers_alone(held):
        return None
    held.is_active, held.unused_since = False, database_now()
    end_sessions(held)
    held.save(update_fields=["is_active", "unused_since", "entry_key"])
    actor = upkeep_account()
    hold_schedules_of(held, actor=actor, move=Move.CLOSE_UNUSED)
    end_links_of(held)
    told = {"before": {"is_active": True}, "after": {"is_active": False}}
    return record(Move.CLOSE_UNUSED, Subject.PERSON, held.pk, actor=actor, **told)


def _administers_alone(held: AbstractBaseUser) -> bool:
    others = administrators().filter(shut_since=None).exclude(pk=held.pk)
    return held.is_superuser and not others.exists()
