from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry
from articles.states import BUTTONS, Move
from tests import make
from tests.admin.pages import at_the_desk, form, forms, move_address, screen

pytestmark = pytest.mark.django_db

STATES = {
    "draft": make.draft,
    "submitted": make.submitted,
    "approved": make.approved,
    "published": make.published,
    "scheduled": lambda people: make.published(people, at=timezone.now() + timedelta(days=1)),
    "kurmanji": lambda people: make.draft(people, "kmr"),
}


def reasons_on(page):
    """Move → the reason beside its closed button."""
    found = {}
    for move in BUTTONS:
        _before, mark, rest = page.partition(f'id="reason-{move}">')
        if mark:
            found[move] = unescape(rest.partition("</span>")[0])
    return found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ["rojin", "karim", "salma", "hevin", "zelal", "azad", "berfin"])
def test_every_button_says_what_may_says(people, state, name):
    story = STATES[state](people)
    person = getattr(people, name)
    answer = at_the_desk(person).get(screen(story))
    if not workflow.may_read(person, story):
        assert answer.status_code == 404
        return
    shown = reasons_on(answer.content.decode())
    open_moves = {found.action for found in forms(answer)}
    for move in BUTTONS:
        decision = workflow.may(person, move, story)
        assert (move_address(story, move) in open_moves) == bool(decision)
        assert shown.get(move, "") == str(decision.reason)


@pytest.mark.parametrize("move", BUTTONS)
def test_a_closed_move_is_refused_when_sent_all_the_same(people, move):
    story = make.published(people)
    rojin = at_the_desk(people.rojin)
    sent = {"token": "a" * 32, "opened": story.latest_revision_id, "note": "x", "_end": "1"}
    before = JournalEntry.objects.count()
    answer = rojin.post(move_address(story, move), sent)
    assert answer.status_code == 403
    assert str(workflow.may(people.rojin, move, story).reason) in unescape(answer.content.decode())
    assert JournalEntry.objects.count() == before


@pytest.mark.parametrize("move", BUTTONS)
def test_looking_at_a_move_makes_none(people, move):
    story = make.submitted(people)
    before = JournalEntry.objects.count()
    answer = at_the_desk(people.zelal).get(move_address(story, move))
    assert answer.status_code == 302
    assert JournalEntry.objects.count() == before


def test_a_move_about_a_newer_text_than_was_read_is_refused(people):
    story = make.submitted(people)
    salma, idris = at_the_desk(people.salma), at_the_desk(people.idris)
    address = move_address(story, Move.APPROVE)
    sent = form(salma.get(screen(story)), address).fields
    workflow.save_draft(
        story,
        actor=people.idris,
        content=make.content(headline="عنوان المحرر"),
        opened_revision=story.latest_revision_id,
    )
    assert idris.get(screen(story)).status_code == 200
    answer = salma.post(address, sent)
    assert answer.status_code == 409
    assert make.fresh(story).status == "submitted"


def test_the_note_of_a_refused_move_is_not_lost(people):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.SEND_BACK)
    sent = form(salma.get(screen(story)), address).fields
    workflow.take_back(story, actor=people.rojin)
    answer = salma.post(address, {**sent, "note": "أضف مصدراً"})
    assert answer.status_code == 403
    assert form(answer, address).fields["note"] == ["أضف مصدراً"]


def test_a_move_that_needs_a_note_is_refused_without(people):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.SEND_BACK)
    answer = salma.post(address, form(salma.get(screen(story)), address).fields)
    assert answer.status_code == 403
    assert "Write a note that says why." in answer.content.decode()


def test_a_move_that_did_not_arrive_whole_is_not_made(people):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.APPROVE)
    sent = form(salma.get(screen(story)), address).fields
    del sent["_end"]
    assert salma.post(address, sent).status_code == 400
    assert make.fresh(story).status == "submitted"


def test_the_same_press_sent_twice_is_one_move(people):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.APPROVE)
    sent = form(salma.get(screen(story)), address).fields
    assert [salma.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert JournalEntry.objects.filter(translation=story, move=Move.APPROVE).count() == 1


def test_an_unknown_move_is_not_there(people):
    story = make.draft(people)
    answer = at_the_desk(people.rojin).post(move_address(story, "save"))
    assert answer.status_code == 404
