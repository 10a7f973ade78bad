from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry
from articles.states import BUTTONS, Move
from tests import make
from tests.admin.pages import (
    at_the_desk,
    form,
    forms,
    may_press_submit,
    messages,
    move_address,
    save,
    screen,
)

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
def test_every_button_says_what_may_says_and_what_a_role_can_never_do_is_left_out(people, state):
    story = STATES[state](people)
    for name in ("rojin", "karim", "salma", "hevin", "zelal", "azad", "berfin"):
        person = getattr(people, name)
        answer = at_the_desk(person).get(screen(story))
        if not workflow.may_read(person, story):
            assert answer.status_code == 404, name
            continue
        shown = reasons_on(answer.content.decode())
        open_moves = {found.action for found in forms(answer)}
        if may_press_submit(answer, story):
            open_moves.add(move_address(story, Move.SUBMIT))
        for move in BUTTONS:
            decision = workflow.may(person, move, story)
            is_never = decision.code in {"role", "own", "language"}
            assert (move_address(story, move) in open_moves) == bool(decision), (name, move)
            reason = "" if is_never else str(decision.reason)
            assert shown.get(move, "") == reason, (name, move)


NEXT = {
    ("draft", "rojin"): "submit",
    ("draft", "salma"): "submit",
    ("submitted", "rojin"): None,
    ("submitted", "salma"): "approve",
    ("approved", "hevin"): "publish",
    ("approved", "salma"): None,
    ("scheduled", "hevin"): "publish",
    ("published", "hevin"): None,
}


@pytest.mark.parametrize(("state", "name"), NEXT)
def test_one_button_is_the_next_step(people, state, name):
    answer = at_the_desk(getattr(people, name)).get(screen(STATES[state](people)))
    following = answer.context_data["buttons"].next
    assert (following.move if following else None) == NEXT[state, name]


def test_an_incomplete_draft_can_be_completed_and_submitted_in_one_press(people):
    story = make.draft(people, body="")
    client = at_the_desk(people.rojin)
    save(client, story, body="نص كامل", submit="1")
    assert make.fresh(story).status == "submitted"
    assert make.fresh(story).latest_revision.body == "<p>نص كامل</p>"


def test_a_draft_that_is_still_incomplete_is_saved_and_says_why_it_stays(people):
    story = make.draft(people, body="")
    answer = save(at_the_desk(people.rojin), story, headline="عنوان", submit="1")
    assert make.fresh(story).latest_revision.headline == "عنوان"
    assert messages(answer)[-1].startswith("Saved, but not submitted")


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
    answer = salma.post(address, {**sent, "why": "أضف مصدراً"})
    assert answer.status_code == 403
    assert form(answer, address).fields["why"] == ["أضف مصدراً"]


def test_a_move_that_needs_a_note_is_refused_without(people):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.SEND_BACK)
    answer = salma.post(address, form(salma.get(screen(story)), address).fields)
    assert answer.status_code == 403
    assert "Write a note that says why." in answer.content.decode()


@pytest.mark.parametrize("end", ["_end", "_moves_end"])
def test_a_move_that_did_not_arrive_whole_is_not_made(people, end):
    story = make.submitted(people)
    salma = at_the_desk(people.salma)
    address = move_address(story, Move.APPROVE)
    sent = form(salma.get(screen(story)), address).fields
    del sent[end]
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
