"""Whoever comes in on a device for the first time is told to the person, where they see it."""

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.signing import loads
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom.accounts.models import NewDevice
from newsroom.accounts.new_devices import mail_new_device
from tests.journal import journal_of

from .entering import (
    clock,  # noqa: F401
    give_password,
    with_password,
)

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/131.0.0.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
TOLD = "on a new device"


def comes_in(person, client):
    """Sign in on a device, and what the start page then says."""
    person.refresh_from_db()
    give_password(person, client)
    return client.get("/admin/").content.decode()


def test_the_owner_is_told_once_and_whoever_came_in_there_never(people):
    person = with_password(people.rojin)
    own, other = Client(headers={"user-agent": LAPTOP}), Client(headers={"user-agent": PHONE})
    assert TOLD not in comes_in(person, own)
    assert not NewDevice.objects.exists()

    assert TOLD not in comes_in(person, other)
    assert TOLD not in comes_in(person, other)
    assert [entry.after.get("new_device") for entry in journal_of(person)[:3]] == [None, True, None]
    page = comes_in(person, own)
    assert TOLD in page
    assert "Phone · Chrome · Android" in page
    assert TOLD not in comes_in(person, own)

    listed = own.get(reverse("sessions")).content.decode().partition("New devices")[2]
    assert "<bdi>Chrome</bdi>" in listed
    assert "<bdi>Firefox</bdi>" not in listed


def test_another_cookie_makes_another_device_and_another_notice(people):
    person = with_password(people.rojin)
    own, other = Client(), Client()
    comes_in(person, own)
    comes_in(person, other)
    del other.cookies[settings.DEVICE_COOKIE_NAME]
    comes_in(person, other)

    assert comes_in(person, own).count(TOLD) == 1
    assert NewDevice.objects.count() == 2


def test_what_a_device_keeps_names_nobody(people):
    client = Client()
    comes_in(with_password(people.rojin), client)
    assert "rojin" not in client.cookies[settings.DEVICE_COOKIE_NAME].value
    kept = loads(
        client.cookies[settings.DEVICE_COOKIE_NAME].value, salt="newsroom.accounts.devices"
    )
    assert "rojin" not in str(kept)


def test_people_of_the_demo_are_many_and_are_not_told(people):
    people.rojin.is_demo = True
    people.rojin.save()
    with_password(people.rojin)
    for _ in range(2):
        assert TOLD not in comes_in(people.rojin, Client())
    assert not NewDevice.objects.exists()


@pytest.mark.parametrize("mails", [True, False])
def test_mail_goes_out_only_where_the_house_sends_any(
    people, settings, mails, django_capture_on_commit_callbacks
):
    settings.MAILS_PEOPLE = mails
    person = with_password(people.rojin)
    person.email = "rojin@example.org"
    person.save()
    with django_capture_on_commit_callbacks(execute=True):
        comes_in(person, Client())
        comes_in(person, Client(headers={"user-agent": PHONE}))

    assert [sent.to for sent in mail.outbox] == ([["rojin@example.org"]] if mails else [])
    for sent in mail.outbox:
        assert "Phone · Chrome · Android" in sent.body
        assert "http" not in sent.body


@pytest.fixture
def new_device(people):
    people.rojin.email = "rojin@example.org"
    people.rojin.save()
    return NewDevice.objects.create(person=people.rojin, came_in_at=timezone.now())


def test_a_job_that_is_run_again_mails_nobody_again(new_device):
    for _time in range(2):
        mail_new_device.call(new_device.pk)

    assert [sent.to for sent in mail.outbox] == [["rojin@example.org"]]


def test_while_no_server_answers_the_mail_stays_due(new_device, monkeypatch):
    def refuse(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "open", refuse)
        with pytest.raises(ConnectionRefusedError):
            mail_new_device.call(new_device.pk)
    assert not mail.outbox
    mail_new_device.call(new_device.pk)

    assert len(mail.outbox) == 1
