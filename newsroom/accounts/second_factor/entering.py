"""How somebody comes in: by a password and then a second factor, or by a passkey alone."""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from articles.workflow.people.second_factors import ask_for_factor, needs_second_factor
from articles.workflow.people.sessions import Way, sign_in
from newsroom.accounts.absence import absence_of, tell_of_absence
from newsroom.accounts.devices import know
from newsroom.accounts.marks import has_second_factor, mark_second_factor
from newsroom.accounts.models import User
from newsroom.accounts.new_devices import device_met, tell_of_devices
from newsroom.accounts.seen import begin_session
from newsroom.accounts.slowing import folded

BEGUN = "entry_begun"
BACKEND = "newsroom.accounts.backend.OfTheDesk"
STAY = 10 * 60  # seconds from the password to the second factor


def is_open_to(person: User) -> bool:
    """Whether the person's account lets anybody in at all."""
    return person.is_active and person.is_staff and not person.is_system and not person.shut_since


def came_in_whole(request: HttpRequest) -> bool:
    """Whether a session that has a person rests on as much as the house asks of them.

    No query where the session says so itself, nor of whoever needs no second factor yet.
    """
    person = request.user
    if person.shut_since:
        return False
    if has_second_factor(request):
        return True
    return not person.second_factor_since and not is_too_late(person)


def is_too_late(person: User) -> bool:
    """Whether somebody without a second factor has had their time for one."""
    due = person.second_factor_due
    return due is not None and due <= timezone.now() and needs_second_factor(person)


def begin(request: HttpRequest, person: User, *, leads_to: str) -> None:
    """Remember in a session of nobody's that a person has given their password.

    Its key is a new one: whoever knew the former is not part of what follows.
    """
    request.session.cycle_key()
    request.session[BEGUN] = {
        "person": person.pk,
        "proof": person.get_session_auth_hash(),
        "at": time.time(),
        "leads_to": leads_to,
    }
    request.session.set_expiry(STAY)


def begun(request: HttpRequest) -> tuple[User, str] | None:
    """Who has just given their password in this session, and where they wished to go."""
    kept = request.session.get(BEGUN)
    # A clock that was put back makes nothing last longer.
    if not kept or not 0 <= time.time() - kept["at"] <= STAY:
        return None
    person = User.objects.filter(pk=kept["person"]).first()
    if person is None or not is_open_to(person):
        return None
    if not constant_time_compare(kept["proof"], person.get_session_auth_hash()):
        return None
    return person, kept["leads_to"]


def enter(request: HttpRequest, person: User, leads_to: str, *, way: Way) -> HttpResponse:
    """Let a person in, in a session with another key, on a device that is known from now on."""
    request.session.pop(BEGUN, None)
    device = device_met(request, person)
    sign_in(person, actor=person, way=way, is_new_device=device.is_new)
    absence = absence_of(person)
    login(request, person, backend=BACKEND)
    # Whatever is done in it meanwhile, a session ends some hours after it began.
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    begin_session(request)
    if way != Way.PASSWORD:
        mark_second_factor(request)
    answer = HttpResponseRedirect(leads_to)
    know(request, answer, folded(person.get_username()), device.key)
    tell_of_devices(request, person, device)
    tell_of_absence(request, person, absence)
    return answer


def stay_in(request: HttpRequest) -> None:
    """Keep this session where a verb has just ended all those of the person."""
    request.user.refresh_from_db()
    update_session_auth_hash(request, request.user)


def give_time(person: User) -> None:
    """From their first sign-in on, whoever needs a second factor has the house's time for it."""
    if not person.second_factor_due and needs_second_factor(person):
        until = timezone.now() + timedelta(days=max(1, settings.SECOND_FACTOR_GRACE_DAYS))
        ask_for_factor(person, actor=person, until=until)
