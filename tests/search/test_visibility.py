from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import workflow
from articles.models import FinishedPage, ListingRow, Publication, SearchEntry
from articles.search import search
from tests.make import approved, draft, fresh, revised

from .stories import found, tell

FIRST, SECOND = "زلزال قرب البلدة", "فيضان قرب البلدة"


def pass_time(**ahead: float) -> None:
    """Let everything scheduled be due: the moments of publications move into the past."""
    shift = timedelta(**ahead)
    with connection.cursor() as cursor:
        trigger = "guard_publication_fixed"
        place = " ON articles_publication" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{place}")
    for model in (Publication, FinishedPage, ListingRow):
        for row in model.objects.order_by("pk"):
            until = row.visible_until
            model.objects.filter(pk=row.pk).update(
                visible_from=row.visible_from - shift,
                visible_until=until and until - shift,
            )


@pytest.mark.parametrize("prepare", [draft, approved])
def test_what_was_never_published_is_not_found(people, prepare):
    prepare(people, headline=FIRST)

    assert found("زلزال", "ar") == []


def test_a_scheduled_story_is_found_when_it_is_due(people):
    story = tell(people, "ar", FIRST, at=timezone.now() + timedelta(hours=1))
    assert SearchEntry.objects.count() == 1
    assert found("زلزال", "ar") == []

    pass_time(hours=2)

    assert found("زلزال", "ar") == [story.pk]


def test_a_withdrawn_story_is_not_found(people):
    story = tell(people, "ar", FIRST)

    workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")

    assert found("زلزال", "ar") == []
    assert not SearchEntry.objects.exists()


def test_a_republished_story_is_found_again(people):
    story = tell(people, "ar", FIRST)
    workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")

    workflow.republish(fresh(story), actor=people.zelal)

    assert found("زلزال", "ar") == [story.pk]


def test_a_correction_takes_the_place_of_the_old_text(people):
    story = tell(people, "ar", FIRST)
    current = revised(people, story, body=f"<p>{SECOND}</p>")
    assert (found("زلزال", "ar"), found("فيضان", "ar")) == ([story.pk], [])

    workflow.publish(current, actor=people.zelal, opened_revision=current.latest_revision_id)

    assert (found("زلزال", "ar"), found("فيضان", "ar")) == ([], [story.pk])
    assert SearchEntry.objects.count() == 1


def with_a_correction_ahead(people):
    story = tell(people, "ar", FIRST)
    current = revised(people, story, body=f"<p>{SECOND}</p>")
    workflow.publish(
        current,
        actor=people.zelal,
        opened_revision=current.latest_revision_id,
        at=timezone.now() + timedelta(hours=1),
    )
    return story


def test_a_scheduled_correction_takes_over_at_its_time(people):
    story = with_a_correction_ahead(people)
    assert (found("زلزال", "ar"), found("فيضان", "ar")) == ([story.pk], [])

    pass_time(hours=2)

    assert (found("زلزال", "ar"), found("فيضان", "ar")) == ([], [story.pk])


def test_a_cancelled_schedule_leaves_nothing_behind(people):
    story = tell(people, "ar", FIRST, at=timezone.now() + timedelta(hours=1))

    workflow.unschedule(story, actor=people.zelal)

    assert not SearchEntry.objects.exists()


def test_an_edit_that_stops_a_schedule_takes_it_out(people):
    story = tell(people, "ar", FIRST, at=timezone.now() + timedelta(hours=1))

    revised(people, story, body=f"<p>{SECOND}</p>")

    assert not SearchEntry.objects.exists()


def test_the_index_is_written_in_the_verbs_transaction(people):
    story = approved(people, headline=FIRST)
    with transaction.atomic():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
        assert found("زلزال", "ar") == [story.pk]
        transaction.set_rollback(True)

    assert found("زلزال", "ar") == []
    assert not SearchEntry.objects.exists()


def test_what_the_index_still_holds_is_not_shown(people):
    story = tell(people, "ar", FIRST)
    live = story.publications.get()
    live.visible_until = timezone.now() + timedelta(hours=1)
    live.save(update_fields=["visible_until"])

    pass_time(hours=2)

    assert SearchEntry.objects.filter(pk=live.pk).exists()
    assert found("زلزال", "ar") == []
    assert search("زلزال", language="kmr").others == {}


def test_no_correction_comes_from_what_is_not_public_yet(people):
    tell(people, "ar", "وصل الفيضان الكبير", at=timezone.now() + timedelta(hours=1))

    assert search("الفيصان", language="ar").corrected is None


def test_an_end_still_ahead_is_kept_to_the_moment(people):
    story = tell(people, "ar", FIRST)
    live = story.publications.get()
    live.visible_until = timezone.now() + timedelta(hours=1)
    live.save(update_fields=["visible_until"])
    assert found("زلزال", "ar") == [story.pk]

    pass_time(minutes=59)
    assert found("زلزال", "ar") == [story.pk]

    pass_time(minutes=2)
    assert found("زلزال", "ar") == []


def test_a_withdrawal_that_fails_leaves_the_story_found(people):
    story = tell(people, "ar", FIRST)
    with transaction.atomic():
        workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")
        assert found("زلزال", "ar") == []
        transaction.set_rollback(True)

    assert found("زلزال", "ar") == [story.pk]


def test_a_scheduled_correction_that_is_cancelled_leaves_the_live_text_found(people):
    story = with_a_correction_ahead(people)

    workflow.unschedule(fresh(story), actor=people.zelal)
    pass_time(hours=2)

    assert (found("زلزال", "ar"), found("فيضان", "ar")) == ([story.pk], [])
