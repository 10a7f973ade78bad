"""The checklist tells step by step what is missing, and by the next button what is left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin.writing.buttons import NEXT_STEPS
from articles.models import Article
from articles.states import Move
from tests import make
from tests.admin.pages import at_the_desk, screen

pytestmark = pytest.mark.django_db
STEPS = [Move.SUBMIT, Move.APPROVE, Move.PUBLISH]


def context(person, story):
    return at_the_desk(person).get(screen(story)).context_data


def left(person, story):
    """What is left before the next step, as names; the screen tells exactly that."""
    found = context(person, story)
    step = found["checklist"].before(NEXT_STEPS[story.status])
    names = {item.name for item in step.left} if step else set()
    assert found["before_next"].count("<li") == len(names)
    return names


def item(person, story, name):
    found = context(person, story)["checklist"].items
    return next((each for each in found if each.name == name), None)


def test_each_step_has_its_own_lines(people):
    story = make.submitted(people)

    steps = context(people.salma, story)["checklist"].steps

    assert [step.move for step in steps] == STEPS
    assert [[item.name for item in step.items] for step in steps] == [
        ["text", "standfirst", "tags"],
        ["findings"],
        ["section", "byline"],
    ]


def test_standfirst_and_tags_are_advised_and_hinder_nothing(people):
    story = make.draft(people)

    assert left(people.rojin, story) == {"standfirst", "tags"}
    assert item(people.rojin, story, "tags").is_optional
    assert workflow.may(people.rojin, Move.SUBMIT, story)


def test_what_is_there_is_no_longer_asked_for(people):
    story = make.draft(people, standfirst="سوق جديد للخضار", body="<p>في #السوق اليوم</p>")

    assert left(people.rojin, story) == set()
    assert item(people.rojin, story, "tags").is_done


def test_an_unanswered_error_is_told_before_approval(people):
    story = make.submitted(people, body="<p>اجتمع المجلس  أمس ، وناقش  المياه</p>")
    assert not workflow.may(people.salma, Move.APPROVE, story)
    assert left(people.salma, story) == {"findings"}

    make.leave_findings(story, people.salma)
    assert left(people.salma, story) == set()


def test_a_flag_that_stops_it_is_told_with_what_to_do(people):
    story = make.approved(people)
    workflow.raise_flag(story.article, actor=people.rojin, flag="source", note="يعرف من اسمه")

    told = item(people.zelal, story, "flags")
    assert "Source at risk" in str(told.problem)
    assert "An editor who has not written" in str(told.problem)
    assert left(people.zelal, story) == {"flags"}
    page = at_the_desk(people.zelal).get(screen(story)).content.decode()
    assert 'href="#flags"' in page
    assert 'id="flags"' in page


def test_a_flag_that_stops_nothing_is_no_hindrance(people):
    story = make.approved(people)
    workflow.raise_flag(story.article, actor=people.rojin, flag="face", note="وجه واضح")

    assert item(people.zelal, story, "flags").is_done
    assert left(people.zelal, story) == set()


@pytest.mark.parametrize(("hours", "is_told"), [(1, True), (-1, False)])
def test_an_embargo_is_told_until_it_is_over(people, hours, is_told):
    story = make.approved(people)
    until = timezone.now() + timedelta(hours=hours)
    Article.objects.filter(pk=story.article_id).update(embargo_until=until)

    assert (item(people.zelal, story, "embargo") is not None) == is_told
    page = at_the_desk(people.zelal).get(screen(story)).content.decode()
    assert (f"{timezone.localtime(until):%Y-%m-%d %H:%M}\u2069" in page) == is_told
    may = workflow.may(people.zelal, Move.PUBLISH, story, visible_from=timezone.now())
    assert bool(may) != is_told


def test_what_is_missing_blocks_exactly_when_the_move_is_refused(people):
    story = make.approved(people)
    assert left(people.zelal, story) == set()
    assert workflow.may(people.zelal, Move.PUBLISH, story)

    Article.objects.filter(pk=story.article_id).update(section=None)
    assert left(people.zelal, story) == {"section"}
    assert not workflow.may(people.zelal, Move.PUBLISH, story)
