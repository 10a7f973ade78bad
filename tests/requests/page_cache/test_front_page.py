"""What editors put on a home page, and the pages of it that are kept."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from articles import addresses, workflow
from articles.models import BreakingLine, FrontPage
from newsroom.requests.page_cache import middleware
from tests import make

CALLED = 'genre--breaking">عاجل'
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages", "at_once")]


@pytest.fixture
def stories(people):
    return [make.published(people) for _ in range(2)]


@pytest.fixture
def later(monkeypatch):
    """Sets the clock by which pages are judged so many seconds ahead."""

    def pass_by(seconds):
        known = middleware.known
        now = type(known).now
        monkeypatch.setattr(known, "now", lambda: now(known) + seconds)
        monkeypatch.setattr(known, "current", lambda: known.reading.counters)

    return pass_by


def pin(people, *stories, until=None):
    pins = [workflow.Pinned(story.pk, until) for story in stories]
    workflow.arrange_front_page(FrontPage.of("ar"), actor=people.zelal, pins=pins)


def set_line(people, text, hours=1, **said):
    until = timezone.now() + timedelta(hours=hours)
    page = FrontPage.of("ar")
    workflow.set_breaking_line(page, actor=people.zelal, text=text, until=until, **said)


def shown(client, path="/ar/"):
    return client.get(path).content.decode()


def lead(client):
    return int(re.search(r'front__lead.*?href="/ar/(\d+)/', shown(client), re.S)[1])


def test_whoever_comes_after_an_arrangement_sees_it(client, people, stories):
    assert lead(client) == stories[1].article_id
    pin(people, stories[0])

    assert lead(client) == stories[0].article_id


def test_a_kept_home_ends_with_a_pin(client, people, stories, later):
    pin(people, stories[0], until=timezone.now() + timedelta(minutes=10))
    assert lead(client) == stories[0].article_id
    # The page alone is asked of: the database's own clock stands still.
    FrontPage.of("ar").pins.update(until=timezone.now() - timedelta(seconds=1))
    assert lead(client) == stories[0].article_id
    later(601)

    assert lead(client) == stories[1].article_id


def test_a_kept_home_ends_with_a_breaking_line(client, people, stories, later):
    set_line(people, "زلزال")
    assert "زلزال" in shown(client)
    BreakingLine.objects.update(visible_until=F("visible_from"))
    assert "زلزال" in shown(client)
    later(3601)

    assert "زلزال" not in shown(client)


def test_nobody_is_given_a_line_that_was_ended_or_replaced(client, people, stories):
    set_line(people, "زلزال")
    assert "زلزال" in shown(client)
    set_line(people, "هزة")
    assert "زلزال" not in shown(client)
    workflow.end_breaking_line(FrontPage.of("ar"), actor=people.zelal)

    assert "هزة" not in shown(client)


def test_a_withdrawn_story_takes_its_pin_and_its_line_from_what_is_kept(client, people, stories):
    pin(people, stories[0])
    set_line(people, "زلزال", version=stories[0].pk)
    assert lead(client) == stories[0].article_id
    assert "زلزال" in shown(client)
    workflow.withdraw(stories[0], actor=people.zelal, note="خطأ")

    assert lead(client) == stories[1].article_id
    assert "زلزال" not in shown(client)
    assert BreakingLine.objects.visible().exists()


def test_other_languages_keep_theirs(client, people, stories):
    make.published(people, "kmr")
    before = client.get("/kmr/")["ETag"]
    pin(people, stories[0])
    set_line(people, "زلزال")

    assert client.get("/kmr/")["ETag"] == before


def test_a_kept_story_ends_with_the_line_that_leads_to_it(client, people, stories, later):
    path = addresses.story("ar", stories[0].article_id, stories[0].slug)
    assert CALLED not in shown(client, path)
    set_line(people, "", version=stories[0].pk)
    assert CALLED in shown(client, path)
    BreakingLine.objects.update(visible_until=F("visible_from"))
    assert CALLED in shown(client, path)
    later(3601)

    assert CALLED not in shown(client, path)
