"""Reviews that are taken: told to everybody, in nobody's way."""

from datetime import timedelta
from functools import partial

import pytest

from articles import workflow
from articles.models import JournalEntry, Translation
from articles.models.clock import database_now
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(people):
    return make.submitted(people)


def holder(story):
    story = make.fresh(story)
    found = workflow.claimed_by(story, database_now())
    told = Translation.objects.filter(pk=story.pk).with_claimant().get().claimant
    assert told == (str(found) if found else None)
    return found


def over(story):
    """The hour of the claim has passed."""
    Translation.objects.filter(pk=story.pk).update(reviewing_until=database_now())


def test_it_is_taken_until_a_stated_time_and_ends_by_itself(people, story):
    entry = workflow.claim_review(story, actor=people.salma)

    assert holder(story) == people.salma
    until = make.fresh(story).reviewing_until
    assert until - entry.created_at == timedelta(hours=1)
    assert entry.after == {"reviewer": people.salma.pk, "reviewing_until": until.isoformat()}
    over(story)
    assert holder(story) is None


def test_the_second_is_told_who_was_first_and_until_when(people, story):
    workflow.claim_review(story, actor=people.salma)

    with pytest.raises(workflow.Refused, match=r"salma.+\d\d:\d\d"):
        workflow.claim_review(story, actor=people.idris)
    assert holder(story) == people.salma
    over(story)
    workflow.claim_review(story, actor=people.idris)
    assert holder(story) == people.idris


def test_taking_over_is_one_act_and_says_from_whom(people, story):
    workflow.claim_review(story, actor=people.salma)
    entry = workflow.take_over_review(story, actor=people.idris, seen=people.salma.pk)

    assert holder(story) == people.idris
    assert entry.before == {"reviewer": people.salma.pk}
    with pytest.raises(workflow.Refused, match="idris"):
        workflow.take_over_review(story, actor=people.hevin, seen=people.salma.pk)
    assert holder(story) == people.idris


def test_it_is_given_up_by_whoever_has_it_alone(people, story):
    with pytest.raises(workflow.Refused, match="Nobody"):
        workflow.release_review(story, actor=people.salma)
    workflow.claim_review(story, actor=people.salma)
    with pytest.raises(workflow.Refused, match="Somebody else"):
        workflow.release_review(story, actor=people.idris)
    assert holder(story) == people.salma
    workflow.release_review(story, actor=people.salma)
    assert holder(story) is None


@pytest.mark.parametrize("decision", ["approve", "send_back", "take_back", "spike"])
def test_it_forbids_nobody_a_decision_and_ends_with_it(people, story, decision):
    workflow.claim_review(story, actor=people.salma)
    said = {"actor": people.idris}
    if decision in ("approve", "send_back"):
        said["opened_revision"] = story.latest_revision_id
    if decision in ("send_back", "spike"):
        said["note"] = "سبب"
    getattr(workflow, decision)(story, **said)

    story = make.fresh(story)
    assert (story.reviewer, story.reviewing_until) == (None, None)


def test_an_edit_by_an_editor_leaves_it(people, story):
    workflow.claim_review(story, actor=people.salma)
    workflow.save_draft(
        story,
        actor=people.idris,
        content=make.content(headline="عنوان آخر"),
        opened_revision=story.latest_revision_id,
    )
    assert holder(story) == people.salma


def test_nobody_has_it_whose_account_is_closed(people, story):
    workflow.claim_review(story, actor=people.salma)
    people.salma.is_active = False
    people.salma.save()

    assert holder(story) is None


@pytest.mark.parametrize("name", ["rojin", "karim", "azad", "berfin", "nergiz", "admin"])
def test_who_does_not_decide_takes_no_review(people, story, name):
    with pytest.raises(workflow.Refused):
        workflow.claim_review(story, actor=getattr(people, name))
    assert holder(story) is None


def test_only_what_waits_for_a_review_is_taken(people):
    with pytest.raises(workflow.Refused, match="submitted"):
        workflow.claim_review(make.draft(people), actor=people.salma)


def test_the_same_form_again_is_one_entry(people, story):
    for _time in range(2):
        workflow.claim_review(story, actor=people.salma, token="a-form")
    assert JournalEntry.objects.filter(move="claim").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_has_it_and_the_others_are_told_who(people):
    for _round in range(3):
        story = make.submitted(people)
        editors = [people.salma, people.idris, people.hevin, people.zelal]
        results = at_once(*(partial(workflow.claim_review, story, actor=who) for who in editors))

        (entry,) = won(results)
        assert holder(story).pk == entry.actor_id
        refused = [str(result) for result in results if result is not entry]
        assert all(entry.actor.username in reason for reason in refused)


@pytest.mark.django_db(transaction=True)
def test_of_several_who_take_over_at_once_one_does(people):
    story = make.submitted(people)
    workflow.claim_review(story, actor=people.salma)
    others = [people.idris, people.hevin, people.zelal]
    act = partial(workflow.take_over_review, story, seen=people.salma.pk)
    (entry,) = won(at_once(*(partial(act, actor=who) for who in others)))

    assert holder(story).pk == entry.actor_id
    assert JournalEntry.objects.filter(move="take_over").count() == 1
