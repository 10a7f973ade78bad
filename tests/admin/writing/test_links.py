"""Preview links on the screen of a text: made, listed and ended there."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import PreviewLink
from tests import make
from tests.admin.pages import at_the_desk, form, screen

pytestmark = pytest.mark.django_db


def making(story):
    return reverse("admin:translation_make_link", args=[story.pk])


def ending(story, link):
    return reverse("admin:translation_end_link", args=[story.pk, link.pk])


def made(client, story, **typed):
    fields = form(client.get(screen(story)), making(story)).fields
    return client.post(making(story), {**fields, **typed})


def address_in(answer):
    return re.search(r'value="http://testserver(/admin/link/[^"]+)"', answer.content.decode())[1]


@pytest.fixture
def story(people):
    return make.submitted(people)


def test_it_is_made_listed_counted_and_ended(people, story):
    desk, outside = at_the_desk(people.salma), Client()
    assert form(desk.get(screen(story)), making(story)).fields["hours"] == ["24"]
    answer = made(desk, story, hours="72")
    address = address_in(answer)
    link = PreviewLink.objects.get()

    assert outside.post(address).status_code == 200
    shown = desk.get(screen(story)).content.decode()
    assert address not in shown
    assert "opened 1 time<" in shown
    assert "holds until <time" in shown
    fields = form(desk.get(screen(story)), ending(story, link)).fields
    assert desk.post(ending(story, link), fields).status_code == 302
    assert outside.get(address).status_code == 404
    with pytest.raises(KeyError):
        form(desk.get(screen(story)), ending(story, link))


def test_the_same_form_again_shows_the_same_address(people, story):
    desk = at_the_desk(people.salma)
    fields = form(desk.get(screen(story)), making(story)).fields
    first, again = (address_in(desk.post(making(story), fields)) for _time in range(2))
    assert first == again
    assert PreviewLink.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"_end": ""}, 400, "did not arrive whole"),
        ({"hours": "5000"}, 403, "how long"),
        ({"hours": "x"}, 403, "how long"),
        ({"opened": "999"}, 409, "Read it again"),
    ],
)
def test_what_cannot_be_made_is_said_on_the_screen(people, story, typed, status, said):
    answer = made(at_the_desk(people.salma), story, **typed)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert not PreviewLink.objects.exists()


def test_who_may_not_know_who_writes_is_not_told_whose_link_it_is(people, story):
    made(at_the_desk(people.rojin), story)
    for name, knows in (("salma", True), ("idris", False), ("rojin", True)):
        page = at_the_desk(getattr(people, name)).get(screen(story)).content.decode()
        panel = re.search(r'<section class="panel links".*?</section>', page, re.S)[0]
        assert ("rojin" in panel) is knows, name
        assert "End this link" in panel


def test_an_auditor_sees_them_and_makes_and_ends_none(people, story):
    link = workflow.make_link(
        story, actor=people.salma, opened_revision=story.latest_revision_id, hours=1
    ).link
    desk = at_the_desk(people.nergiz)
    page = desk.get(screen(story)).content.decode()
    assert "Preview links" in page
    assert "Make a preview link" not in page
    assert "End this link" not in page
    sent = {"token": "0" * 32, "opened": str(story.latest_revision_id), "_end": "1"}
    assert desk.post(making(story), {**sent, "hours": "1"}).status_code == 403
    assert desk.post(ending(story, link), {**sent, "token": "1" * 32}).status_code == 403
    assert PreviewLink.objects.standing().get() == link


@pytest.mark.parametrize("name", ["karim", "azad", "stranger"])
def test_who_may_not_read_the_text_finds_nothing(people, story, name):
    desk = at_the_desk(getattr(people, name))
    sent = {"token": "0" * 32, "opened": "1", "_end": "1", "hours": "1"}
    for address in (making(story), reverse("admin:translation_end_link", args=[story.pk, 1])):
        assert desk.post(address, sent).status_code == 404
    assert Client().post(making(story), sent).status_code in (302, 403)
