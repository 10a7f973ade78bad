"""A query's length costs nothing: what is over two hundred letters is not looked for."""

import time

import pytest

from articles.search import search, suggest

from .stories import tell

UNITS = {
    "one word": "ا",
    "short words": "ا ب ت ",
    "words of a story": "المطر الحقول ",
    "marks": "\u0301\u064b",
    "signs": "'\"\\(*",
    "joiners": "\u200c",
    "entities": "&zwnj",
    "digits": "1.",
    "affixes": "والمدينةەکانی ",
    "beyond the basic plane": "\U0001d400",
}
LENGTHS = (1_000, 10_000, 100_000)
ROUNDS = 5
CALLS = 5
MOST_TIMES = 3

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_hundred_times_the_letters_take_no_longer(people, unit):
    tell(people, "ar", "وصل المطر إلى الحقول")
    fastest = dict.fromkeys(LENGTHS, float("inf"))
    for _ in range(ROUNDS):
        for length in LENGTHS:
            query = (unit * (length // len(unit) + 1))[:length]
            started = time.perf_counter()
            for _call in range(CALLS):
                search(query, language="ar")
                suggest(query, language="ar")
            fastest[length] = min(fastest[length], time.perf_counter() - started)
    print(", ".join(f"{length}: {taken * 1000:.1f} ms" for length, taken in fastest.items()))

    assert max(fastest.values()) <= MOST_TIMES * fastest[LENGTHS[0]]
