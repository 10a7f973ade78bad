"""Stories are found by the names under which they stand, as those are now."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import workflow
from articles.models import Publication, SearchEntry
from articles.search import following, search
from articles.search.following import follow_author, index_author
from articles.workflow import Refused, StoryDetails, edit_story, last_edit
from tests import make
from tests.make import published

from .stories import found, tell


def under(people, author, language="ar", **changes):
    """A live story by this author alone."""
    story = published(people, language, **changes)
    sign(story, people.zelal, author)
    return story


def sign(story, actor, *authors):
    article = story.article
    details = StoryDetails(section=article.section, bylines=authors)
    edit_story(article, actor=actor, details=details, opened_edit=last_edit(article))


def release(people, version):
    """Bring a draft before readers."""
    opened = {"opened_revision": version.latest_revision_id}
    workflow.submit(version, actor=version.latest_revision.writer, **opened)
    workflow.approve(version, actor=people.zelal, **opened)
    workflow.publish(version, actor=people.zelal, **opened)


def rename(author, **names):
    for language, name in names.items():
        setattr(author, f"name_{language}", name)
    author.save()
    follow_author(author)


@pytest.fixture
def ciwan(db):
    return make.author(ar="جوان إبراهيم", ckb="جوان ئیبراهیم", kmr="Ciwan Îbrahîm")


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("ar", "جوان إبراهيم"),
        ("ar", "ابراهيم"),
        ("ckb", "جوان"),
        ("kmr", "ciwan ibrahim"),
        ("kmr", "Îbrahîmê"),
    ],
)
def test_a_story_is_found_by_its_author_in_its_language(people, ciwan, language, query):
    story = under(people, ciwan, language)
    published(people, language)

    assert found(query, language) == [story.pk]


def test_the_name_in_another_language_does_not_count(people, ciwan):
    under(people, ciwan, "kmr")

    assert found("جوان", "kmr") == []


def test_an_author_and_a_word_of_the_text_are_found_together(people, ciwan):
    story = under(people, ciwan, headline="موسم المطر")
    under(people, ciwan)

    assert found("المطر جوان", "ar") == [story.pk]


def test_a_byline_counts_more_than_the_text_and_less_than_the_standfirst(people, ciwan):
    standfirst = published(people, "ar", headline="خبر", standfirst="قال جوان إنه بخير")
    byline = under(people, ciwan)
    text = tell(people, "ar", "قال جوان إنه بخير")

    assert found("جوان", "ar") == [standfirst.pk, byline.pk, text.pk]


def test_the_byline_is_shown_where_the_story_is_found_by_it(people, ciwan):
    under(people, ciwan, headline="موسم المطر")

    (by_name,) = search("ابراهيم", language="ar").hits
    (by_text,) = search("المطر", language="ar").hits

    assert by_name.bylines == ((("جوان ", False), ("إبراهيم", True)),)
    assert by_text.bylines == ()


def test_another_byline_takes_the_place_of_the_old_one_at_once(people, ciwan):
    story = under(people, ciwan)
    other = make.author(ar="هيفي صالح")

    sign(story, people.zelal, other)

    assert (found("جوان", "ar"), found("هيفي", "ar")) == ([], [story.pk])


def test_all_languages_of_a_story_follow_its_byline(people, ciwan):
    source = published(people)
    kurmanji = make.translated(people, source, "kmr")
    release(people, kurmanji)

    sign(source, people.zelal, ciwan)

    assert found("جوان", "ar") == [source.pk]
    assert found("Ciwan", "kmr") == [kurmanji.pk]


def test_a_scheduled_version_follows_its_byline_too(people, ciwan):
    story = under(people, ciwan, at=timezone.now() + timedelta(hours=1))

    assert found("جوان", "ar") == []
    assert {"جوان", "ابراهيم"} <= words_of(story.publications.get())


def test_a_byline_that_is_refused_changes_nothing(people, ciwan):
    story = under(people, ciwan)
    nameless = make.author(ar="")

    with pytest.raises(Refused):
        sign(story, people.zelal, nameless)

    assert found("جوان", "ar") == [story.pk]


def test_a_new_name_is_found_and_the_old_one_is_not(people, ciwan):
    story = under(people, ciwan)

    rename(ciwan, ar="جوان ملا", kmr="Ciwan Mela")

    assert (found("ملا", "ar"), found("إبراهيم", "ar")) == ([story.pk], [])


def test_what_has_ended_does_not_come_back_by_a_new_name(people, ciwan):
    story = under(people, ciwan)
    workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")

    rename(ciwan, ar="جوان ملا")

    assert not SearchEntry.objects.exists()


def test_the_name_of_who_really_wrote_finds_nothing(people):
    pseudonym = make.author(ar="قلم حر")
    story = under(people, pseudonym)

    assert story.latest_revision.writer == people.rojin
    assert found(people.rojin.username, "ar") == []
    assert found("قلم حر", "ar") == [story.pk]


class TestVeryManyStories:
    @pytest.fixture(autouse=True)
    def _two_are_many(self, monkeypatch):
        monkeypatch.setattr(following, "AT_ONCE", 1)
        monkeypatch.setattr(following, "BATCH", 1)

    def test_the_queue_gives_them_their_new_name(self, people, ciwan, settings):
        settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}
        stories = [under(people, ciwan) for _ in range(2)]

        rename(ciwan, ar="جوان ملا")
        assert found("ملا", "ar") == []
        (waiting,) = DBTaskResult.objects.filter(task_path__endswith="index_author")
        waiting.task.call(*waiting.args_kwargs["args"])

        assert found("ملا", "ar") == [story.pk for story in reversed(stories)]

    def test_the_job_done_twice_changes_nothing(self, people, ciwan):
        stories = [under(people, ciwan) for _ in range(2)]

        index_author.call(ciwan.pk)
        index_author.call(ciwan.pk)

        assert found("جوان", "ar") == [story.pk for story in reversed(stories)]


def words_of(publication: Publication) -> set[str]:
    """The folded words under which a publication stands in the index."""
    table = {
        "sqlite": "SELECT words FROM articles_searchwords WHERE rowid = %s",
        "postgresql": "SELECT array_to_string(tsvector_to_array(words), ' ') "
        "FROM articles_searchentry WHERE publication_id = %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(table[connection.vendor], [publication.pk])
        return {mark[1:] for mark in cursor.fetchone()[0].split() if mark[0] == "a"}
