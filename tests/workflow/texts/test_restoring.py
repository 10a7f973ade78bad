"""An earlier text made the latest again: a save like any other, with two writers."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from articles import workflow
from articles.models import Approval, Publication
from articles.workflow.decisions import may
from tests import make, moved
from tests.public.photos import photo

pytestmark = pytest.mark.django_db


def saved(story, actor, headline):
    """One more text over the latest."""
    story = make.fresh(story)
    workflow.save_draft(
        story,
        actor=actor,
        content=make.content(headline=headline, kind="correction", note="ملاحظة"),
        opened_revision=story.latest_revision_id,
    )
    return make.fresh(story)


def restored(story, actor, number=1, **changes):
    opened = {"opened_revision": make.fresh(story).latest_revision_id}
    return workflow.restore(story, actor=actor, **{"number": number, **opened, **changes})


@pytest.fixture
def story(people):
    """A draft by Rojin that Salma has written over."""
    return saved(make.draft(people), people.salma, "عنوان ثان")


def test_its_words_are_the_latest_text_and_nothing_between_is_lost(people, story):
    made = restored(story, people.rojin).revision

    first = story.revisions.get(number=1)
    assert (made.number, made.restored_number) == (3, 1)
    assert workflow.content_of(made) == workflow.content_of(first)
    assert make.fresh(story).latest_revision == made
    assert story.revisions.count() == 3
    entry = story.journal.first()
    assert (entry.move, entry.after, entry.revision) == ("restore", {"restored": 1}, made)


def test_it_is_no_minor_change_and_carries_no_note_of_the_old_one(people, story):
    saved(story, people.salma, "عنوان ثالث")
    made = restored(story, people.rojin, number=2).revision

    assert (made.headline, made.kind, made.note) == ("عنوان ثان", "text", "")


def test_what_was_restored_once_more_has_its_first_writer(people, story):
    restored(story, people.salma)
    saved(story, people.salma, "عنوان رابع")
    made = restored(story, people.salma, number=3).revision

    assert made.restored_number == 1


def test_the_same_form_again_and_the_same_words_make_nothing_new(people, story):
    first = restored(story, people.rojin, token="a-form")
    again = restored(story, people.rojin, token="a-form")
    same = restored(story, people.rojin)

    assert first.is_new
    assert not again.is_new
    assert not same.is_new
    assert story.revisions.count() == 3


def test_whoever_has_not_seen_the_latest_text_is_refused(people, story):
    opened = story.latest_revision_id
    saved(story, people.salma, "عنوان ثالث")

    with pytest.raises(workflow.StaleCopy):
        restored(story, people.rojin, opened_revision=opened)
    assert story.revisions.count() == 3


@pytest.mark.parametrize("number", [0, 7])
def test_a_text_that_is_not_there_is_refused(people, story, number):
    with pytest.raises(workflow.Refused, match="no such text"):
        restored(story, people.rojin, number=number)


@pytest.mark.parametrize("name", ["karim", "azad", "berfin", "nergiz", "admin", "stranger"])
def test_who_may_not_save_may_not_restore(people, story, name):
    with pytest.raises(workflow.Refused):
        restored(story, getattr(people, name))
    assert story.revisions.count() == 2


def test_a_photo_that_was_removed_since_does_not_come_back(people):
    picture = photo(people)
    story = make.draft(people, lead_photo=picture.pk)
    saved(story, people.salma, "بلا صورة")
    workflow.remove_photo(picture, actor=people.salma)

    with pytest.raises(workflow.Refused, match="removed"):
        restored(story, people.rojin)
    assert story.revisions.count() == 2


def test_an_approval_is_voided_and_a_schedule_held(people):
    story = make.published(people)
    story = make.revised(people, story, headline="عنوان ثان")
    hour, opened = timezone.now() + timedelta(hours=1), story.latest_revision_id
    workflow.publish(story, actor=people.zelal, opened_revision=opened, at=hour)
    restored(story, people.rojin)

    story = make.fresh(story)
    assert (story.status, story.approval) == ("draft", None)
    assert story.held_publication_id
    assert Publication.objects.visible().filter(translation=story).exists()


def never_approved(people):
    """Salma's words, never approved, then Rojin's, published; brought back by Idris."""
    story = make.draft(people)
    story = saved(story, people.salma, "كلام سلمى")
    story = saved(story, people.rojin, "كلام روجين")
    moved.submit(story, actor=people.rojin)
    make.leave_findings(story, people.idris)
    moved.approve(make.fresh(story), actor=people.idris)
    moved.publish(make.fresh(story), actor=people.zelal)
    restored(story, people.idris, number=2)
    story = make.fresh(story)
    workflow.submit(story, actor=people.idris, opened_revision=story.latest_revision_id)
    make.leave_findings(story, people.hevin)
    return make.fresh(story)


def test_neither_who_wrote_it_nor_who_brought_it_back_approves_it(people):
    story = never_approved(people)

    assert may(people.hevin, "approve", story)
    for writer in (people.salma, people.idris):
        assert not may(writer, "approve", story)
        with pytest.raises(workflow.Refused, match="Somebody else"):
            workflow.approve(story, actor=writer, opened_revision=story.latest_revision_id)


def test_the_database_knows_both_writers_too(people):
    story = never_approved(people)

    def approved_by(person):
        with transaction.atomic():
            return Approval.objects.create(
                revision=story.latest_revision,
                writer=people.idris,
                approver=person,
                created_at=timezone.now(),
            )

    with pytest.raises(DatabaseError, match="of their own"):
        approved_by(people.salma)
    assert approved_by(people.hevin)
