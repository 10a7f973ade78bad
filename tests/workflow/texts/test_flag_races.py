"""A risk flag beside what it stops and beside who chooses what it stops, at one moment."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Outlet, Publication
from articles.workflow.names import outlet as outlets
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def flagging(story, actor, flag="minor"):
    return partial(workflow.raise_flag, story.article, actor=actor, flag=flag, note="قاصر")


def scheduling(story, actor):
    later = timezone.now() + timedelta(hours=1)
    return partial(
        workflow.publish, story, actor=actor, at=later, opened_revision=story.latest_revision_id
    )


def test_nothing_scheduled_while_a_flag_is_set_goes_out(people):
    for _ in range(ROUNDS):
        story = make.approved(people)
        at_once(scheduling(story, people.zelal), flagging(story, people.rojin))

        assert Article.objects.get(pk=story.article_id).risk_flags == {"minor": "قاصر"}
        assert not Publication.objects.pending().of_story(story.article_id).exists()


def test_one_of_two_sets_a_flag_and_one_of_two_clears_it(people):
    for _ in range(ROUNDS):
        story = make.draft(people)
        both = at_once(flagging(story, people.rojin), flagging(story, people.salma))
        assert len(won(both)) == 1

        clear = partial(workflow.clear_flag, story.article, flag="minor", note="حذف")
        both = at_once(*(partial(clear, actor=who) for who in (people.salma, people.idris)))
        assert len(won(both)) == 1
        assert Article.objects.get(pk=story.article_id).risk_flags == {}


def test_nothing_goes_out_under_a_flag_that_the_house_lets_block_at_the_same_moment(people):
    for _ in range(ROUNDS):
        Outlet.objects.all().delete()
        outlet = Outlet.objects.create(pk=1, name_ar="صوت", blocking_flags=[])
        change = partial(
            outlets.change_outlet, outlet, actor=people.admin, values={"blocking_flags": ["face"]}
        )
        flagged, other = make.approved(people), make.approved(people)
        flagging(flagged, people.rojin, "face")()
        scheduling(other, people.zelal)()
        results = at_once(
            scheduling(flagged, people.zelal), flagging(other, people.rojin, "face"), change
        )

        assert len(won(results)) >= 2
        assert not Publication.objects.pending().of_story(flagged.article_id).exists()
        assert not Publication.objects.pending().of_story(other.article_id).exists()
