"""How often somebody may try: some times at once, then one at a time, for whichever name it is.

Counted in the database, so that neither another process nor an emptied cache gives more. Names and
networks stand there as digests only, for an hour after the last try at most.
"""

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from articles.models.clock import database_now
from articles.public.network import network_of

from .devices import known_device
from .models import Tries, User

NOTHING = timedelta(0)
KEPT = timedelta(hours=1)


@dataclass(frozen=True)
class Pace:
    """So many tries at once, and then one whenever that time has passed."""

    at_once: int
    each: timedelta


# At most 10 passwords for one name, 30 from one network and 5 codes of one person in five minutes.
NAME = Pace(5, timedelta(seconds=60))
NETWORK = Pace(15, timedelta(seconds=20))
CODE = Pace(3, timedelta(seconds=150))
QUESTION = Pace(30, timedelta(seconds=10))


def password_tried(request: HttpRequest, typed: str) -> timedelta:
    """Count a password for a name; how long to wait where there were too many, else nothing.

    From a device on which that name has come in before, only what was tried on it counts: nobody
    elsewhere can shut its owner out.
    """
    device = known_device(request, folded(typed))
    if device:
        return _take(f"device {device} {folded(typed)}", NAME)
    return _take(f"network {network_of(request)}", NETWORK) or _take(_of_name(typed), NAME)


def password_was_right(request: HttpRequest, person: User) -> None:
    """What was tried for the name before is forgotten."""
    _forget(_of_name(person.get_username()))


def code_tried(request: HttpRequest, person: User) -> timedelta:
    """Count a code or a passkey of somebody whose password was right."""
    return _take(_of_codes(request, person), CODE)


def code_was_right(request: HttpRequest, person: User) -> None:
    """What was tried before is forgotten."""
    _forget(_of_codes(request, person))


def own_password_tried(person: User) -> timedelta:
    """Count the password by which somebody who is in proves who they are."""
    return _take(f"own password {person.pk}", CODE)


def own_password_was_right(person: User) -> None:
    """What was tried before is forgotten."""
    _forget(f"own password {person.pk}")


def question_asked(request: HttpRequest) -> timedelta:
    """Count what a stranger asks the house to remember."""
    return _take(f"questions {network_of(request)}", QUESTION)


def too_many(wait: timedelta) -> Promise:
    """What somebody is told who has to wait: a minute of the clock on the wall."""
    minute = localtime(now() + wait + timedelta(seconds=59)).strftime("%H:%M")
    words = _("There were too many tries in a short time. You can try again from {time} on.")
    return format_lazy(words, time=minute)


def folded(name: str) -> str:
    """A name as it is counted, however it is typed."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _of_name(typed: str) -> str:
    return f"name {folded(typed)}"


def _of_codes(request: HttpRequest, person: User) -> str:
    device = known_device(request, folded(person.get_username()))
    return f"codes {person.pk} {device}"


def _digest(words: str) -> str:
    return salted_hmac("newsroom.accounts.slowing", words, algorithm="sha256").hexdigest()


def _take(words: str, pace: Pace) -> timedelta:
    """Take one try, or say how long to wait for it: what was spent comes back with time."""
    key = _digest(words)
    with transaction.atomic():
        moment = database_now()
        row = _held(key) or _new(key, moment)
        most = moment + pace.at_once * pace.each
        # More than all at once is of a clock that was ahead: nobody waits until it is met.
        spent = min(max(row.spent_until, moment), most) + pace.each
        wait = spent - most
        if wait <= NOTHING or row.spent_until > most:
            row.spent_until = min(spent, most)
            row.save(update_fields=["spent_until"])
    Tries.objects.filter(spent_until__lt=moment - KEPT).delete()
    return max(wait, NOTHING)


def _held(key: str) -> Tries | None:
    return Tries.objects.select_for_update().filter(key=key).first()


def _new(key: str, moment: datetime) -> Tries:
    """Made here, or by somebody else in the same moment."""
    with suppress(IntegrityError), transaction.atomic():
        Tries.objects.create(key=key, spent_until=moment)
    return Tries.objects.select_for_update().get(key=key)


def _forget(words: str) -> None:
    Tries.objects.filter(key=_digest(words)).delete()
