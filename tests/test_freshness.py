"""The counters: raised by the transaction that changes, and read with the next moments."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import freshness, workflow
from articles.languages import CODES
from articles.models import Freshness, FrontPage, Publication
from tests import make
from tests.threads import at_once

pytestmark = pytest.mark.django_db

THREADS, TIMES = 4, 25


def counters():
    return {row.language: (row.generation, row.withdrawals) for row in Freshness.objects.all()}


def test_nothing_was_published_so_there_is_nothing_to_read(db):
    assert freshness.read() is None


def test_the_first_change_makes_the_row():
    freshness.make_old(["kmr"])

    assert counters().keys() == {"kmr"}
    assert freshness.read().counters == counters()


def test_each_counter_rises_alone():
    freshness.make_dead(CODES)
    before = counters()
    freshness.make_old(["ar"])
    freshness.make_dead(["ckb"])
    after = counters()

    assert after["ar"][0] > before["ar"][0]
    assert after["ar"][1] == before["ar"][1]
    assert after["ckb"] > before["ckb"]
    assert after["ckb"][1] > before["ckb"][1]
    assert after["kmr"] == before["kmr"]


@pytest.mark.parametrize("languages", [["ar"], CODES])
@pytest.mark.parametrize("change", [freshness.make_old, freshness.make_dead])
def test_raising_is_one_query_for_any_number(django_assert_num_queries, languages, change):
    with django_assert_num_queries(1):
        change(languages)
    with django_assert_num_queries(1):
        change(languages)


def test_nothing_to_raise_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        freshness.make_dead([])


def test_a_counter_never_comes_back_after_a_restored_backup():
    freshness.make_dead(["ar"])
    backup = counters()["ar"]
    seen = set()
    for _ in range(5):
        freshness.make_dead(["ar"])
        seen.add(counters()["ar"])
    Freshness.objects.update(generation=backup[0], withdrawals=backup[1])
    for _ in range(5):
        freshness.make_dead(["ar"])
        assert counters()["ar"] not in seen


def test_a_clock_that_was_put_back_lets_it_rise_all_the_same(monkeypatch):
    freshness.make_dead(["ar"])
    before = counters()["ar"]
    monkeypatch.setattr(freshness.time, "time_ns", lambda: 0)
    freshness.make_dead(["ar"])

    assert counters()["ar"] == (before[0] + 1, before[1] + 1)


def test_what_is_undone_is_not_raised():
    freshness.make_old(["ar"])
    before = counters()
    with transaction.atomic():
        freshness.make_dead(CODES)
        transaction.set_rollback(True)

    assert counters() == before


def test_reading_is_one_query_that_tells_the_databases_time(django_assert_num_queries, people):
    make.published(people)
    with django_assert_num_queries(1):
        reading = freshness.read()

    assert reading.counters == counters()
    assert abs(reading.moment - timezone.now().timestamp()) < 60
    assert reading.next_moment is None


@pytest.mark.parametrize("language", CODES)
def test_the_next_moment_is_the_nearest_beginning_or_end(people, language):
    near, far = (timezone.now() + timedelta(days=days) for days in (1, 2))
    make.published(people, "ckb", at=far)
    assert freshness.read().next_moment == pytest.approx(far.timestamp(), abs=0.001)

    live = make.published(people, language)
    text = make.revised(people, live, headline=f"{make.WORDS[language][0]} 2")
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id, at=near)
    assert freshness.read().next_moment == pytest.approx(near.timestamp(), abs=0.001)

    workflow.unschedule(live, actor=people.zelal)
    assert Publication.objects.pending().count() == 1
    assert freshness.read().next_moment >= near.timestamp() - 0.001


def test_the_end_of_a_pin_and_of_a_breaking_line_are_moments_as_well(people):
    story, page = make.published(people), FrontPage(language="ar")
    near, far = (timezone.now() + timedelta(hours=hours) for hours in (1, 2))
    pins = [workflow.Pinned(story.pk, far)]
    workflow.arrange_front_page(page, actor=people.zelal, pins=pins)
    assert freshness.read().next_moment == pytest.approx(far.timestamp(), abs=0.001)

    workflow.set_breaking_line(page, actor=people.zelal, text="زلزال", until=near)
    assert freshness.read().next_moment == pytest.approx(near.timestamp(), abs=0.001)

    workflow.end_breaking_line(page, actor=people.zelal)
    workflow.arrange_front_page(page, actor=people.zelal, pins=[])
    assert freshness.read().next_moment is None


@pytest.mark.django_db(transaction=True)
def test_raised_by_several_at_once_none_is_lost_and_none_waits_for_ever():
    freshness.make_dead(CODES)
    Freshness.objects.update(generation=2 * 10**15, withdrawals=2 * 10**15)

    def raise_many(place):
        languages = CODES[place % 3 :] + CODES[: place % 3]
        for turn in range(TIMES):
            with transaction.atomic():
                freshness.make_dead(languages if turn % 2 else languages[:1])

    results = at_once(*[lambda place=place: raise_many(place) for place in range(THREADS)])

    assert results == [None] * THREADS
    every = THREADS * (TIMES // 2)
    raised = sum(generation - 2 * 10**15 for generation, _withdrawals in counters().values())
    assert raised == 3 * every + THREADS * (TIMES - TIMES // 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there one writes at a time")
def test_verbs_of_two_languages_do_not_wait_for_each_other():
    freshness.make_dead(CODES)

    def other_language():
        with transaction.atomic():
            freshness.make_dead(["kmr"])

    with transaction.atomic():
        freshness.make_dead(["ar"])
        assert at_once(other_language) == [None]


@pytest.mark.django_db(transaction=True)
def test_the_next_moments_are_found_by_index(people):
    make.published(people)
    freshness.read()
    compiled = freshness._READ._of_this_database()
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"{explain} {compiled.sql}", compiled.params)
        plan = str(cursor.fetchall())
        if connection.vendor == "postgresql":
            cursor.execute("RESET enable_seqscan")

    assert "publication_begins" in plan
    assert "publication_ends" in plan
