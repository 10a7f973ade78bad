"""A review is taken by one button, shown to everybody, and in nobody's way."""

import pytest
from django.urls import reverse

from articles import workflow
from tests import make
from tests.admin.pages import at_the_desk, form, screen

pytestmark = pytest.mark.django_db


def address(story, act):
    return reverse("admin:translation_review", args=[story.pk, act])


def press(client, story, act, page=None):
    fields = form(page or client.get(screen(story)), address(story, act)).fields
    return client.post(address(story, act), fields)


@pytest.fixture
def story(people):
    return make.submitted(people)


def test_it_is_taken_told_taken_over_and_given_up(people, story):
    salma, idris = at_the_desk(people.salma), at_the_desk(people.idris)
    opened_before = idris.get(screen(story))
    assert press(salma, story, "claim").status_code == 302
    assert "You have taken this review" in salma.get(screen(story)).content.decode()

    # Idris had the page open: he is told who was first, and takes it over in one act.
    late = press(idris, story, "claim", page=opened_before)
    assert late.status_code == 409
    assert "salma\u2069 has just taken this review" in late.content.decode()
    assert press(idris, story, "take_over", page=late).status_code == 302

    # Salma is told by her open page, and by the screen.
    word = salma.post(reverse("admin:translation_presence", args=[story.pk])).json()["message"]
    assert "idris\u2069 has taken the review, until" in word
    assert "has taken the review" in salma.get(screen(story)).content.decode()
    assert press(idris, story, "release").status_code == 302
    assert "has taken the review" not in salma.get(screen(story)).content.decode()


def test_the_queue_and_the_writer_see_who_has_it(people, story):
    workflow.claim_review(story, actor=people.salma)
    for name in ("idris", "rojin"):
        assert "Review taken: <bdi>salma</bdi>" in (
            at_the_desk(getattr(people, name)).get("/admin/").content.decode()
        )
    shown = at_the_desk(people.rojin).get(screen(story)).content.decode()
    assert "salma\u2069 has taken the review" in shown
    assert "Take the review" not in shown


def test_whoever_decides_decides_though_another_has_it(people, story):
    workflow.claim_review(story, actor=people.salma)
    make.leave_findings(story, people.idris)
    desk = at_the_desk(people.idris)
    move = reverse("admin:translation_move", args=[story.pk, "send_back"])
    fields = form(desk.get(screen(story)), move).fields
    assert desk.post(move, {**fields, "why": "أعد"}).status_code == 302
    assert make.fresh(story).reviewer is None
    assert "has taken the review" not in desk.get(screen(story)).content.decode()


def test_bad_requests_change_nothing(people, story):
    desk = at_the_desk(people.salma)
    fields = form(desk.get(screen(story)), address(story, "claim")).fields
    assert desk.post(address(story, "claim"), {**fields, "_end": ""}).status_code == 400
    assert desk.post(address(story, "approve"), fields).status_code == 404
    assert desk.get(address(story, "claim")).status_code == 302
    assert at_the_desk(people.rojin).post(address(story, "claim"), fields).status_code == 403
    assert at_the_desk(people.azad).post(address(story, "claim"), fields).status_code == 404
    assert make.fresh(story).reviewer is None
