from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Outlet, Photo
from articles.workflow import GalleryPhoto
from tests import make
from tests.admin.pages import at_the_desk, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
FIND = "/admin/articles/photo/find/"
LIBRARY = "/admin/articles/photo/"
HOSTILE = "<script>alert(1)</script>"


def numbers(answer):
    return [found["number"] for found in answer.json()["photos"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [("جسر", True), ("روجين جسر", True), ("Pira", True), ("جسر غائب", False), ("ج\0سر", True)],
)
def test_photos_are_found_by_words_of_any_language(people, words, found):
    photo(people)
    bridge = photo(people, alt_ar="جسر على الخابور", alt_kmr="Pira li ser Xabûrê")
    answer = at_the_desk(people.rojin).post(FIND, {"words": words, "language": "ar"})
    assert numbers(answer) == ([bridge.pk] if found else [])


def test_a_photo_is_found_by_its_number_and_described_in_the_language_of_the_text(people):
    wanted, _other = photo(people), photo(people)
    client = at_the_desk(people.rojin)
    for sent in ({"words": f"#{wanted.pk}"}, {"number": [str(wanted.pk), "x"]}):
        answer = client.post(FIND, {**sent, "language": "kmr"})
        assert numbers(answer) == [wanted.pk]
        assert answer.json()["photos"][0]["alt"] == "Sûkeke qerebalix"


def test_one_can_go_on_after_the_first_photos(people):
    made = [photo(people).pk for _ in range(26)]
    client = at_the_desk(people.rojin)
    first = client.post(FIND, {"language": "ar"})
    assert first.json()["has_more"]
    rest = client.post(FIND, {"language": "ar", "start": "24"})
    assert sorted(numbers(first) + numbers(rest)) == made


@pytest.mark.parametrize(
    ("ticked", "found"),
    [
        ({}, {"lead", "figure", "listed", "elsewhere", "old", "karims"}),
        ({"mine": "1"}, {"lead", "figure", "listed", "elsewhere", "old"}),
        ({"recent": "1"}, {"lead", "figure", "listed", "elsewhere", "karims"}),
        ({"unused": "1"}, {"old", "karims"}),
        ({"unused": "1", "mine": "1"}, {"old"}),
        ({"unused": "1", "mine": "1", "recent": "1"}, set()),
        ({"section": "{section}"}, {"lead", "figure", "listed"}),
        ({"section": "{section}", "unused": "1"}, set()),
        ({"section": "999999"}, set()),
        ({"section": "x", "mine": "0"}, {"lead", "figure", "listed", "elsewhere", "old", "karims"}),
    ],
)
def test_the_picker_is_narrowed_by_what_is_ticked(
    people, ticked, found, django_assert_max_num_queries
):
    names = ("lead", "figure", "listed", "elsewhere", "old", "karims")
    made = {name: photo(people) for name in names}
    Photo.objects.filter(pk=made["karims"].pk).update(uploaded_by=people.karim)
    Photo.objects.filter(pk=made["old"].pk).update(uploaded_at=timezone.now() - timedelta(hours=25))
    body = f'<p>نص</p><figure data-photo="{made["figure"].pk}"></figure>'
    gallery = (GalleryPhoto(made["listed"].pk),)
    story = make.draft(people, lead_photo=made["lead"].pk, body=body, gallery=gallery)
    make.draft(people, lead_photo=made["elsewhere"].pk)
    section = story.article.section_id
    sent = {name: value.format(section=section) for name, value in ticked.items()}
    client = at_the_desk(people.rojin)
    client.post(FIND, {"language": "ar"})

    with django_assert_max_num_queries(8):
        answer = client.post(FIND, {"language": "ar", **sent})

    assert set(numbers(answer)) == {made[name].pk for name in found}


def test_the_picker_offers_the_section_of_the_story(people):
    story = make.draft(people)
    page = at_the_desk(people.rojin).get(screen(story)).content.decode()
    assert f'data-filter="section" value="{story.article.section_id}"' in page
    new = at_the_desk(people.rojin).get("/admin/articles/translation/add/?language=ar")
    assert 'data-filter="mine"' in new.content.decode()
    assert 'data-filter="section"' not in new.content.decode()


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_the_library_is_for_people_with_a_desk(people, name):
    photo(people)
    client = at_the_desk(getattr(people, name))
    assert client.post(FIND, {"language": "ar"}).json()["photos"] == []
    assert client.get(LIBRARY).status_code == 403


def test_the_library_takes_as_many_queries_whatever_its_length(people):
    client = at_the_desk(people.rojin)

    def count():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIBRARY).status_code == 200
        return len(captured)

    photo(people)
    count()
    few = count()
    for _ in range(12):
        photo(people)
    assert count() == few <= 12


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"plain", "graphic", "undescribed", "karims"}),
        ("graphic=1", {"graphic"}),
        ("undescribed=kmr", {"undescribed"}),
        ("mine=1", {"plain", "graphic", "undescribed"}),
        ("state=past", {"withdrawn"}),
        ("state=nonsense", {"plain", "graphic", "undescribed", "karims"}),
    ],
)
def test_the_library_is_narrowed(people, asked, shown):
    made = {
        "plain": photo(people),
        "graphic": photo(people, is_graphic=True),
        "undescribed": photo(people, alt_kmr=""),
        "karims": photo(people),
        "withdrawn": photo(people, withdrawn_at="2026-01-01T00:00:00Z"),
    }
    made["karims"].uploaded_by = people.karim
    made["karims"].save(update_fields=["uploaded_by"])
    page = at_the_desk(people.rojin).get(f"{LIBRARY}?{asked}").content.decode()
    found = {name for name, row in made.items() if f"{LIBRARY}{row.pk}/change/" in page}
    assert found == shown


def test_photos_that_were_never_used_are_told_from_those_that_were(people):
    lead, figure, listed, logo, free = (photo(people) for _ in range(5))
    body = f'<p>نص</p><figure data-photo="{figure.pk}"></figure>'
    gallery = (GalleryPhoto(listed.pk),)
    make.draft(people, lead_photo=lead.pk, body=body, gallery=gallery)
    Outlet.objects.create(pk=1, name_ar="صوت", logo=logo)
    with CaptureQueriesContext(connection) as captured:
        page = at_the_desk(people.rojin).get(f"{LIBRARY}?unused=1").content.decode()
    assert not [query for query in captured if '"body"' in query["sql"]]
    found = {made.pk for made in Photo.objects.all() if f"{LIBRARY}{made.pk}/change/" in page}
    assert found == {free.pk}


def test_what_people_write_of_a_photo_is_text_wherever_it_is_shown(people):
    made = photo(people, alt_ar=HOSTILE, caption_ar=HOSTILE, credit_ar=HOSTILE, source=HOSTILE)
    story = make.draft(people, lead_photo=made.pk, gallery=(GalleryPhoto(made.pk, HOSTILE),))
    client = at_the_desk(people.salma)
    inside = f"/admin/articles/translation/{story.pk}"
    change = f"{LIBRARY}{made.pk}/change/"
    for address in (LIBRARY, change, f"{inside}/change/", f"{inside}/compare/1/1/"):
        assert "<script>alert" not in client.get(address).content.decode(), address
    assert client.post(FIND, {"language": "ar"})["Content-Type"] == "application/json"


def test_a_graphic_photo_is_blurred_until_somebody_asks(people):
    photo(people, is_graphic=True)
    page = at_the_desk(people.rojin).get(LIBRARY).content.decode()
    assert '<details class="graphic">' in page
