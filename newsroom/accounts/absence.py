"""Somebody who comes back after a long time is told when an account is closed."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from .models import User


def absence_of(person: User) -> timedelta:
    """How long somebody who comes in now was not here; nothing of whoever never was."""
    return timezone.now() - person.last_login if person.last_login else timedelta(0)


def tell_of_absence(request: HttpRequest, person: User, absence: timedelta) -> None:
    """Where it was half as long as an account may stay unused, say so on the next page."""
    most = settings.UNUSED_ACCOUNT_DAYS
    if not most or person.is_demo or absence < timedelta(days=most) / 2:
        return
    words = ngettext(
        "You were not here for %(days)s day. An account that nobody uses for %(most)s days is "
        "closed; an administrator opens it again.",
        "You were not here for %(days)s days. An account that nobody uses for %(most)s days is "
        "closed; an administrator opens it again.",
        absence.days,
    )
    messages.info(request, words % {"days": absence.days, "most": most})
