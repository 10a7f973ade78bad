"""Whether a translation is in step with its source."""

from articles import workflow
from articles.models import Translation
from tests import make


def out_of_step():
    return list(Translation.objects.out_of_step())


def published_translation(people, source):
    made = make.translated(people, source, "kmr")
    workflow.submit(made, actor=people.azad, opened_revision=made.latest_revision_id)
    workflow.approve(made, actor=people.berfin, opened_revision=made.latest_revision_id)
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id)
    return make.fresh(made)


def publish_again(people, source, **changes):
    new = make.revised(people, source, **changes)
    workflow.publish(new, actor=people.hevin, opened_revision=new.latest_revision_id)
    return new


def test_a_translation_of_the_published_text_is_in_step(people):
    published_translation(people, make.published(people))

    assert out_of_step() == []


def test_it_is_out_of_step_once_its_source_was_published_anew(people):
    source = make.published(people)
    translation = published_translation(people, source)

    publish_again(people, source, headline="عنوان جديد")

    assert out_of_step() == [translation]


def test_a_draft_of_the_source_changes_nothing(people):
    source = make.published(people)
    published_translation(people, source)

    make.revised(people, source, headline="عنوان جديد")

    assert out_of_step() == []


def test_a_minor_edit_of_the_source_changes_nothing(people):
    source = make.published(people)
    published_translation(people, source)

    publish_again(people, source, headline="عنوان جديد", kind="minor")

    assert out_of_step() == []


def test_somebody_can_say_that_it_is_still_correct(people):
    source = make.published(people)
    translation = published_translation(people, source)
    publish_again(people, source, headline="عنوان جديد")

    workflow.confirm(translation, actor=people.azad)

    assert out_of_step() == []
    assert make.fresh(translation).status == translation.status


def test_it_is_in_step_again_when_one_made_from_the_new_text_is_published(people):
    source = make.published(people)
    translation = published_translation(people, source)
    new = publish_again(people, source, headline="عنوان جديد")
    workflow.save_draft(
        translation,
        actor=people.azad,
        content=make.content("kmr", headline="Sernavekî nû"),
        opened_revision=translation.latest_revision_id,
        source_revision=new.latest_revision,
    )
    assert out_of_step() == [translation]

    changed = make.fresh(translation)
    workflow.submit(changed, actor=people.azad, opened_revision=changed.latest_revision_id)
    workflow.approve(changed, actor=people.berfin, opened_revision=changed.latest_revision_id)
    workflow.publish(changed, actor=people.zelal, opened_revision=changed.latest_revision_id)

    assert out_of_step() == []
