import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import DeskMember
from articles.states import Role

LIST = reverse("admin:accounts_user_changelist")


@pytest.fixture
def desk(client, people):
    client.force_login(people.admin)
    return client


def test_the_list_costs_the_same_however_many_people(desk, people, django_assert_max_num_queries):
    for number in range(30):
        person = get_user_model().objects.create(username=f"person{number}")
        DeskMember.objects.create(person=person, language="ar", role=Role.REPORTER)

    with django_assert_max_num_queries(12):
        desk.get(LIST)


def test_a_password_cannot_be_searched_for(desk):
    assert desk.get(LIST, {"password__startswith": "a"}).status_code == 400


def test_a_thousand_words_are_searched_for_like_a_few(desk):
    assert desk.get(LIST, {"q": "a " * 2000}).status_code == 200


def test_a_role_stands_behind_its_language_in_either_direction(desk, people):
    page = desk.get(reverse("admin:accounts_user_changelist")).content.decode()
    assert "<bdi>العربية</bdi>: <bdi>Reporter</bdi>" in page
