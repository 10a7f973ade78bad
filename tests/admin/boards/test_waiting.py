from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from tests import make
from tests.admin.pages import at_the_desk, form, screen, story_screen

pytestmark = pytest.mark.django_db


def queue(person, name):
    """The part of the start page that holds one queue, or nothing."""
    page = at_the_desk(person).get("/admin/").content.decode()
    _before, _mark, rest = page.partition(f'id="queue-{name}"')
    return rest.partition("</section>")[0]


def test_a_text_sent_back_waits_for_its_writer_with_the_note(people):
    story = make.submitted(people)
    workflow.send_back(
        story,
        actor=people.salma,
        opened_revision=story.latest_revision_id,
        note="أضف مصدراً ثانياً",
    )
    assert "أضف مصدراً ثانياً" in queue(people.rojin, "sent_back")
    assert screen(story) not in queue(people.karim, "sent_back")


@pytest.mark.parametrize(
    ("name", "language", "waits"),
    [
        ("salma", "ar", True),
        ("hevin", "ar", True),
        ("rojin", "ar", False),
        ("berfin", "ar", False),
        ("berfin", "kmr", True),
        ("azad", "kmr", False),
        ("salma", "kmr", False),
    ],
)
def test_submitted_texts_wait_for_the_editors_of_their_language(people, name, language, waits):
    story = make.submitted(people, language)
    assert (screen(story) in queue(getattr(people, name), "review")) == waits


@pytest.mark.parametrize(
    ("name", "waits"), [("hevin", True), ("zelal", True), ("salma", False), ("rojin", False)]
)
def test_approved_texts_wait_for_publishers(people, name, waits):
    story = make.approved(people)
    assert (screen(story) in queue(getattr(people, name), "ready")) == waits


def test_a_published_text_is_not_ready_but_live(people):
    story = make.published(people)
    assert screen(story) not in queue(people.hevin, "ready")
    assert screen(story) in queue(people.hevin, "live")


def test_a_schedule_is_shown_with_its_time(people):
    later = timezone.localtime() + timedelta(days=2)
    story = make.published(people, at=later)
    shown = queue(people.hevin, "scheduled")
    assert screen(story) in shown
    assert later.strftime("%Y-%m-%d %H:%M") in shown


def test_my_drafts_are_mine(people):
    story = make.draft(people)
    assert screen(story) in queue(people.rojin, "drafts")
    assert screen(story) not in queue(people.karim, "drafts")


def test_a_live_story_without_a_version_waits_for_the_translators_of_that_language(people):
    story = make.published(people)
    make.draft(people)
    shown = queue(people.azad, "untranslated-kmr")
    assert story_screen(story.article) in shown
    assert shown.count('class="row"') == 1
    assert not queue(people.rojin, "untranslated-kmr")


def test_a_translation_whose_source_moved_on_waits_for_the_translator(people):
    source = make.published(people)
    story = make.translated(people, source, "kmr")
    assert screen(story) not in queue(people.azad, "out_of_step")
    newer = make.revised(people, source, headline="عنوان أحدث", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    assert screen(story) in queue(people.azad, "out_of_step")


@pytest.mark.parametrize(
    ("name", "languages"), [("rojin", ["ar"]), ("zelal", ["ar", "ckb", "kmr"]), ("stranger", [])]
)
def test_new_stories_are_offered_in_the_languages_in_which_they_may_be_begun(
    people, name, languages
):
    page = at_the_desk(getattr(people, name)).get("/admin/").content.decode()
    for code in ("ar", "ckb", "kmr"):
        assert (f"/admin/articles/translation/add/?language={code}" in page) == (code in languages)


def test_a_translation_is_begun_by_one_click_beside_its_story(people):
    story = make.published(people)
    client = at_the_desk(people.azad)
    address = f"/admin/articles/translation/{story.pk}/translate/kmr/"
    client.post(address, form(client.get("/admin/"), address).fields)

    assert story.article.translations.get(language="kmr").source == story
