"""Two people at once, on real threads. Each race has a control that shows the race is real."""

from functools import partial
from itertools import combinations
from threading import Barrier

import pytest
from django.db import IntegrityError

from articles import workflow
from articles.models import (
    Approval,
    Article,
    JournalEntry,
    Kill,
    Publication,
    Revision,
    Translation,
)
from articles.states import Status
from articles.workflow import StaleCopy
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
PATIENCE = 300  # seconds, so that a test that waits for ever fails


def check_history(story):
    story = make.fresh(story)
    assert (story.status == Status.APPROVED) == (story.approval_id is not None)
    if story.approval_id:
        assert story.approval.revision_id == story.latest_revision_id
    assert story.publications.visible().count() <= 1


@pytest.mark.parametrize("crowd", [2, 8])
def test_one_approval_when_several_approve_at_once(people, crowd):
    for _ in range(ROUNDS):
        story = make.submitted(people)
        editors = [people.salma, people.idris, people.hevin, people.zelal] * 2
        results = at_once(
            *(
                partial(
                    workflow.approve,
                    story,
                    actor=editor,
                    opened_revision=story.latest_revision_id,
                )
                for editor in editors[:crowd]
            )
        )

        assert len(won(results)) == 1
        assert Approval.objects.filter(revision=story.latest_revision).count() == 1
        assert story.journal.filter(move="approve").count() == 1
        check_history(story)


def test_whatever_publishes_while_a_story_is_killed_ends_or_is_refused(people):
    for _ in range(ROUNDS):
        story = make.approved(people)
        at_once(
            partial(
                workflow.publish,
                story,
                actor=people.zelal,
                opened_revision=story.latest_revision_id,
            ),
            partial(workflow.kill, story.article, actor=people.hevin, note="خطر"),
        )

        assert Kill.objects.filter(article=story.article, lifted_at=None).exists()
        assert not Publication.objects.ahead().of_story(story.article_id).exists()


def test_a_story_is_killed_once_when_two_kill_it(people):
    for _ in range(ROUNDS):
        story = make.published(people)
        kill = partial(workflow.kill, story.article, note="خطر")
        results = at_once(*(partial(kill, actor=who) for who in (people.hevin, people.zelal)))

        assert len(won(results)) == 1
        assert story.journal.filter(move="kill").count() == 1


def test_one_publication_when_several_publish_at_once(people):
    for _ in range(ROUNDS):
        story = make.approved(people)
        publish = partial(workflow.publish, story, opened_revision=story.latest_revision_id)
        results = at_once(*(partial(publish, actor=who) for who in (people.hevin, people.zelal)))

        assert len(won(results)) == 1
        assert story.publications.count() == 1
        check_history(story)


def test_one_of_two_saves_over_the_same_text_wins_and_the_other_is_told(people):
    for _ in range(ROUNDS):
        story = make.draft(people)
        save = partial(workflow.save_draft, story, opened_revision=story.latest_revision_id)
        results = at_once(
            partial(save, actor=people.rojin, content=make.content(headline="أولى")),
            partial(save, actor=people.salma, content=make.content(headline="ثانية")),
        )

        assert len(won(results)) == 1
        assert sum(isinstance(result, StaleCopy) for result in results) == 1
        assert story.revisions.count() == 2


def test_the_same_save_sent_twice_at_once_is_stored_once(people):
    for _ in range(ROUNDS):
        story = make.draft(people)
        save = partial(
            workflow.save_draft,
            story,
            actor=people.rojin,
            content=make.content(headline="أولى"),
            opened_revision=story.latest_revision_id,
            token=f"token-{story.pk}",
        )
        results = at_once(save, save)

        assert story.revisions.count() == 2
        assert len(won(results)) >= 1


def moves_on(story, people):
    opened = {"opened_revision": story.latest_revision_id}
    return {
        "send_back": partial(
            workflow.send_back, story, actor=people.salma, note="لماذا؟", **opened
        ),
        "approve": partial(workflow.approve, story, actor=people.idris, **opened),
        "take_back": partial(workflow.take_back, story, actor=people.rojin),
        "spike": partial(workflow.spike, story, actor=people.hevin, note="قديم"),
        "save": partial(
            workflow.save_draft,
            story,
            actor=people.zelal,
            content=make.content(headline="آخر"),
            **opened,
        ),
    }


PAIRS = list(combinations(["send_back", "approve", "take_back", "spike", "save"], 2))


@pytest.mark.parametrize("pair", PAIRS)
def test_two_different_moves_at_once_leave_a_possible_state(people, pair):
    for _ in range(3):
        story = make.submitted(people)
        moves = moves_on(story, people)

        results = at_once(*(moves[name] for name in pair))

        assert won(results)
        check_history(story)
        steps = list(story.journal.order_by("pk").values_list("from_status", "to_status"))
        for (_, before), (after, _) in zip(steps, steps[1:], strict=False):
            assert before == after


def test_publishing_and_an_edit_at_once_never_lets_an_unapproved_text_out(people):
    for _ in range(ROUNDS):
        story = make.approved(people)
        opened = {"opened_revision": story.latest_revision_id}
        results = at_once(
            partial(workflow.publish, story, actor=people.hevin, **opened),
            partial(
                workflow.save_draft,
                story,
                actor=people.rojin,
                content=make.content(headline="غير معتمد"),
                **opened,
            ),
        )

        assert won(results)
        for publication in Publication.objects.filter(translation=story):
            assert publication.revision_id == story.latest_revision_id
        check_history(story)


def test_withdrawing_and_replacing_at_once_end_in_one_order_or_the_other(people):
    for _ in range(ROUNDS):
        story = make.published(people)
        new = make.revised(people, story, headline="عنوان جديد")
        results = at_once(
            partial(workflow.withdraw, new, actor=people.hevin, note="خطأ"),
            partial(
                workflow.publish,
                new,
                actor=people.zelal,
                opened_revision=new.latest_revision_id,
            ),
        )

        assert won(results)
        check_history(story)


def test_one_hashtag_used_by_two_at_once_is_one_tag(people):
    for number in range(ROUNDS):
        body = f"<p>#وسم_جديد_{number}أ</p>"
        create = partial(workflow.create_story, language="ar", content=make.content(body=body))
        results = at_once(partial(create, actor=people.rojin), partial(create, actor=people.karim))

        tags = [saved.revision.tags.get() for saved in won(results)]
        assert len(tags) == 2
        assert tags[0] == tags[1]


def test_a_new_story_sent_twice_at_once_is_stored_once(people):
    for number in range(ROUNDS):
        create = partial(
            workflow.create_story,
            actor=people.rojin,
            language="ar",
            content=make.content(headline=f"خبر {number}"),
            token=f"new-{number}",
        )
        first, second = at_once(create, create)

        assert first.translation == second.translation
        assert Article.objects.count() == number + 1


def test_a_translation_started_twice_at_once_is_one(people):
    for _ in range(ROUNDS):
        source = make.published(people)
        start = partial(workflow.start_translation, source, language="kmr")
        first, second = at_once(
            partial(start, actor=people.azad), partial(start, actor=people.berfin)
        )

        assert first.translation == second.translation


def test_control_reading_then_checking_then_saving_goes_wrong(people):
    story, both_have_read = make.submitted(people), Barrier(2)

    def naive(actor):
        read = Translation.objects.get(pk=story.pk)
        both_have_read.wait(PATIENCE)
        if read.status == Status.SUBMITTED:
            JournalEntry.objects.create(
                subject="story",
                subject_id=read.article_id,
                translation=read,
                actor=actor,
                move="approve",
                created_at=read.created_at,
            )

    at_once(*(partial(naive, who) for who in (people.salma, people.idris)))

    assert story.journal.filter(move="approve").count() == 2


def test_control_numbering_revisions_without_the_lock_collides(people):
    story, both_have_read = make.draft(people), Barrier(2)

    def naive():
        latest = Translation.objects.get(pk=story.pk).latest_revision
        both_have_read.wait(PATIENCE)
        Revision.objects.create(
            translation=story,
            number=latest.number + 1,
            writer=people.rojin,
            created_at=latest.created_at,
        )

    results = at_once(naive, naive)

    assert sum(isinstance(result, IntegrityError) for result in results) == 1
