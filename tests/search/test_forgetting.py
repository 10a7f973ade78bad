"""Words of withdrawn, replaced and renamed texts leave the database's file, and every copy."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from articles import workflow
from articles.models import SearchEntry
from articles.priorities import TAKE_DOWN
from articles.search import follow_author, sqlite
from articles.search.forgetting import forget_removed_words
from tests import cast, make

from .archive import fill
from .stories import found

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the words lie with the server"),
]
# As it is in the index alone: the text itself, which stays in the history, has other letters.
WRITTEN, FOLDED = "Şêxmeqsûdî", "sexmeqsudi"
# Of the index's terms only what differs from the term before is written.
TAIL = FOLDED[3:]
AT_ONCE = pytest.mark.skipif(not sqlite.KNOWS_AT_ONCE, reason="needs SQLite 3.42")
LATER = pytest.mark.skipif(sqlite.KNOWS_AT_ONCE, reason="of SQLite before 3.42")


@pytest.fixture
def people():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_searchwords")
    return cast.enter()


@pytest.fixture
def queue(settings):
    """Jobs wait, as they do without a worker."""
    settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}


def live(people):
    """A story with the word, among others, so that the index has parts."""
    fill(people, 10, words=20)
    story = make.published(people, language="kmr", body=f"<p>Li {WRITTEN} bazar vebû.</p>")
    # The desk finds a story by its newest text, which is another.
    workflow.save_draft(
        story,
        actor=people.berfin,
        content=make.content("kmr", body="<p>Li bajêr bazar vebû.</p>"),
        opened_revision=story.latest_revision_id,
    )
    return make.fresh(story)


def bytes_of_the_database():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    return Path(connection.settings_dict["NAME"]).read_bytes()


def is_in_the_file(word=TAIL):
    return word.encode() in bytes_of_the_database()


def is_in_a_copy(folder):
    copy = folder / "copy.sqlite3"
    copy.unlink(missing_ok=True)
    source = sqlite3.connect(connection.settings_dict["NAME"])
    source.execute("VACUUM INTO ?", [str(copy)])
    source.close()
    return TAIL.encode() in copy.read_bytes()


def withdraw(story, people):
    workflow.withdraw(story, actor=people.zelal, note="Navê çavkaniyê tê de ye")


def test_a_live_text_is_found_and_its_words_are_there(people):
    story = live(people)

    assert found(WRITTEN, "kmr") == [story.pk]
    assert is_in_the_file()


def test_the_words_of_a_withdrawn_text_are_gone(people, tmp_path):
    story = live(people)
    withdraw(story, people)

    assert found(WRITTEN, "kmr") == []
    assert not is_in_the_file()
    assert not is_in_a_copy(tmp_path)
    assert not SearchEntry.objects.filter(publication__translation=story).exists()


@LATER
def test_before_the_job_the_words_are_still_in_the_file_and_in_copies(people, queue, tmp_path):
    story = live(people)
    withdraw(story, people)

    assert is_in_the_file()
    assert is_in_a_copy(tmp_path)
    waiting = DBTaskResult.objects.get(task_path__endswith="forget_removed_words")
    assert waiting.priority == TAKE_DOWN
    assert forget_removed_words.call() > 1
    assert not is_in_the_file()
    assert not is_in_a_copy(tmp_path)


@LATER
def test_without_overwriting_the_file_keeps_them_though_the_index_was_written_anew(people, queue):
    story = live(people)
    withdraw(story, people)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")
        forget_removed_words.call()
        cursor.execute("PRAGMA secure_delete = ON")

    assert is_in_the_file()


@AT_ONCE
def test_an_engine_that_can_overwrites_them_at_once(people, queue, tmp_path):
    story = live(people)
    withdraw(story, people)

    assert not is_in_the_file()
    assert not is_in_a_copy(tmp_path)
    assert not DBTaskResult.objects.filter(task_path__endswith="forget_removed_words").exists()


def test_the_words_that_a_correction_takes_out_are_gone(people):
    story = live(people)
    story = make.revised(people, story, body="<p>Li bajêr bazar vebû.</p>")
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    assert not is_in_the_file()
    assert found("bajêr", "kmr") == [story.pk]


def test_a_name_under_which_nobody_is_to_be_found_any_more_is_gone(people):
    author = make.author(kmr=WRITTEN)
    story = live(people)
    story = make.revised(people, story, body="<p>Li bajêr bazar vebû.</p>")
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    details = workflow.StoryDetails(section=story.article.section, bylines=(author,))
    workflow.edit_story(
        story.article,
        actor=people.zelal,
        details=details,
        opened_edit=workflow.last_edit(story.article),
    )
    assert is_in_the_file()

    with transaction.atomic():
        author.name_kmr = "Berfîn"
        author.save()
        follow_author(author)
    make.pages_again()

    assert not is_in_the_file()


def test_done_again_it_has_nothing_left_to_do(people, queue):
    withdraw(live(people), people)
    forget_removed_words.call()

    assert forget_removed_words.call() == 1
