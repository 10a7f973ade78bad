"""The screen of the pages of the house."""

import pytest
from django.urls import reverse

from articles.models import Translation
from tests import make
from tests.admin.pages import at_the_desk, form, screen, story_screen

pytestmark = pytest.mark.django_db


def pages():
    return reverse("admin:house_pages")


def beginning(page, language):
    return reverse("admin:begin_house_page", args=[page, language])


def test_a_publisher_begins_one_and_comes_to_where_it_is_written(people):
    client = at_the_desk(people.hevin)
    action = beginning("imprint", "ar")

    answer = client.post(action, form(client.get(pages()), action).fields)

    made = Translation.objects.get(article__page="imprint")
    assert answer["Location"] == screen(made)
    assert made.latest_revision.headline == "بيانات الناشر"
    assert screen(made) in client.get(pages()).content.decode()
    assert client.get(screen(made)).status_code == 200


def test_it_offers_only_the_languages_that_one_publishes_in(people):
    page = at_the_desk(people.hevin).get(pages()).content.decode()

    assert beginning("about", "ar") in page
    assert beginning("about", "kmr") not in page


def test_an_editor_sees_what_there_is_and_begins_nothing(people):
    made, client = make.house_page(people), at_the_desk(people.salma)
    page = client.get(pages()).content.decode()
    assert screen(made) in page
    assert "/pages/contact/ar/" not in page

    sent = form(client.get(story_screen(made.article)), "").fields
    client.post(beginning("contact", "ar"), sent)

    assert not Translation.objects.filter(article__page="contact").exists()


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_it_is_not_there_for_whoever_sits_at_no_desk(people, name):
    assert at_the_desk(getattr(people, name)).get(pages()).status_code == 404


@pytest.mark.parametrize(("page", "language"), [("home", "ar"), ("about", "en")])
def test_a_page_that_cannot_be_is_not_there(people, page, language):
    client = at_the_desk(people.zelal)

    assert client.post(beginning(page, language), {"_end": "1"}).status_code == 404


def test_a_form_that_was_cut_begins_nothing(people):
    client = at_the_desk(people.zelal)
    action = beginning("about", "ar")
    sent = form(client.get(pages()), action).fields
    del sent["_end"]
    client.post(action, sent)

    assert not Translation.objects.exists()


def test_pages_are_not_among_the_stories_which_lead_to_them(people):
    make.house_page(people, headline="من نحن")
    make.published(people)

    listed = at_the_desk(people.zelal).get("/admin/articles/article/").content.decode()

    assert "من نحن" not in listed
    assert pages() in listed


def test_it_costs_the_same_however_many_there_are(people, django_assert_max_num_queries):
    client = at_the_desk(people.zelal)
    for language in ("ar", "ckb", "kmr"):
        make.house_page(people, language)
        client.get(pages())
        with django_assert_max_num_queries(6):
            client.get(pages())
