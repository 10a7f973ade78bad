from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from articles.models import SearchMiss
from articles.search import misses, record_miss


def stored():
    return list(SearchMiss.objects.values_list("language", "text", "count").order_by("pk"))


def test_what_was_looked_for_in_vain_is_counted_by_its_key(db):
    record_miss("الادارة", language="ar")
    record_miss("الإدارة", language="ar")
    record_miss("Qamişlo", language="kmr")

    assert stored() == [("ar", "الادارة", 2), ("kmr", "Qamişlo", 1)]


def test_nothing_but_words_language_day_and_count_is_kept(db):
    names = {field.name for field in SearchMiss._meta.get_fields()}

    assert names == {"id", "language", "key", "text", "day", "count"}


def test_each_day_counts_for_itself(db):
    record_miss("المطر", language="ar")
    SearchMiss.objects.update(day=timezone.localdate() - timedelta(days=1))

    record_miss("المطر", language="ar")

    assert SearchMiss.objects.count() == 2


def test_long_words_are_cut(db):
    record_miss("كلمة " * 100, language="ar")

    assert len(SearchMiss.objects.get().text) <= 100


def test_a_day_holds_a_thousand_different_ones_at_most(db, monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_DAY", 2)
    for word in ("واحد", "اثنان", "ثلاثة", "واحد"):
        record_miss(word, language="ar")

    assert stored() == [("ar", "واحد", 2), ("ar", "اثنان", 1)]


def test_old_ones_are_forgotten_with_the_first_of_a_day(db):
    record_miss("المطر", language="ar")
    SearchMiss.objects.update(day=timezone.localdate() - timedelta(days=91))

    record_miss("الثلج", language="ar")

    assert stored() == [("ar", "الثلج", 1)]


@pytest.mark.parametrize("words", ["", "؟", "\x00"])
def test_no_word_is_no_miss(db, words):
    record_miss(words, language="ar")

    assert stored() == []


def test_a_database_that_refuses_costs_nothing_but_the_count(db, monkeypatch):
    def refuse(*args):
        raise DatabaseError("read-only")

    monkeypatch.setattr(misses, "_count", refuse)
    record_miss("المطر", language="ar")

    assert stored() == []
