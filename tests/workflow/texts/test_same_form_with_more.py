"""A form is sent, its answer is lost, and it is sent again with what was changed since."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, Translation
from articles.models.clock import database_now
from articles.workflow import Refused, StaleCopy, StoryDetails
from tests import make
from tests.journal import journal_of

TOKEN = "a" * 32


def save(story, actor, opened, headline, token=TOKEN):
    return workflow.save_draft(
        story,
        actor=actor,
        content=make.content(story.language, headline=headline),
        opened_revision=opened,
        token=token,
    )


def begin(actor, headline):
    return workflow.create_story(
        actor=actor, language="ar", content=make.content(headline=headline), token=TOKEN
    )


def headlines(story):
    return list(story.revisions.order_by("number").values_list("headline", flat=True))


def test_what_was_typed_on_after_a_save_is_saved_too(people):
    story = make.draft(people)
    opened = story.latest_revision_id

    save(story, people.rojin, opened, "أولى")
    again = save(story, people.rojin, opened, "ثانية")
    once_more = save(story, people.rojin, opened, "ثانية")

    assert (again.is_new, once_more.is_new) == (True, False)
    assert headlines(story)[1:] == ["أولى", "ثانية"]


def test_it_is_refused_where_somebody_has_saved_in_between(people):
    story = make.draft(people)
    opened = story.latest_revision_id
    saved = save(story, people.rojin, opened, "أولى")
    save(story, people.salma, saved.revision.pk, "نص المحررة", token="b" * 32)

    with pytest.raises(StaleCopy) as stale:
        save(story, people.rojin, opened, "ثانية")
    assert stale.value.latest.headline == "نص المحررة"
    assert not save(story, people.rojin, opened, "أولى").is_new


def test_the_form_of_one_story_stores_nothing_in_another(people):
    first, second = make.draft(people), make.draft(people)
    save(first, people.rojin, first.latest_revision_id, "أولى")

    saved = save(second, people.rojin, second.latest_revision_id, "ثانية")

    assert saved.translation == second
    assert headlines(first)[-1] == "أولى"
    assert headlines(second)[-1] == "ثانية"


def test_a_new_story_that_was_typed_on_is_one_story_with_the_later_text(people):
    first = begin(people.rojin, "أولى")
    again = begin(people.rojin, "ثانية")

    assert again.translation == first.translation
    assert again.is_new
    assert Article.objects.count() == 1
    assert headlines(Translation.objects.get()) == ["أولى", "ثانية"]


def test_a_new_story_that_an_editor_has_saved_since_is_not_written_over(people):
    first = begin(people.rojin, "أولى")
    save(first.translation, people.salma, first.revision.pk, "نص المحررة", token="b" * 32)

    with pytest.raises(StaleCopy) as stale:
        begin(people.rojin, "ثانية")
    assert stale.value.latest.translation == first.translation
    assert Article.objects.count() == 1


def test_shared_fields_that_were_changed_on_are_changed_too(people):
    article = make.draft(people).article

    def edit(slugline):
        details = StoryDetails(slugline=slugline)
        return workflow.edit_story(
            article, actor=people.salma, details=details, opened_edit=0, token=TOKEN
        )

    assert edit("first") != edit("second")
    edit("second")
    article.refresh_from_db()
    assert article.slugline == "second"
    assert journal_of(article).filter(move="edit_story").count() == 2


def test_another_hour_is_not_taken_for_the_one_that_was_set(people):
    story = make.approved(people)
    opened = story.latest_revision_id
    hour = database_now() + timedelta(days=1)

    def schedule(at):
        workflow.publish(story, actor=people.hevin, opened_revision=opened, at=at, token=TOKEN)
        return story.publications.not_cancelled().get().visible_from

    assert schedule(hour) == hour
    assert schedule(hour + timedelta(hours=2)) == hour + timedelta(hours=2)


def test_another_note_is_not_taken_for_the_one_that_was_sent(people):
    story = make.submitted(people)
    sent = {"actor": people.salma, "opened_revision": story.latest_revision_id, "token": TOKEN}
    first = workflow.send_back(story, note="من افتتح السوق؟", **sent)

    assert workflow.send_back(story, note=" من افتتح السوق؟ ", **sent) == first
    with pytest.raises(Refused):
        workflow.send_back(story, note="ومتى؟", **sent)


def test_the_form_of_one_move_is_not_taken_for_another(people):
    story = make.submitted(people)
    workflow.take_back(story, actor=people.rojin, token=TOKEN)

    with pytest.raises(Refused):
        workflow.spike(story, actor=people.rojin, note="سبب", token=TOKEN)
