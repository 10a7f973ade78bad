"""Publishing, replacing, scheduling, withdrawing and publishing again."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Publication
from articles.models.clock import database_now
from articles.workflow import Refused
from tests import make


def visible(translation, moment=None):
    publications = translation.publications
    rows = publications.visible_at(moment) if moment else publications.visible()
    return [row.revision.headline for row in rows.select_related("revision")]


def publish(translation, actor, **options):
    return workflow.publish(
        translation, actor=actor, opened_revision=translation.latest_revision_id, **options
    )


def later(**delta):
    return database_now() + timedelta(**delta)


def test_a_published_text_is_visible_at_once(people):
    story = make.approved(people)

    event = publish(story, people.hevin)

    assert visible(story) == [story.latest_revision.headline]
    assert event.publication == story.publications.get()
    assert make.fresh(story).first_published_at == story.publications.get().visible_from
    assert make.fresh(story).slug


def test_a_scheduled_text_is_visible_from_its_time_on(people):
    story = make.approved(people)
    at = later(hours=2)

    publish(story, people.hevin, at=at)

    assert visible(story) == []
    assert visible(story, at - timedelta(microseconds=1)) == []
    assert visible(story, at) == [story.latest_revision.headline]


def test_a_time_that_has_passed_is_refused(people):
    story = make.approved(people)

    with pytest.raises(Refused, match="passed"):
        publish(story, people.hevin, at=later(minutes=-1))
    assert not story.publications.exists()


def test_readers_keep_the_old_text_until_the_new_one_is_published(people):
    story = make.published(people)
    first = make.fresh(story).first_published_at
    new = make.revised(people, story, headline="عنوان جديد")

    assert visible(story) == [story.latest_revision.headline]
    publish(new, people.hevin)
    assert visible(story) == ["عنوان جديد"]
    assert make.fresh(story).first_published_at == first


def test_a_scheduled_replacement_leaves_no_gap_and_no_overlap(people):
    story = make.published(people)
    old = story.latest_revision.headline
    new = make.revised(people, story, headline="عنوان جديد")
    at = later(hours=1)

    publish(new, people.hevin, at=at)

    assert visible(story) == [old]
    assert visible(story, at - timedelta(microseconds=1)) == [old]
    assert visible(story, at) == ["عنوان جديد"]


def test_cancelling_a_replacement_lets_the_live_text_run_on(people):
    story = make.published(people)
    old = story.latest_revision.headline
    new = make.revised(people, story, headline="عنوان جديد")
    publish(new, people.hevin, at=later(hours=1))

    workflow.unschedule(new, actor=people.hevin)

    assert visible(story, later(days=9)) == [old]


def test_a_cancelled_schedule_can_be_given_another_time(people):
    story = make.approved(people)
    publish(story, people.hevin, at=later(hours=1))
    workflow.unschedule(story, actor=people.hevin)
    at = later(hours=5)

    publish(story, people.hevin, at=at)

    assert visible(story, later(hours=2)) == []
    assert visible(story, at) == [story.latest_revision.headline]
    assert make.fresh(story).first_published_at == at


def test_an_edit_holds_the_schedule_and_says_so(people):
    story = make.approved(people)
    publish(story, people.hevin, at=later(hours=1))

    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عنوان آخر"),
        opened_revision=story.latest_revision_id,
    )

    assert visible(story, later(days=1)) == []
    held = make.fresh(story)
    assert held.held_publication is not None
    assert held.approval is None
    assert [event.move for event in held.journal.all()[:2]] == ["hold", "save"]


def test_sending_an_approved_text_back_holds_its_schedule(people):
    story = make.approved(people)
    publish(story, people.hevin, at=later(hours=1))

    with pytest.raises(Refused, match="already"):
        workflow.send_back(
            story, actor=people.salma, opened_revision=story.latest_revision_id, note="لماذا؟"
        )


def test_a_withdrawn_story_is_gone_and_keeps_its_first_time(people):
    story = make.published(people)
    first = story.first_published_at

    workflow.withdraw(story, actor=people.hevin, note="خطأ في الاسم")

    assert visible(story) == []
    assert Publication.objects.filter(translation=story).once_visible().exists()
    assert make.fresh(story).first_published_at == first


def test_withdrawing_cancels_what_was_to_replace_it(people):
    story = make.published(people)
    new = make.revised(people, story, headline="عنوان جديد")
    publish(new, people.hevin, at=later(hours=1))

    workflow.withdraw(new, actor=people.hevin, note="خطأ")

    assert visible(story, later(days=1)) == []


def test_publishing_again_shows_the_withdrawn_text_and_not_the_newer_draft(people):
    story = make.published(people)
    old = story.latest_revision.headline
    first = story.first_published_at
    workflow.withdraw(story, actor=people.hevin, note="خطأ")
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="مسودة"),
        opened_revision=story.latest_revision_id,
    )

    workflow.republish(story, actor=people.hevin)

    assert visible(story) == [old]
    assert make.fresh(story).first_published_at == first


def test_nothing_is_published_without_names_in_the_language(people):
    story = make.approved(people)
    section = story.article.section
    section.name_ar = None
    section.save()

    with pytest.raises(Refused, match="section"):
        publish(story, people.hevin)


def test_nothing_is_published_before_its_embargo(people):
    story = make.approved(people)
    story.article.embargo_until = later(hours=3)
    story.article.save()

    with pytest.raises(Refused, match="embargo"):
        publish(story, people.hevin)
    with pytest.raises(Refused, match="embargo"):
        publish(story, people.hevin, at=later(hours=2))
    publish(story, people.hevin, at=later(hours=4))
    assert visible(story, later(hours=5)) == [story.latest_revision.headline]


def test_the_text_that_was_read_is_the_text_that_goes_out(people):
    story = make.approved(people)

    with pytest.raises(Refused, match="since you opened"):
        workflow.publish(story, actor=people.hevin, opened_revision=story.latest_revision_id - 1)


def test_the_same_form_sent_twice_publishes_once(people):
    story = make.approved(people)

    first = publish(story, people.hevin, token="t1")
    again = publish(story, people.hevin, token="t1")

    assert first == again
    assert story.publications.count() == 1


def test_the_body_goes_out_with_its_hashtags_linked(people):
    story = make.published(people, body="<p>قرب #الحسكة اليوم.</p>")
    tag = story.latest_revision.tags.get()

    assert f'href="/ar/tag/{tag.pk}/' in story.publications.get().body


def test_a_publication_is_minor_only_if_every_change_since_the_last_was(people):
    story = make.published(people)
    minor = make.revised(people, story, headline="عنوان مصحح", kind="minor")
    publish(minor, people.hevin)
    assert story.publications.get(revision=minor.latest_revision).is_minor

    make.revised(people, minor, headline="عنوان ثالث")
    both = make.revised(people, minor, headline="عنوان رابع", kind="minor")
    publish(both, people.hevin)
    assert not story.publications.get(revision=both.latest_revision).is_minor
