from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import DeskMember, OldAddress, SearchMiss
from articles.states import Role
from articles.workflow import GalleryPhoto
from tests import make
from tests.public.photos import photo

from .pages import at_the_desk, screen, story_screen

pytestmark = pytest.mark.django_db
MOST_OF_WRITING = 12


def queries(client, address):
    # What is kept for half a minute is read by the first.
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal"])
def test_the_writing_screen_takes_at_most_twelve_queries(people, name):
    story = make.published(people, body="<p>سوق #المدينة</p>", tags=frozenset())
    make.revised(people, story, headline="عنوان أحدث", kind="update")
    assert queries(at_the_desk(getattr(people, name)), screen(story)) <= MOST_OF_WRITING


def test_the_writing_screen_of_a_translation_out_of_step_as_well(people):
    source = make.published(people)
    story = make.translated(people, source, "kmr")
    newer = make.revised(people, source, headline="عنوان أحدث", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    client = at_the_desk(people.azad)
    assert "Out of step" in client.get(screen(story)).content.decode()
    assert queries(client, screen(story)) <= MOST_OF_WRITING


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal", "azad"])
@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/articles/translation/", "/admin/articles/article/"]
)
def test_lists_take_as_many_queries_whatever_their_length(people, name, address):
    def fill():
        source = make.published(people)
        make.translated(people, source, "kmr")
        for code in ("ar", "ckb"):
            make.draft(people, code)
            make.submitted(people, code)
            make.approved(people, code)
            make.published(people, code)

    client = at_the_desk(getattr(people, name))
    fill()
    few = queries(client, address)
    fill()
    assert queries(client, address) == few


def test_the_story_screen_takes_as_many_queries_whatever_has_happened(people):
    story = make.published(people)
    client = at_the_desk(people.zelal)
    few = queries(client, story_screen(story.article))
    make.revised(people, story, headline="عنوان أحدث")
    assert queries(client, story_screen(story.article)) == few


@pytest.mark.parametrize("name", ["rojin", "zelal"])
def test_the_writing_screen_takes_as_many_queries_whatever_its_photos(people, name):
    numbers = [photo(people).pk for _ in range(30)]
    story = make.published(people, lead_photo=numbers[0])
    client = at_the_desk(getattr(people, name))
    few = queries(client, screen(story))
    gallery = tuple(GalleryPhoto(number) for number in numbers)
    make.revised(people, story, lead_photo=numbers[0], gallery=gallery)
    assert queries(client, screen(story)) <= few + 1 <= MOST_OF_WRITING


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal"])
def test_the_screen_of_a_photo_takes_as_many_queries_wherever_it_stands(people, name):
    made, other = photo(people), photo(people)
    client = at_the_desk(getattr(people, name))
    address = reverse("admin:articles_photo_change", args=[made.pk])
    figure = f'<p>نص</p><figure data-photo="{made.pk}"></figure>'
    withdrawn = make.published(people, lead_photo=made.pk)
    workflow.withdraw(withdrawn, actor=people.zelal, note="خطأ")
    make.published(people, body=figure, gallery=(GalleryPhoto(made.pk),))
    workflow.replace_photo(other, actor=people.zelal, by=made)
    queries(client, address)
    few = queries(client, address)
    for _ in range(3):
        make.published(people, lead_photo=other.pk, body=figure)
        workflow.edit_photo(made, actor=people.zelal, words={"source": f"{_}"})
    assert queries(client, address) == few <= 20


@pytest.mark.parametrize(
    "address",
    [
        "/admin/articles/tag/",
        "/admin/articles/author/",
        "/admin/articles/section/",
        "/admin/articles/photo/",
        "/admin/articles/oldaddress/",
        "/admin/articles/searchmiss/",
        "/admin/accounts/user/",
    ],
)
def test_lists_of_names_take_as_many_queries_whatever_their_length(people, address):
    def fill(beginning):
        for number in range(3):
            story = make.published(people, body=f"<p>نص #{beginning}{number}</p>")
            photo(people)
            place = {"language": "ar", "translation": story, "path": f"/{beginning}/{number}"}
            OldAddress.objects.create(**place)
            tag = story.latest_revision.tags.get()
            OldAddress.objects.create(language="ar", tag=tag, path=f"/{beginning}/tag/{number}")
            words = f"{beginning}{number}"
            SearchMiss.objects.create(language="ar", key=words, text=words, day=date(2026, 1, 1))
            person = get_user_model().objects.create_user(words)
            DeskMember.objects.create(person=person, language="ar", role=Role.EDITOR)

    people.zelal.is_superuser = True
    people.zelal.save()
    client = at_the_desk(people.zelal)
    fill("a")
    few = queries(client, address)
    fill("b")
    assert queries(client, address) == few <= 20
