from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from articles import workflow
from tests.search.stories import tell


def names(client, typed, language="ar"):
    response = client.get(f"/{language}/search/names/?{urlencode({'q': typed})}")
    assert response.status_code == 200
    return response.json()["names"]


def test_names_that_begin_so_are_given(client, people):
    tell(people, "ar", "من #القامشلي إلى #كوباني")

    assert names(client, "القام") == ["القامشلي"]
    assert names(client, "القامـشلى") == ["القامشلي"]
    assert names(client, "زنبقة") == []


def test_names_of_another_language_are_not(client, people):
    tell(people, "ar", "وصل إلى #القامشلي")

    assert names(client, "القام", "kmr") == []


def test_accents_may_be_left_out(client, people):
    tell(people, "kmr", "Ji #Qamişlo hat")

    assert names(client, "qamis", "kmr") == ["Qamişlo"]


def test_what_is_not_public_gives_none(client, people):
    tell(people, "ar", "وصل إلى #القامشلي", at=timezone.now() + timedelta(hours=1))
    gone = tell(people, "ar", "وصل إلى #كوباني")
    workflow.withdraw(gone, actor=people.zelal, note="خطأ في الخبر")

    assert names(client, "القام") == names(client, "كوب") == []


def test_letters_stand_as_they_are_and_caches_keep_them_briefly(client, people):
    tell(people, "ar", "وصل إلى #القامشلي")
    client.cookies["sessionid"] = "nonsense"

    response = client.get("/ar/search/names/", {"q": "القام"})

    assert "القامشلي" in response.content.decode()
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=30"
    assert not response.cookies


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%ff", "q=%ED%A0%80", "q=" + "a" * 5000])
def test_whatever_is_typed_is_answered(client, db, query):
    response = client.get(f"/ar/search/names/?{query}")

    assert (response.status_code, response.json()) == (200, {"names": []})


def test_it_is_one_question_to_the_database(client, people, django_assert_num_queries):
    tell(people, "ar", "وصل إلى #القامشلي")

    with django_assert_num_queries(1):
        assert names(client, "القام") == ["القامشلي"]
