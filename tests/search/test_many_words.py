"""A question of many words costs what each of them costs, and not every way to share points."""

import pytest

from articles.search import search
from tests.counting import calls

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


def calls_for(count):
    """The calls of Python that a question of so many words takes, asked for the second time."""
    question = " ".join(WORDS[:count])
    search(question, language="ar")
    return calls(search, question, language="ar")


def test_twice_as_many_words_take_a_few_times_the_work(people):
    tell(people, "ar", " ".join(WORDS))

    assert calls_for(12) <= MOST_TIMES * calls_for(6)


def test_the_story_is_found_by_all_of_them(people):
    story = tell(people, "ar", " ".join(WORDS))

    assert found(" ".join(WORDS), "ar") == [story.pk]
