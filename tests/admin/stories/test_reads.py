"""The screen of a story tells editors how often its versions were read."""

import re
from datetime import timedelta

from tests import make
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, story_screen
from tests.public.test_most_read import read


def told(person, story):
    html = at_the_desk(person).get(story_screen(story.article)).content.decode()
    panel = re.search(r'aria-labelledby="reads".*?</section>', html, re.S)
    return re.findall(r"[\d,]+ in all, [\d,]+ in the last week, \d+", panel[0]) if panel else []


def test_reads_of_each_version_by_day_week_and_in_all(people):
    story = make.published(people)
    kurdish = make.published_translation(people, story, "kmr")
    for times, days in ((5, 0), (7, 3), (1100, 9)):
        read(story, times, ago=timedelta(days=days, hours=1))
    read(kurdish, 2)

    assert told(people.zelal, story) == [
        "1112 in all, 12 in the last week, 5",
        "2 in all, 2 in the last week, 2",
    ]


def test_nothing_is_said_of_what_nobody_has_read(people):
    assert told(people.zelal, make.published(people)) == []


def test_of_a_version_that_somebody_does_not_see_nothing_is_told(people):
    story = make.published(people)
    hidden = make.translated(people, story, "kmr")
    read(hidden, 9)
    read(story, 3)

    assert told(people.salma, story) == ["3 in all, 3 in the last week, 3"]


def test_it_costs_one_query_whatever_was_read(people):
    story = make.published(people)
    client = at_the_desk(people.zelal)
    few = len(queries(client, story_screen(story.article)))
    for hours in range(30):
        read(story, 1, ago=timedelta(hours=hours))

    assert len(queries(client, story_screen(story.article))) == few
