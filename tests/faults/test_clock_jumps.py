"""The database's clock jumps between two acts, ahead or back: what was taken away stays away."""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from articles import addresses, workflow
from articles.models.clock import database_now
from tests import make

from .dying import damages

pytestmark = pytest.mark.django_db(transaction=True)
HOURS = 3
WORD = "زنبقة"
TIME = {"sqlite": r"'now'", "postgresql": r"(?:statement|clock)_timestamp\(\)"}
OTHER = {"sqlite": r"\g<0>, '{} hours'", "postgresql": r"(\g<0> + interval '{} hours')"}


@contextmanager
def clock_off_by(hours):
    """Whoever asks the database for the time is told another one, of so many hours more."""

    def ask(execute, sql, params, many, context):
        other = OTHER[connection.vendor].format(hours)
        sql = re.sub(TIME[connection.vendor], other, sql, flags=re.IGNORECASE)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield


def kill(story, people):
    workflow.kill(story.article, actor=people.zelal, note="خطر")


def withdraw(story, people):
    workflow.withdraw(story, actor=people.zelal, note="خطأ")


def unschedule(story, people):
    """What began by a clock that was ahead is yet to begin."""
    workflow.unschedule(story, actor=people.zelal)


def told_of(word):
    """How many of the readers' pages have the word."""
    language = "ar"
    paths = [addresses.home(language), addresses.search(language) + f"?q={word}"]
    paths += [f"/{language}/feed.atom", "/sitemap.xml", "/news.xml"]
    pages = [Client().get(path).content.decode() for path in paths]
    return sum(word in page.partition("<form")[0] + page.rpartition("</form>")[2] for page in pages)


def is_read(story):
    story = make.fresh(story)
    path = addresses.story(story.language, story.article_id, story.slug)
    return Client().get(path).status_code == 200


def test_the_clock_is_another_one():
    now = database_now()
    with clock_off_by(HOURS):
        ahead = database_now() - now
    assert HOURS * 3600 <= ahead.total_seconds() < HOURS * 3600 + 600


@pytest.mark.parametrize(
    ("take_away", "before", "after"),
    [
        (kill, HOURS, 0),
        (unschedule, HOURS, 0),
        (kill, 0, HOURS),
        (withdraw, 0, HOURS),
    ],
    ids=["killed after a jump back", "cancelled", "killed after a jump ahead", "withdrawn"],
)
def test_what_is_taken_away_after_a_jump_comes_back_at_no_hour(people, take_away, before, after):
    with clock_off_by(before):
        story = make.published(people, headline=f"{WORD} في الوادي")
        acknowledged = make.published(people)
        assert is_read(story)
        assert told_of(WORD) >= 2
    with clock_off_by(after):
        take_away(story, people)
        assert damages() == []
    for hours in (-HOURS, 0, 1, HOURS, HOURS + 1, 100):
        with clock_off_by(hours):
            assert not is_read(story), hours
            assert told_of(WORD) == 0, hours
    with clock_off_by(HOURS + 1):
        assert is_read(acknowledged)
        assert damages() == []


@pytest.mark.parametrize("take_away", [kill, withdraw])
def test_an_end_by_a_clock_that_was_ahead_is_found_once_it_is_right(people, take_away):
    story = make.published(people)
    with clock_off_by(HOURS):
        take_away(story, people)

    assert [each for each in damages() if each.startswith("publication")] != []
