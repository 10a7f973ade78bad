"""Stories are found by single words of what their tags are called now."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles import workflow
from articles.models import Publication, Spelling, Tag
from articles.search import following
from articles.search.following import follow_tag, index_tag
from articles.workflow.names.spellings import add_spelling
from articles.workflow.names.tags import merge
from tests import make

from .stories import found, tell


@pytest.fixture
def market(people):
    """A live story about the market, and its tag."""
    story = tell(people, "ar", "عاد الباعة إلى #السوق")
    return story, Tag.objects.get()


def rename(tag, **names):
    Tag.objects.filter(pk=tag.pk).update(**names)
    follow_tag(tag)


def test_by_a_new_name(market):
    story, tag = market
    assert found("الهال", "ar") == []

    rename(tag, name_ar="سوق الهال الجديد")

    assert found("الهال", "ar") == [story.pk]


def test_by_a_spelling_that_an_editor_adds(people, market):
    story, tag = market
    add_spelling(tag, actor=people.salma, language="ar", text="سوق الهال الكبير")

    assert found("الهال", "ar") == [story.pk]


def test_by_the_names_of_what_its_tag_was_merged_into(people, market):
    story, tag = market
    other = Tag.objects.create(name_ar="أسواق الهال في المدينة")

    merge(tag, actor=people.admin, into=other)

    assert found("الهال", "ar") == [story.pk]


def test_what_was_withdrawn_does_not_come_back(people, market):
    story, tag = market
    workflow.withdraw(make.fresh(story), actor=people.zelal, note="خطأ")

    rename(tag, name_ar="سوق الهال الجديد")

    assert found("الهال", "ar") == []
    assert not Publication.objects.filter(search_entry__isnull=False).exists()


def test_where_the_stories_are_many_the_queue_does_it(people, market, monkeypatch, settings):
    settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}
    story, tag = market
    monkeypatch.setattr(following, "AT_ONCE", 0)
    rename(tag, name_ar="سوق الهال الجديد")

    assert DBTaskResult.objects.filter(task_path__endswith="index_tag").count() == 1
    assert found("الهال", "ar") == []
    assert index_tag.call(tag.pk) == 1
    assert found("الهال", "ar") == [story.pk]


def test_a_refused_spelling_changes_nothing(people, market):
    _story, tag = market
    with pytest.raises(workflow.Refused):
        add_spelling(tag, actor=people.stranger, language="ar", text="سوق الهال الكبير")

    assert found("الهال", "ar") == []
    assert not Spelling.objects.filter(text__contains="الهال").exists()
