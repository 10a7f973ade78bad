from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Publication, SearchEntry
from articles.search import index_many, latest_tags, search, suggest
from articles.search.index import known, remove
from articles.search.names import protected
from articles.search.words import MOST_BYTES, MOST_WORDS, document
from tests.make import published

from .stories import found, tell


def test_indexing_again_changes_nothing(people):
    story = tell(people, "ar", "وصل المطر إلى الحقول")

    index_many(Publication.objects.all())
    index_many(Publication.objects.all())

    assert found("المطر", "ar") == [story.pk]
    assert SearchEntry.objects.count() == 1


def standing(*keys, language):
    words, _names = known(keys, language, protected(keys, language))
    return words


def test_what_is_known_is_told_with_the_names_among_it(people):
    tell(people, "ar", "وصل المطر إلى #كوباني")

    asked = ["المطر", "كوباني", "الثلج"]
    assert known(asked, "ar", protected(asked, "ar")) == ({"المطر", "كوباني"}, {"كوباني"})


def test_what_is_taken_out_is_known_no_more(people):
    tell(people, "ar", "وصل المطر إلى الحقول")
    assert standing("المطر", "الثلج", language="ar") == {"المطر"}
    assert standing("المطر", language="ckb") == set()

    remove([Publication.objects.get().pk])

    assert standing("المطر", language="ar") == set()
    assert not SearchEntry.objects.exists()


def test_nothing_to_index_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        index_many([])


def test_many_are_indexed_with_few_queries(people, django_assert_max_num_queries):
    for number in range(4):
        tell(people, "ar", f"وصل المطر #المطر {number}")

    with django_assert_max_num_queries(12):
        index_many(Publication.objects.all())


@pytest.mark.parametrize(
    "word", ["كلمة", "ا" * 60, pytest.param("\U0001f1e6", marks=pytest.mark.slow), "مطر\u0640" * 20]
)
def test_a_huge_text_is_indexed_up_to_its_limits(people, word):
    body = " ".join(f"{word}{number}" for number in range(60_000 // len(word)))
    story = published(people, "ar", headline="نص طويل", body=f"<p>{body}</p>")

    made = document(story.publications.get())

    for marks in (made.folded, made.written):
        assert len(marks) <= MOST_WORDS
        assert sum(len(mark.encode()) for mark in marks) <= MOST_BYTES
    assert found("نص طويل", "ar") == [story.pk]


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_the_words_have_an_index_on_postgresql(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_words'")
        assert "USING gin (words)" in cursor.fetchone()[0]


@pytest.mark.parametrize("query", ["المطر", "المطر والثلج في الحقول", "لاشيء", "مدرسة كوبني"])
def test_a_search_takes_at_most_six_queries(people, django_assert_max_num_queries, query):
    for number in range(6):
        tell(people, "ar", f"وصل المطر والثلج #المطر في الحقول ثم مدرسة كوباني {number}")

    with django_assert_max_num_queries(6):
        search(query, language="ar", limit=5)


def test_names_are_suggested_by_how_they_begin(people):
    tell(people, "ar", "وصل إلى #القامشلي و #القاهرة ثم #حلب")

    assert [tag.name_ar for tag in suggest("القا", language="ar")] == ["القامشلي", "القاهرة"]
    assert suggest("القا", language="kmr") == []
    assert suggest("؟", language="ar") == []


def test_names_in_stories_that_nobody_can_read_yet_are_not_suggested(people):
    tomorrow = timezone.now() + timedelta(days=1)
    tell(people, "ar", "وصل إلى #القامشلي", at=tomorrow)

    assert suggest("القا", language="ar") == []
    assert latest_tags(language="ar") == []


def test_the_tags_of_the_latest_stories_are_offered(people, django_assert_num_queries):
    tell(people, "ar", "وصل إلى #القامشلي و #القاهرة")
    tell(people, "ar", "عاد إلى #القامشلي")

    with django_assert_num_queries(2):
        names = [tag.name_ar for tag in latest_tags(language="ar")]
    assert names == ["القامشلي", "القاهرة"]
    assert latest_tags(language="kmr") == []


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_new_words_are_not_left_on_a_list_that_readers_go_through(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'search_words'")
        assert cursor.fetchone() == (["fastupdate=off"],)
