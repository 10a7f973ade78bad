"""A person is told that somebody came in as them on a device on which they never had.

At their next sign-in on another device, and on the page of their sessions; by mail where the house
sends any and the person has an address. Whoever came in there cannot take the notice away.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from articles.admin.privacy import outlet_zone
from articles.models.clock import database_now

from .devices import called, known_device
from .models import NewDevice, User
from .seen import device_of, told
from .slowing import folded

KEPT = timedelta(days=180)
MOST_TOLD = 5


@dataclass(frozen=True)
class Met:
    """The device on which somebody comes in; `is_new` where they never have before."""

    key: str
    name: str
    is_new: bool


def device_met(request: HttpRequest, person: User) -> Met:
    """The device of a request; whoever comes in for the first time at all has no other one.

    Of the demo's people everybody is one, so that no device is new.
    """
    known = known_device(request, folded(person.get_username()))
    device = device_of(request.headers.get("User-Agent", ""))
    is_new = not known and person.last_login is not None and not person.is_demo
    return Met(known or called(request), device.kept, is_new)


def tell_of_devices(request: HttpRequest, person: User, device: Met) -> None:
    """Keep that this one is new, and say here which others were; two queries, of most people one.

    The message stands on the next page.
    """
    key = _digest(device.key)
    if device.is_new:
        _note(person, device.name, key)
    unknown = NewDevice.objects.filter(person=person, told_at=None).exclude(key=key)
    for each in unknown[:MOST_TOLD]:
        said = _said(each)
        words = _(
            "Somebody came in with your name on a new device: %(device)s, %(moment)s. If that was "
            "not you, end that session under Devices and sessions, and choose another password."
        )
        messages.warning(request, words % said)
        NewDevice.objects.filter(pk=each.pk).update(told_at=database_now())


def new_devices_of(person: User) -> list[dict[str, object]]:
    """The latest new devices of a person, for the page of their sessions; one query."""
    rows = NewDevice.objects.filter(person=person)[:MOST_TOLD]
    return [{"device": told(row.device), "came_in_at": row.came_in_at} for row in rows]


def _note(person: User, device: str, key: str) -> None:
    now = database_now()
    NewDevice.objects.filter(person=person, came_in_at__lt=now - KEPT).delete()
    row = NewDevice.objects.create(person=person, device=device, key=key, came_in_at=now)
    if settings.MAILS_PEOPLE and person.email:
        transaction.on_commit(lambda: mail_new_device.enqueue(row.pk), robust=True)


@task()
def mail_new_device(number: int) -> None:
    """The job: mail the person, without a link, since none that is mailed leads to a sign-in.

    It is claimed before it is sent, once a server answers: done again it sends nothing.
    """
    server = get_connection()
    server.open()
    try:
        claimed = NewDevice.objects.filter(pk=number, mailed_at=None)
        if claimed.update(mailed_at=database_now()):
            _mail(NewDevice.objects.select_related("person").get(pk=number), server)
    finally:
        server.close()


def _mail(row: NewDevice, server: BaseEmailBackend) -> None:
    with override(row.person.interface_language), timezone.override(outlet_zone()):
        said = _said(row)
        words = _(
            "Somebody came in with your name on a new device: %(device)s, %(moment)s. If that was "
            "you, nothing is to be done. If not, go to the desk, end that session and choose "
            "another password."
        )
        subject = _("A new device at the desk")
    EmailMessage(subject, words % said, to=[row.person.email], connection=server).send()


def _said(row: NewDevice) -> dict[str, str]:
    """The device and the moment, each in a direction of its own (Unicode 6.3)."""
    shown, local = told(row.device), timezone.localtime(row.came_in_at)
    label = " · ".join(filter(None, [str(shown.label), shown.browser, shown.system]))
    return {"device": f"\u2068{label}\u2069", "moment": f"\u2066{local:%Y-%m-%d %H:%M}\u2069"}


def _digest(key: str) -> str:
    return salted_hmac("newsroom.accounts.new_devices", key, algorithm="sha256").hexdigest()
