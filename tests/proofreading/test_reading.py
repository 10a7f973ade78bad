"""Errors that the copy desk finds are answered before approval."""

import pytest

from articles import copydesk, workflow
from articles.models import HouseStyle
from articles.proofreading import findings, unanswered
from articles.text.plain import to_plain
from articles.workflow import Refused
from tests import make

ABOUT_FINDINGS = ("leave", "ask_again")
DOUBLED = "<p>افتتح اليوم سوق جديد في في المدينة.</p>"


def approve(people, story):
    return workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)


def required(story):
    return [entry for entry in findings(story) if entry.must_be_answered]


def test_a_clean_text_has_nothing_to_answer(people):
    assert unanswered(make.submitted(people)) == 0


def test_an_error_stands_in_the_way_of_approval(people):
    story = make.submitted(people, body=DOUBLED)

    with pytest.raises(Refused, match="copy desk"):
        approve(people, story)
    assert [entry.finding.rule for entry in required(story)] == ["C6"]


def test_an_error_that_was_left_does_not(people):
    story = make.submitted(people, body=DOUBLED)
    keys = [entry.key for entry in required(story)]

    assert workflow.leave(story, actor=people.salma, keys=keys) == 1
    assert all(entry.is_left for entry in findings(story))
    approve(people, story)


def test_paragraphs_that_are_wrong_alike_are_answered_at_once(people):
    story = make.submitted(people, body=DOUBLED * 2)
    entries = required(story)

    assert len(entries) == 2
    assert workflow.leave(story, actor=people.salma, keys=[entries[0].key]) == 1
    approve(people, story)


def test_a_left_finding_stays_left_while_other_words_change(people):
    story = make.draft(people, body=DOUBLED)
    workflow.leave(story, actor=people.rojin, keys=[entry.key for entry in required(story)])
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(body=DOUBLED + "<p>وحضر عدد من الأهالي.</p>"),
        opened_revision=story.latest_revision_id,
    )

    assert unanswered(make.fresh(story)) == 0


def test_another_error_of_the_same_rule_is_not_left_with_it(people):
    story = make.draft(people, body=DOUBLED)
    workflow.leave(story, actor=people.rojin, keys=[entry.key for entry in required(story)])
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(body=DOUBLED + "<p>وصل الوفد من من الشمال.</p>"),
        opened_revision=story.latest_revision_id,
    )

    assert unanswered(make.fresh(story)) == 1


def test_the_house_can_let_a_rule_stay_unanswered(people):
    story = make.submitted(people, body=DOUBLED)
    HouseStyle.objects.create(pk=1, optional_rules=["C6"], version=2)

    approve(people, story)


def test_whoever_may_not_save_may_not_leave(people):
    story = make.submitted(people, body=DOUBLED)
    keys = [entry.key for entry in required(story)]

    for person in (people.karim, people.rojin, people.berfin, people.stranger):
        with pytest.raises(Refused):
            workflow.leave(story, actor=person, keys=keys)
    assert unanswered(story) == 1


def test_keys_that_name_nothing_are_passed_over(people):
    story = make.draft(people)
    assert workflow.leave(story, actor=people.rojin, keys=["x"]) == 0
    assert workflow.ask_again(story, actor=people.rojin, keys=["x"]) == 0
    assert not story.journal.filter(move__in=ABOUT_FINDINGS).exists()


def test_the_log_tells_who_left_and_who_asked_again_and_what(people):
    story = make.submitted(people, body=DOUBLED)
    keys = [entry.key for entry in required(story)]
    workflow.leave(story, actor=people.salma, keys=keys)
    workflow.leave(story, actor=people.salma, keys=keys)
    workflow.ask_again(story, actor=people.idris, keys=keys)
    workflow.ask_again(story, actor=people.idris, keys=keys)

    told = story.journal.filter(move__in=ABOUT_FINDINGS).order_by("pk")
    assert [(event.move, event.actor, event.note) for event in told] == [
        ("leave", people.salma, "C6 في في"),
        ("ask_again", people.idris, "C6 في في"),
    ]
    assert {event.revision for event in told} == {story.latest_revision}


def test_many_findings_left_at_once_are_one_event_that_counts_what_it_cannot_hold(people):
    words = [f"كلمة{'ا' * number} كلمة{'ا' * number}" for number in range(1, 41)]
    story = make.draft(people, body=f"<p>{' ثم '.join(words)}</p>")
    keys = [entry.key for entry in findings(story)]
    left = workflow.leave(story, actor=people.rojin, keys=keys)

    *lines, more = story.journal.get(move="leave").note.split("\n")
    assert left == len(keys) >= 40
    assert lines[0] == "C6 كلمةا كلمةا"
    assert len(lines) + int(more.removeprefix("+")) == left


def test_two_rules_that_ask_the_same_of_a_word_are_said_once(people):
    body = "<p>قالت قوات سوريا الديمقراطية إن قوات سوريا الديموقراطية وصلت.</p>"
    story = make.draft(people, body=body)
    found = copydesk.check(to_plain(body), "ar")
    rules = {finding.rule for finding in found if finding.text == "الديموقراطية"}

    assert rules == {"C15", "A22"}
    assert [entry.finding.rule for entry in findings(story)] == ["C15"]
