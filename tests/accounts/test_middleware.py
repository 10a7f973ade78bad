import pytest
from django.urls import reverse

INDEX = reverse("admin:index")
LOGIN = reverse("admin:login")


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")]
)
def test_staff_pages_speak_the_persons_language(client, people, language, direction):
    people.rojin.interface_language = language
    people.rojin.save(update_fields=["interface_language"])
    client.force_login(people.rojin)
    page = client.get(INDEX, headers={"Accept-Language": "en"}).content.decode()

    assert f'lang="{language}"' in page
    assert f'dir="{direction}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("ar", "ar"),
        ("ar-SY", "ar"),
        ("ckb", "ckb"),
        ("ku", "kmr"),
        ("ku-IQ,ar;q=0.5", "ckb"),
        ("en-GB,ar;q=0.8", "en"),
        ("tr,kmr;q=0.5", "kmr"),
        ("xx", "en"),
        ("", "en"),
    ],
)
def test_before_sign_in_the_browsers_language_is_spoken(client, asked, language):
    page = client.get(LOGIN, headers={"Accept-Language": asked}).content.decode()

    assert f'lang="{language}"' in page


@pytest.fixture
def newcomer(client, people):
    """Rojin, signed in with a temporary password."""
    people.rojin.must_change_password = True
    people.rojin.save(update_fields=["must_change_password"])
    client.force_login(people.rojin)
    return client


def test_a_temporary_password_opens_nothing_but_the_way_to_ones_own(newcomer):
    assert newcomer.get(INDEX).url == reverse("admin:password_change")
    assert newcomer.post(INDEX).url == reverse("admin:password_change")
    assert newcomer.get(reverse("admin:password_change")).status_code == 200


def test_a_temporary_password_does_not_keep_anyone_from_leaving(newcomer):
    assert newcomer.post(reverse("admin:logout")).status_code == 200


def test_a_password_of_ones_own_opens_the_desk(client, people):
    client.force_login(people.rojin)

    assert client.get(INDEX).status_code == 200
