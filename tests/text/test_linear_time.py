import time
from functools import partial
from statistics import median
from timeit import timeit

import pytest

from articles.text.fold import fold
from articles.text.hashtags import find, link
from articles.text.repair import repair, repair_html
from articles.text.slugs import slug
from articles.text.tokens import tokens

SAMPLES = {
    "sentences": "قوات سوريا الديمقراطية في كوباني، 2018ـدا DAIŞ’ê هه\u200cولێر. ",
    "one word": "ک",
    "short words": "ab  ",
    "spaces": " ",
    "long u": "و",
    "combining marks": "\u0301\u0323",
    "yehs and marks": "ي\u064b",
    "apostrophes": "'",
    "entities": "&zw",
    "digits and points": "1.",
    "invisible": "\u200c",
    "tatweel": "1ـ",
    "hashtags": "#a",
    "addresses": "a.b/",
    "isolates": "\u2067",
    "tags": "<a",
    "nested elements": "<em>",
}


OTHERS = {
    "tokens": partial(tokens, language="ckb"),
    "repair": partial(repair, language="ckb"),
    "repair of a body": partial(repair_html, language="ckb"),
    "slug": partial(slug, language="ckb"),
    "hashtags": find,
    "links of hashtags": partial(link, resolve=str),
}


def seconds(function, unit, size, *, calls):
    text = (unit * (size // len(unit) + 1))[:size]
    return timeit(partial(function, text), timer=time.process_time, number=calls) / calls


def growth(function, unit, size, *, rounds):
    # Rounds do equal work side by side, since a shared machine changes pace between them.
    measured = [
        (seconds(function, unit, size, calls=10), seconds(function, unit, 10 * size, calls=1))
        for _ in range(rounds)
    ]
    short, long = (median(times) for times in zip(*measured, strict=True))
    ratio = median(long / short for short, long in measured)
    print(f"{short:.4f} s for {size // 1000} kB, {long:.4f} s for ten times that: {ratio:.1f}")
    return ratio


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
def test_folding_ten_times_the_text_takes_at_most_twelve_times_as_long(sample):
    function = partial(fold, language="ckb")
    assert growth(function, SAMPLES[sample], 100_000, rounds=9) <= 12


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("function", OTHERS.values(), ids=OTHERS)
def test_nothing_else_grows_with_the_square_of_the_length(function, sample):
    assert growth(function, SAMPLES[sample], 10_000, rounds=3) <= 30
