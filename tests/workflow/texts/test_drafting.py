"""Saving a text: what is stored, what is refused, and that nothing is lost or doubled."""

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from articles.models import Article, Revision, Tag, Translation
from articles.states import Status
from articles.workflow import Refused, StaleCopy
from tests import make


def save(story, actor, *, opened=None, token=None, **changes):
    return workflow.save_draft(
        story,
        actor=actor,
        content=make.content(story.language, **changes),
        opened_revision=opened or story.latest_revision_id,
        token=token,
    )


def test_a_save_makes_the_next_revision_and_leaves_the_last_as_it_was(people):
    story = make.draft(people)

    saved = save(story, people.rojin, headline="عنوان آخر")

    assert saved.is_new
    assert saved.revision.number == 2
    assert Revision.objects.get(translation=story, number=1).headline == make.WORDS["ar"][0]
    assert make.fresh(story).latest_revision.headline == "عنوان آخر"


def test_an_unchanged_text_makes_no_revision(people):
    story = make.draft(people)

    assert not save(story, people.rojin).is_new
    assert story.revisions.count() == 1


def test_saving_over_somebody_elses_newer_text_is_refused(people):
    story = make.draft(people)
    opened = story.latest_revision_id
    save(story, people.salma, headline="نص المحررة")

    with pytest.raises(StaleCopy) as stale:
        save(story, people.rojin, opened=opened, headline="نص المراسلة")
    assert stale.value.latest.headline == "نص المحررة"
    assert make.fresh(story).latest_revision.headline == "نص المحررة"


def test_the_same_save_sent_twice_is_stored_once(people):
    story = make.draft(people)
    opened = story.latest_revision_id

    first = save(story, people.rojin, opened=opened, token="a", headline="عنوان آخر")
    again = save(story, people.rojin, opened=opened, token="a", headline="عنوان آخر")

    assert again.revision == first.revision
    assert not again.is_new
    assert story.revisions.count() == 2


def test_a_new_story_sent_twice_is_stored_once(people):
    twice = [
        workflow.create_story(
            actor=people.rojin, language="ar", content=make.content(), token="b"
        ).translation
        for _ in range(2)
    ]

    assert twice[0] == twice[1]
    assert Article.objects.count() == 1


def test_a_token_belongs_to_one_person(people):
    first = make.draft(people)
    second = make.draft(people)

    save(first, people.rojin, token="c", headline="أ")
    assert save(second, people.salma, token="c", headline="ب").is_new


def test_saving_over_an_approved_text_voids_the_approval(people):
    story = make.approved(people)

    save(story, people.rojin, headline="عنوان آخر")

    story = make.fresh(story)
    assert story.status == Status.DRAFT
    assert story.approval is None


def test_a_submitted_text_is_saved_by_editors_only(people):
    story = make.submitted(people)

    with pytest.raises(Refused, match="with the editors"):
        save(story, people.rojin, headline="عنوان آخر")
    save(story, people.salma, headline="عنوان المحررة")
    assert make.fresh(story).status == Status.SUBMITTED


def test_a_stranger_to_the_text_does_not_save_it(people):
    story = make.draft(people)

    for person in (people.karim, people.azad, people.berfin, people.stranger, people.admin):
        with pytest.raises(Refused):
            save(story, person, headline="x")
    assert story.revisions.count() == 1


def test_hashtags_become_tags_of_the_revision_once(people):
    story = make.draft(people, body="<p>#الحسكة ثم #الحسكة و #عام_2018.</p>")

    assert {tag.name_ar for tag in story.latest_revision.tags.all()} == {"الحسكة", "عام 2018"}


def test_two_spellings_with_one_key_are_one_tag(people):
    make.draft(people, body="<p>#الإدارة_الذاتية</p>")
    make.draft(people, body="<p>#الادارة_الذاتية</p>")

    assert Tag.objects.count() == 1


def test_hostile_html_is_cleaned_on_the_way_in(people):
    story = make.draft(people, body='<p onclick="x()">نص<script>alert(1)</script></p>')

    assert story.latest_revision.body == "<p>نص</p>"


def test_what_was_repaired_is_told(people):
    saved = workflow.create_story(
        actor=people.rojin,
        language="ar",
        content=make.content(headline="عنوان\u200bجديد"),
    )

    assert saved.revision.headline == "عنوانجديد"
    assert saved.repairs


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("body", "<div>" * 200),
        ("body", "<p>" + "م" * 600_000 + "</p>"),
        ("body", "a\x00b"),
        ("headline", "\ud800"),
        ("headline", "م" * 201),
        ("kicker", "م" * 61),
    ],
)
def test_bad_text_is_refused_with_its_field_and_nothing_is_stored(people, field, text):
    with pytest.raises(ValidationError) as refusal:
        workflow.create_story(
            actor=people.rojin, language="ar", content=make.content(**{field: text})
        )

    assert list(refusal.value.message_dict) == [field]
    assert not Article.objects.exists()


def test_an_unknown_photo_is_refused(people):
    with pytest.raises(ValidationError) as refusal:
        workflow.create_story(
            actor=people.rojin, language="ar", content=make.content(lead_photo=99)
        )

    assert "lead_photo" in refusal.value.message_dict


def test_a_translation_begins_with_the_photo_and_tags_of_its_source(people):
    source = make.published(people, body="<p>#الحسكة</p>")

    saved = workflow.start_translation(source, actor=people.azad, language="kmr")

    assert saved.revision.source_revision == source.latest_revision
    assert saved.revision.headline == ""
    assert list(saved.revision.tags.all()) == list(source.latest_revision.tags.all())


def test_a_translation_is_started_once(people):
    source = make.published(people)
    first = workflow.start_translation(source, actor=people.azad, language="kmr")
    again = workflow.start_translation(source, actor=people.azad, language="kmr")

    assert first.translation == again.translation
    assert Translation.objects.filter(article=source.article).count() == 2


def test_a_reporter_of_another_language_does_not_start_a_translation(people):
    with pytest.raises(Refused):
        workflow.start_translation(make.draft(people), actor=people.rojin, language="kmr")
