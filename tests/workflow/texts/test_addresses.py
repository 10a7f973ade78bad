from datetime import timedelta

from django.utils import timezone

from articles import workflow
from tests import make

TOMORROW = timedelta(days=1)


def test_the_first_publication_sets_the_words_of_the_address(people):
    story = make.published(people, "kmr")

    assert story.slug == "sukeke-nu-li-bajer-vebu"


def test_a_new_headline_leaves_the_address(people):
    story = make.published(people, "kmr")
    revised = make.revised(people, story, headline="Sûk hate girtin")
    workflow.publish(revised, actor=people.zelal, opened_revision=revised.latest_revision_id)

    assert make.fresh(story).slug == "sukeke-nu-li-bajer-vebu"


def test_the_words_of_a_cancelled_schedule_are_in_no_address(people):
    story = make.published(people, "kmr", headline="Nehênî ye", at=timezone.now() + TOMORROW)
    workflow.unschedule(story, actor=people.zelal)
    revised = make.revised(people, story, headline="Sûk vebû")
    workflow.publish(revised, actor=people.zelal, opened_revision=revised.latest_revision_id)

    assert make.fresh(story).slug == "suk-vebu"
