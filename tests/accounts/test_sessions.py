import pytest
from django.test import Client
from django.urls import reverse

KEYS = [
    '"\\000aaaaaaaaaaaa"',
    '"\\377\\355\\240\\200aaaaaaaa"',
    "a" * 5000,
    "' OR 1=1 --",
    "a-b-c-d-e",
]


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS)
def test_a_forged_key_is_a_stranger(key):
    assert Client().get(reverse("admin:index"), HTTP_COOKIE=f"sessionid={key}").status_code == 302


def test_a_real_key_is_known(client, people):
    client.force_login(people.rojin)

    assert client.get(reverse("admin:index")).status_code == 200
