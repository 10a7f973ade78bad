from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import SearchMiss, Spelling, Tag
from articles.search import record_miss
from tests import make
from tests.admin.pages import at_the_desk, forms

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/searchmiss/"
HOSTILE = "<script>alert(1)</script>"


def missed(words, *, language="ar", days_ago=0, times=1):
    for _time in range(times):
        record_miss(words, language=language)
    today = timezone.localdate()
    SearchMiss.objects.filter(text=words).update(day=today - timedelta(days=days_ago))


def page_of(client, **asked):
    return client.get(SCREEN, asked).content.decode()


def let_find(client, words, tag, language="ar"):
    return client.post(SCREEN, {"words": words, "language": language, "tag": tag})


def test_the_words_are_summed_over_the_days_most_asked_first(people):
    missed("سوق", days_ago=3, times=2)
    record_miss("سوق", language="ar")
    record_miss("سُوق", language="ar")
    missed("مطر", times=3)
    page = page_of(at_the_desk(people.salma))

    assert page.count('<li class="miss">') == 2
    assert page.index("4 times") < page.index("3 times")
    assert page.index("مطر") > page.index("4 times")
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in page


def test_words_stand_in_their_language_and_lead_to_the_readers_search(people):
    missed("Qamişlo nû", language="kmr")
    page = page_of(at_the_desk(people.berfin))

    assert '<bdi lang="kmr" dir="ltr">Qamişlo nû</bdi>' in page
    assert 'href="/kmr/search/?q=Qami%C5%9Flo+n%C3%BB"' in page


def test_the_report_is_of_one_language_and_of_as_many_days_as_are_asked_for(people):
    missed("سوق")
    missed("Bazar", language="kmr", days_ago=10)
    missed("Rojname", language="kmr", days_ago=60)
    salma = at_the_desk(people.salma)

    assert "Bazar" in page_of(salma)
    assert "Rojname" not in page_of(salma)
    assert "Rojname" in page_of(salma, days="90")
    assert "Bazar" not in page_of(salma, days="7")
    assert "Bazar" not in page_of(salma, language="ar")
    assert "سوق" not in page_of(salma, language="kmr")


@pytest.mark.parametrize(
    "asked", [{"days": "x"}, {"days": "-1"}, {"language": HOSTILE}, {"p": "9"}]
)
def test_what_cannot_be_asked_for_is_passed_over(people, asked):
    missed("سوق")
    page = page_of(at_the_desk(people.salma), **asked)

    assert "سوق" in page
    assert "<script>alert" not in page


def test_a_tag_is_found_by_the_words_from_then_on(people, client):
    make.published(people, headline="افتتاح سوق قامشلو")
    tag = Tag.objects.create(name_ar="قامشلو")
    Spelling.objects.create(tag=tag, language="ar", text="قامشلو", key="قامشلو")
    assert "افتتاح" not in client.get("/ar/search/", {"q": "كامشلي"}).content.decode()
    salma = at_the_desk(people.salma)
    form = next(found for found in forms(salma.get(SCREEN)) if "words" in found.fields)
    answer = salma.post(SCREEN, {**form.fields, "tag": "قامشلو"})

    assert answer.status_code == 302
    spelling = Spelling.objects.get(text="كامشلي")
    assert (spelling.tag, spelling.language) == (tag, "ar")
    assert "افتتاح" in client.get("/ar/search/", {"q": "كامشلي"}).content.decode()


def test_words_that_find_the_tag_already_change_nothing(people):
    Tag.objects.create(name_ar="سوق")
    salma = at_the_desk(people.salma)
    for _time in range(2):
        assert let_find(salma, "أسواق", "سوق").status_code == 302
    assert Spelling.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "tag", "language"),
    [
        ("أسواق", "", "ar"),
        ("أسواق", "لا شيء", "ar"),
        ("أسواق", "سوق، مدينة", "ar"),
        ("أسواق", "سوق", "xx"),
        ("?!", "سوق", "ar"),
        ("", "سوق", "ar"),
        ("أ" * 101, "سوق", "ar"),
        ("مدن", "سوق", "ar"),
    ],
)
def test_what_cannot_be_a_spelling_is_refused_and_handed_back(people, words, tag, language):
    Tag.objects.create(name_ar="سوق")
    city = Tag.objects.create(name_ar="مدينة")
    let_find(at_the_desk(people.admin), "مدن", "مدينة")
    answer = let_find(at_the_desk(people.salma), words, tag, language)

    assert answer.status_code == 400
    assert 'class="problem"' in answer.content.decode()
    assert Spelling.objects.get().tag == city


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("salma", True),
        ("hevin", True),
        ("berfin", True),
        ("admin", True),
        ("rojin", False),
        ("azad", False),
        ("stranger", False),
    ],
)
def test_who_sees_the_report_and_gives_spellings(people, name, allowed):
    Tag.objects.create(name_ar="سوق")
    client = at_the_desk(getattr(people, name))

    assert (client.get(SCREEN).status_code == 200) == allowed
    assert (SCREEN in client.get("/admin/").content.decode()) == allowed
    assert (let_find(client, "أسواق", "سوق").status_code == 302) == allowed
    assert Spelling.objects.exists() == allowed


def test_the_street_is_sent_to_the_door(db):
    assert Client().get(SCREEN).status_code == 302


@pytest.mark.parametrize("view", ["add", "change", "delete", "history"])
def test_nothing_of_the_report_is_changed(people, view):
    missed("سوق")
    args = [] if view == "add" else [SearchMiss.objects.get().pk]
    address = reverse(f"admin:articles_searchmiss_{view}", args=args)
    answer = at_the_desk(people.admin).post(address, {"post": "yes", "text": "x", "count": "9"})

    assert answer.status_code in (302, 403)
    assert SearchMiss.objects.get().text == "سوق"


def test_hostile_words_are_text(people):
    missed(HOSTILE, language="kmr")
    salma = at_the_desk(people.salma)
    for page in (page_of(salma), let_find(salma, HOSTILE, HOSTILE).content.decode()):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_report_takes_as_many_queries_whatever_its_length(people):
    salma = at_the_desk(people.salma)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            salma.get(SCREEN)
        return len(captured)

    missed("سوق")
    queries()
    few = queries()
    for number in range(120):
        missed(f"Bazar {number}", language="kmr")
    assert queries() == few
    assert "Only the first 100 are shown." in page_of(salma)
