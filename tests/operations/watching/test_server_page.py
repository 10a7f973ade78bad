import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom.operations.heartbeats import BACKUP
from newsroom.operations.models import Heartbeat

pytestmark = pytest.mark.django_db
ADDRESS = "admin:operations_heartbeat_changelist"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def page(person):
    return signed_in(person).get(reverse(ADDRESS))


def test_an_administrator_sees_how_the_server_is(people):
    Heartbeat.objects.create(
        name=BACKUP, succeeded_at=timezone.now(), failed_at=timezone.now(), outcome="<b>no room"
    )
    answer = page(people.admin)
    html = answer.content.decode()

    assert answer.status_code == 200
    assert 'id="server-backup"' in html
    assert "&lt;b&gt;no room" in html
    assert "Django 5" in html
    assert "no-store" in answer["Cache-Control"]
    assert reverse(ADDRESS) in signed_in(people.admin).get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("name", ["zelal", "azad"])
def test_nobody_else_does(people, name):
    assert page(getattr(people, name)).status_code == 403


def test_nothing_is_changed_there(people):
    beat = Heartbeat.objects.create(name=BACKUP)
    client = signed_in(people.admin)

    assert client.get(reverse("admin:operations_heartbeat_add")).status_code == 403
    for view in ("change", "history"):
        address = reverse(f"admin:operations_heartbeat_{view}", args=[beat.pk])
        assert client.get(address).status_code == 302
    delete = reverse("admin:operations_heartbeat_delete", args=[beat.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
