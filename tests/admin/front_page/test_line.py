"""The breaking line on the screen of the front page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from articles.models import BreakingLine
from tests import make
from tests.admin.pages import at_the_desk, form

pytestmark = pytest.mark.django_db
WORDS = "زلزال شرق المدينة"
SCREEN = "/admin/articles/frontpage/ar/change/"
SEND = "/admin/articles/frontpage/ar/breaking/"


@pytest.fixture
def client(people):
    return at_the_desk(people.hevin)


def send(client, page=None, act="set", **typed):
    fields = form(page or client.get(SCREEN), SEND).fields
    return client.post(SEND, {**fields, **typed, act: "1"})


def shown():
    return [(line.text, line.translation_id) for line in BreakingLine.objects.visible()]


def test_the_addresses_are_those_of_the_screen():
    assert reverse("admin:articles_frontpage_change", args=["ar"]) == SCREEN
    assert reverse("admin:front_page_breaking", args=["ar"]) == SEND


def test_a_line_is_set_until_a_usual_hour_and_ended(client):
    assert send(client, text=WORDS).status_code == 302
    line = BreakingLine.objects.get()
    assert timedelta(minutes=110) < line.visible_until - timezone.now() <= timedelta(hours=2)
    assert shown() == [(WORDS, None)]

    assert send(client, act="end").status_code == 302
    assert shown() == []


def test_it_may_lead_to_a_live_story(client, people):
    story = make.published(people)
    page = client.get(SCREEN).content.decode()
    assert f'<option value="{story.pk}"' in page
    send(client, story=str(story.pk))

    assert shown() == [("", story.pk)]


def test_a_story_that_is_still_to_come_is_not_offered(client, people):
    story = make.published(people, at=timezone.now() + timedelta(hours=1))

    assert f'<option value="{story.pk}"' not in client.get(SCREEN).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"text": ""},
        {"text": WORDS, "until": ""},
        {"text": WORDS, "until": "soon"},
        {"text": WORDS, "until": "2020-01-01T10:00"},
        {"text": "ن" * 141},
        {"text": "a\0b"},
        {"text": WORDS, "story": "999999"},
        {"text": WORDS, "_end": ""},
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, typed):
    again = send(client, **typed)

    assert again.status_code in (400, 403)
    assert 'role="alert"' in again.content.decode()
    assert shown() == []
    if "\0" not in typed["text"]:
        assert form(again, SEND).fields["text"] == [typed["text"]]


def test_twelve_hours_are_the_most(client):
    until = localtime(timezone.now() + timedelta(hours=13))
    again = send(client, text=WORDS, until=f"{until:%Y-%m-%dT%H:%M}")

    assert again.status_code == 403
    assert "twelve hours" in again.content.decode()


def test_whoever_comes_second_is_told_and_may_set_theirs(client, people):
    mine = client.get(SCREEN)
    send(at_the_desk(people.zelal), text="هزة")
    told = send(client, mine, text=WORDS)
    assert told.status_code == 409
    assert shown() == [("هزة", None)]

    assert send(client, told).status_code == 302
    assert shown() == [(WORDS, None)]


@pytest.mark.parametrize("name", ["rojin", "salma", "berfin", "stranger", "admin"])
def test_others_set_none(people, name):
    answer = at_the_desk(getattr(people, name)).post(SEND, {"text": WORDS, "set": "1"})

    assert answer.status_code == 404
    assert shown() == []
