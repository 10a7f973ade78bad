"""A tag changed in the moment in which a text comes out. Real threads."""

import pytest
from django.db import connection

from articles import workflow
from articles.models import Tag
from articles.workflow.names.spellings import add_spelling
from articles.workflow.names.tags import change_tag, merge
from articles.workflow.texts import opening, publishing
from tests import make
from tests.threads import at_once

from .meanwhile import Other, no_faults, publish_while
from .stories import found

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "<p>عاد الباعة إلى #السوق صباح اليوم</p>"


@pytest.fixture
def other():
    return Other()


def rename(people, tag):
    change_tag(tag, actor=people.admin, values={"name_ar": "سوق الهال الجديد"})


def spell(people, tag):
    add_spelling(tag, actor=people.salma, language="ar", text="سوق الهال الكبير")


def merge_into_another(people, tag):
    merge(tag, actor=people.admin, into=Tag.objects.create(name_ar="أسواق الهال في المدينة"))


def rename_what_it_was_merged_into(people, tag):
    rename(people, Tag.objects.get(merged_into=None))


CHANGES = [rename, spell, merge_into_another]


def publish_while_tag_is(changed_by, people, other, story, monkeypatch):
    tag = story.latest_revision.tags.get()
    publish_while(people, other, monkeypatch, story, lambda: changed_by(people, tag))


@pytest.mark.parametrize("change", CHANGES)
def test_a_text_that_comes_out_meanwhile_is_found_by_the_new_words(
    people, other, monkeypatch, change
):
    story = make.approved(people, body=BODY)

    publish_while_tag_is(change, people, other, story, monkeypatch)

    assert found("الهال", "ar") == [story.pk]


def test_so_is_one_whose_tag_was_merged_before(people, other, monkeypatch):
    story = make.approved(people, body=BODY)
    root = Tag.objects.create(name_ar="الأسواق")
    merge(story.latest_revision.tags.get(), actor=people.admin, into=root)

    publish_while_tag_is(rename_what_it_was_merged_into, people, other, story, monkeypatch)

    assert found("الهال", "ar") == [story.pk]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writes at a time there")
@pytest.mark.parametrize("change", CHANGES)
def test_control_without_holding_the_tags_the_new_words_are_missed(
    people, other, monkeypatch, change
):
    story = make.approved(people, body=BODY)
    monkeypatch.setattr(publishing, "hold_shown", lambda article, revision: None)

    publish_while_tag_is(change, people, other, story, monkeypatch)

    assert found("الهال", "ar") == []


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_waits_for_each_other_where_a_live_story_is_corrected(
    people, other, monkeypatch, change
):
    live = make.published(people, body=BODY)
    story = make.revised(people, live, headline="سوق جديد في المدينة", body=BODY)
    tag = story.latest_revision.tags.get()
    real = opening.linked_body

    def prepare_slowly(*given):
        other.has_its_chance()
        return real(*given)

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    monkeypatch.setattr(opening, "linked_body", prepare_slowly)
    no_faults(at_once(publish, other.after(lambda: change(people, tag))))

    assert found("الهال", "ar") == [story.pk]
