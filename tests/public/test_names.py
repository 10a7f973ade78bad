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


@pytest.mark.parametrize(("typed", "questions"), [("القام", 1), ("هيفي", 2)])
def test_it_asks_the_database_little_however_many_there_are(
    client, people, django_assert_num_queries, typed, questions
):
    for number in range(4):
        story = tell(people, "ar", f"وصل إلى #القامشلي_{number}")
        story.article.bylines.update(name_ar=f"هيفي {number}")

    with django_assert_num_queries(questions):
        assert len(names(client, typed)) in (3, 4)
