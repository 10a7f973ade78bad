"""A process knows within a second what was changed, and goes on for a while if nobody answers."""

import threading

import pytest
from django.core.cache import caches
from django.db import OperationalError

from articles import addresses, freshness, workflow
from articles.freshness import Reading
from newsroom.requests.page_cache import counters, middleware
from newsroom.requests.page_cache.counters import KnownCounters
from tests import make

pytestmark = [pytest.mark.stored]


class World:
    """A database with a clock of its own, and how often it was asked."""

    def __init__(self) -> None:
        self.time = 5_000_000.0
        self.generation = 1
        self.asked = 0
        self.is_away = False

    def read(self):
        self.asked += 1
        if self.is_away:
            raise OperationalError
        return Reading({"ar": (self.generation, 0)}, self.time + AHEAD)


# By which the database's clock is ahead of ours.
AHEAD = 7200


@pytest.fixture
def world(monkeypatch):
    world = World()
    monkeypatch.setattr(freshness, "read", world.read)
    monkeypatch.setattr(counters.time, "time", lambda: world.time)
    monkeypatch.setattr(counters.time, "monotonic", lambda: world.time)
    caches["pages"].clear()
    return world


def generation(known):
    current = known.current()
    return current and current["ar"][0]


def test_it_is_asked_once_and_again_within_a_second(world):
    known = KnownCounters()
    for _ in range(5):
        assert generation(known) == 1
    assert world.asked == 1
    world.generation = 2
    world.time += 0.99

    assert [generation(known) for _ in range(5)] == [2] * 5
    assert world.asked == 2


def test_times_are_the_databases(world):
    known = KnownCounters()
    known.current()

    assert known.now() == world.time + AHEAD


def test_processes_tell_each_other(world):
    first, second = KnownCounters(), KnownCounters()
    first.current()
    second.current()
    asked = world.asked
    world.time += 0.9
    world.generation = 2

    assert generation(first) == 2
    assert generation(second) == 2
    assert world.asked == asked + 1


def test_what_another_has_read_is_no_longer_believed_than_what_was_read_oneself(world):
    first, second = KnownCounters(), KnownCounters()
    second.current()
    world.time += 0.9
    first.current()
    world.time += 0.5
    assert generation(second) == 1
    world.generation = 2
    world.time += 0.5

    assert generation(second) == 2


def test_a_process_compares_its_clock_now_and_then(world):
    first, second = KnownCounters(), KnownCounters()
    second.current()
    for _ in range(100):
        world.time += 0.9
        first.current()
        asked = world.asked
        second.current()
    assert second._compared > world.time - counters.OWN_CLOCK - 1
    assert asked == world.asked


def test_while_the_database_is_away_what_was_known_holds_for_as_long_as_is_allowed(world, settings):
    settings.PAGE_CACHE_WITHOUT_DATABASE = 600
    known = KnownCounters()
    known.current()
    world.is_away = True
    for _ in range(59):
        world.time += 10
        assert generation(known) == 1
        assert known.is_away
    world.time += 11

    assert known.current() is None


def test_a_process_that_begins_then_hears_from_the_others(world):
    KnownCounters().current()
    world.is_away = True
    world.time += 60

    assert generation(KnownCounters()) == 1


def test_a_database_that_is_away_is_asked_once_a_second(world):
    known = KnownCounters()
    known.current()
    world.is_away = True
    world.time += 1
    known.current()
    asked = world.asked
    for _ in range(100):
        known.current()
    assert world.asked == asked
    world.time += 1
    known.current()
    assert world.asked == asked + 1


def test_one_that_is_back_is_believed_at_once(world):
    known = KnownCounters()
    known.current()
    world.is_away = True
    world.time += 100
    known.current()
    world.is_away, world.generation = False, 2
    world.time += 1

    assert generation(known) == 2
    assert not known.is_away


def test_with_no_time_allowed_nothing_holds(world, settings):
    settings.PAGE_CACHE_WITHOUT_DATABASE = 0
    known = KnownCounters()
    assert generation(known) == 1
    world.is_away = True
    world.time += 1

    assert known.current() is None


def test_a_clock_that_is_put_back_does_not_make_the_past_the_present(world):
    known = KnownCounters()
    known.current()
    world.time -= 3600
    world.generation = 2

    assert generation(known) == 2


def test_what_was_read_earlier_does_not_come_in_the_place_of_what_was_read_later(world):
    known = KnownCounters()
    known.current()
    earlier = Reading({"ar": (1, 0)}, known.reading.moment)
    world.time += 0.9
    world.generation = 2
    known.current()
    known._learn(earlier)

    assert generation(known) == 2


def test_one_thread_asks_and_others_wait_for_its_answer(monkeypatch):
    begun, answer, asked = threading.Event(), threading.Event(), []

    def slowly():
        asked.append(1)
        begun.set()
        assert answer.wait(300)
        return Reading({"ar": (1, 0)}, counters.time.time())

    monkeypatch.setattr(freshness, "read", slowly)
    monkeypatch.setattr(counters, "PATIENCE", 300)
    known, found = KnownCounters(), []
    threads = [threading.Thread(target=lambda: found.append(generation(known))) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(300)
    answer.set()
    for thread in threads:
        thread.join()

    assert (found, asked) == ([1] * 4, [1])


def test_one_that_never_answers_holds_up_a_single_thread(monkeypatch):
    known, answer = KnownCounters(), threading.Event()
    monkeypatch.setattr(freshness, "read", lambda: Reading({"ar": (1, 0)}, counters.time.time()))
    known.current()
    monkeypatch.setattr(freshness, "read", lambda: answer.wait(300) and None)
    monkeypatch.setattr(counters, "BELIEVED", 0)
    monkeypatch.setattr(counters, "PATIENCE", 0.05)
    stuck = threading.Thread(target=known.current)
    stuck.start()

    assert [generation(known) for _ in range(50)] == [1] * 50
    assert known.is_away
    answer.set()
    stuck.join()


@pytest.mark.django_db
@pytest.mark.usefixtures("kept_pages")
def test_pages_are_served_without_the_database_and_not_beyond_the_hour(client, people, monkeypatch):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    page = client.get(path)

    def away():
        raise OperationalError

    monkeypatch.setattr(freshness, "read", away)
    monkeypatch.setattr(counters, "BELIEVED", 0)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")
    assert client.get(path).content == page.content
    assert client.get(path, headers={"if-none-match": page["ETag"]}).status_code == 304

    known = middleware.known
    monkeypatch.setattr(known, "now", lambda: known.reading.moment + 3601)
    assert client.get(path).status_code == 410
