"""A button of the screen sends the writing form along, which is mostly as it was opened."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.writing import untouched
from articles.masthead import masthead
from articles.workflow import GalleryPhoto
from tests import make
from tests.admin.pages import at_the_desk, form, move_address, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
BODY = "<p>اجتمع المجلس في #القامشلي أمس، وناقش #المياه مع الأهالي.</p>"
RICH = "<h2>عنوان</h2><p>نص<br>وسطر</p><blockquote><p>قول</p></blockquote>"
CHANGES = {
    "kicker": "زاوية",
    "headline": "عنوان آخر",
    "standfirst": "مقدمة",
    "body": "نص آخر",
    "lead_photo": "",
    "lead_photo_number": "999999",
    "photo_credit": "أحمد",
    "lead_caption": "شرح",
    "lead_alt": "وصف",
    "gallery_photo": [],
    "gallery_caption": ["شرح آخر"],
    "tags": [],
    "tag_names": "سوق",
    "kind": "minor",
    "note": "ملاحظة",
    "slugline": "اسم آخر",
    "section": "",
}


def pressed(client, story, move="publish"):
    return form(client.get(screen(story)), move_address(story, move))


@pytest.fixture
def story(people):
    number = photo(people).pk
    gallery = (GalleryPhoto(number, "شرح أول"),)
    return make.approved(people, body=BODY, lead_photo=number, gallery=gallery)


@pytest.mark.parametrize("body", [BODY, RICH])
def test_publishing_from_the_screen_takes_at_most_twenty_four_queries(
    people, body, django_capture_on_commit_callbacks
):
    story = make.approved(people, body=body, lead_photo=photo(people).pk)
    client = at_the_desk(people.zelal)
    sent = pressed(client, story)
    assert sent.fields["body"]
    masthead("ar")  # kept for half a minute
    with (
        CaptureQueriesContext(connection) as asked,
        django_capture_on_commit_callbacks(execute=True),
    ):
        client.post(sent.action, sent.fields)

    assert story.publications.visible().exists()
    assert len(asked) <= 24


def test_a_form_as_it_was_opened_is_known_by_its_letters(people, story, monkeypatch):
    client = at_the_desk(people.zelal)
    sent = pressed(client, story)
    seen = []
    asked = untouched.is_untouched
    monkeypatch.setattr(
        untouched, "is_untouched", lambda *args: seen.append(asked(*args)) or seen[-1]
    )

    client.post(sent.action, sent.fields)

    assert seen == [True]


@pytest.mark.parametrize("name", CHANGES)
def test_each_field_that_holds_something_else_stops_the_move(people, story, name):
    client = at_the_desk(people.zelal)
    sent = pressed(client, story)
    sent.fields[name] = CHANGES[name]

    response = client.post(sent.action, sent.fields)

    assert response.status_code == 409
    assert not story.publications.exists()


def test_a_newer_text_than_the_one_on_the_screen_stops_it(people, story):
    client = at_the_desk(people.zelal)
    sent = pressed(client, story)
    make.revised(people, story, headline="عنوان أحدث")

    response = client.post(sent.action, sent.fields)

    assert response.status_code == 409
    assert not story.publications.exists()
