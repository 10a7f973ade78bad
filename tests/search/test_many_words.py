"""A question of many words costs what each of them costs, and not every way to share points."""

import cProfile
import pstats

import pytest

from articles.search import search

from .stories import found, tell

WORDS = [
    "المطر",
    "الحقول",
    "المدينة",
    "السوق",
    "النهر",
    "الجسر",
    "المدرسة",
    "الطريق",
    "القرية",
    "الجبل",
    "الشمس",
    "القمر",
]
MOST_TIMES = 3

pytestmark = pytest.mark.django_db


def calls(count):
    """The calls of Python that a question of so many words takes, asked for the second time."""
    question = " ".join(WORDS[:count])
    search(question, language="ar")
    profile = cProfile.Profile()
    profile.runcall(search, question, language="ar")
    return pstats.Stats(profile).total_calls


def test_twice_as_many_words_take_a_few_times_the_work(people):
    tell(people, "ar", " ".join(WORDS))

    assert calls(12) <= MOST_TIMES * calls(6)


def test_the_story_is_found_by_all_of_them(people):
    story = tell(people, "ar", " ".join(WORDS))

    assert found(" ".join(WORDS), "ar") == [story.pk]
