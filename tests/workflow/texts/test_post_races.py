"""A post and its live story at once, on real threads."""

from functools import partial

import pytest

from articles import workflow
from articles.models import Publication
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def approved(people, story):
    post = make.submitted_post(people, story)
    workflow.approve(post, actor=people.idris, opened_revision=post.latest_revision_id)
    return make.fresh(post)


def publishing(people, post):
    return partial(
        workflow.publish, post, actor=people.zelal, opened_revision=post.latest_revision_id
    )


@pytest.mark.parametrize("away", ["withdraw", "kill"])
def test_no_post_stays_behind_whatever_is_published_meanwhile(people, away):
    for _ in range(ROUNDS):
        story = make.live(people)
        posts = [make.post(people, story), approved(people, story)]
        taking = {
            "withdraw": partial(workflow.withdraw, story, actor=people.hevin, note="no"),
            "kill": partial(workflow.kill, story.article, actor=people.hevin, note="no"),
        }[away]
        results = at_once(publishing(people, posts[1]), taking)

        assert results[1] in won(results)
        ahead = Publication.objects.ahead()
        assert not ahead.filter(translation__in=[story, *posts]).exists()


def test_a_story_comes_back_with_every_post_or_none_is_lost(people):
    for _ in range(ROUNDS):
        story = make.live(people)
        posts = [make.post(people, story), approved(people, story)]
        workflow.withdraw(story, actor=people.hevin, note="no")
        results = at_once(
            publishing(people, posts[1]), partial(workflow.republish, story, actor=people.hevin)
        )

        assert results[1] in won(results)
        assert posts[0].publications.visible().exists()


def test_two_languages_are_withdrawn_at_once(people):
    for _ in range(ROUNDS):
        arabic = make.live(people)
        kurdish = make.published_translation(people, arabic, "kmr")
        posts = [make.post(people, arabic) for _ in range(3)]
        posts += [make.published_translation(people, post, "kmr") for post in reversed(posts)]
        results = at_once(
            *(
                partial(workflow.withdraw, version, actor=people.zelal, note="no")
                for version in (arabic, kurdish)
            )
        )

        assert len(won(results)) == 2
        assert not Publication.objects.ahead().filter(translation__in=posts).exists()


def test_what_is_published_while_it_ends_is_out_or_held(people):
    for _ in range(ROUNDS):
        story = make.live(people)
        post = approved(people, story)
        results = at_once(
            publishing(people, post), partial(workflow.end_live, story.article, actor=people.zelal)
        )

        assert results[1] in won(results)
        assert not Publication.objects.pending().filter(translation=post).exists()
