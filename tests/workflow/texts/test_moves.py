"""The moves between statuses, and reading."""

import pytest

from articles import workflow
from articles.models import Translation
from articles.states import Status
from articles.workflow import Refused
from tests import make


def test_a_text_is_submitted_sent_back_and_submitted_again(people):
    story = make.submitted(people)
    opened = story.latest_revision_id

    event = workflow.send_back(
        story, actor=people.salma, opened_revision=opened, note="أين المصدر؟"
    )
    assert make.fresh(story).status == Status.SENT_BACK
    assert event.note == "أين المصدر؟"

    workflow.submit(story, actor=people.rojin, opened_revision=opened)
    assert make.fresh(story).status == Status.SUBMITTED


@pytest.mark.parametrize("note", ["", "  \n "])
def test_sending_back_needs_a_note(people, note):
    story = make.submitted(people)

    with pytest.raises(Refused, match="note"):
        workflow.send_back(
            story, actor=people.salma, opened_revision=story.latest_revision_id, note=note
        )
    assert make.fresh(story).status == Status.SUBMITTED


def test_an_approval_is_of_the_text_that_was_read(people):
    story = make.submitted(people)
    opened = story.latest_revision_id
    workflow.save_draft(
        story,
        actor=people.idris,
        content=make.content(headline="تغيير"),
        opened_revision=opened,
    )

    with pytest.raises(Refused, match="since you opened"):
        workflow.approve(story, actor=people.salma, opened_revision=opened)


def test_an_empty_text_is_not_submitted(people):
    story = make.draft(people, body="")

    with pytest.raises(Refused, match="headline and a text"):
        workflow.submit(story, actor=people.rojin, opened_revision=story.latest_revision_id)


def test_a_newsroom_of_one_approves_its_own_text_and_it_is_marked(people, settings):
    settings.FOUR_EYES_WAIVED = True
    story = make.draft(people)
    workflow.save_draft(
        story,
        actor=people.hevin,
        content=make.content(headline="بقلم واحد"),
        opened_revision=story.latest_revision_id,
    )
    story = make.fresh(story)
    workflow.submit(story, actor=people.hevin, opened_revision=story.latest_revision_id)
    workflow.approve(story, actor=people.hevin, opened_revision=story.latest_revision_id)

    assert make.fresh(story).approval.waived


def test_an_approval_by_somebody_else_is_not_marked_as_waived(people, settings):
    settings.FOUR_EYES_WAIVED = True

    assert not make.approved(people).approval.waived


def test_whoever_wrote_before_the_last_publication_may_approve_later_changes(people):
    story = make.submitted(people)
    workflow.save_draft(
        story,
        actor=people.salma,
        content=make.content(headline="صياغة المحررة"),
        opened_revision=story.latest_revision_id,
    )
    story = make.fresh(story)
    workflow.approve(story, actor=people.idris, opened_revision=story.latest_revision_id)
    workflow.publish(story, actor=people.hevin, opened_revision=story.latest_revision_id)

    assert make.revised(people, story, headline="تحديث").approval.approver == people.salma


def test_a_spiked_text_comes_back_as_a_draft(people):
    story = make.submitted(people)
    workflow.spike(story, actor=people.salma, note="قديم")
    assert make.fresh(story).status == Status.SPIKED

    workflow.unspike(story, actor=people.salma)
    assert make.fresh(story).status == Status.DRAFT


def test_a_queue_holds_what_waits(people):
    waiting = make.submitted(people)
    ready = make.approved(people)
    make.published(people)

    assert list(Translation.objects.awaiting_review()) == [waiting]
    assert list(Translation.objects.ready_to_publish()) == [ready]
    assert not Translation.objects.written_by(people.karim.pk).exists()
