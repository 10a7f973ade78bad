import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.languages import CODES
from articles.search import search, suggest
from tests.examples import UNCHECKED

from .stories import found, tell

HANGING = 60  # seconds: stops a runaway; how cost grows is a benchmark's matter
STRANGE = [
    '"',
    '"المطر',
    'المطر"',
    '""""',
    "*",
    "المطر*",
    "* المطر",
    "NEAR(المطر الحقول)",
    "المطر NEAR",
    "المطر OR",
    "OR",
    "AND NOT",
    "NOT المطر",
    "-المطر",
    "^المطر",
    "+المطر",
    "headline:المطر",
    "words : المطر",
    "(المطر",
    "المطر)",
    "{المطر}",
    "المطر & الحقول",
    "المطر | !الحقول",
    "المطر <-> الحقول",
    "المطر:A",
    "المطر:*",
    "'",
    "''",
    "المطر' OR '1'='1",
    "'; DROP TABLE articles_searchentry; --",
    "\\",
    "المطر\\",
    "\\'",
    "%",
    "%s %(x)s %",
    "_",
    "\x00",
    "المطر\x00الحقول",
    "\ud800",
    "المطر\udfff",
    "\u202e\u2066",
    "\u200c\u200c",
    "؟!،؛…«»",
    "🙂",
    "e" + "\u0301" * 10_000,
    "ا" * 10_000,
    "المطر " * 2_000,
    "( " * 5_000,
    "'\"\\" * 5_000,
    "كلمة",
    "#",
    "##_",
    "a" * 1_000_000,
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ " * 30_000,
    "".join(map(chr, range(0x600, 0x6FF))),
    "\U000e0041\U0010ffff",
]


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_anything_may_be_asked(people, query):
    tell(people, "ar", "وصل المطر إلى الحقول")
    search("المطر", language="ar")

    for language in CODES:
        started = time.process_time()
        results = search(query, language=language)
        suggest(query, language=language)
        assert time.process_time() - started < HANGING
        assert len(results.hits) <= 1
        assert len(results.words) <= 200


@pytest.mark.parametrize(
    "query",
    ['"المطر"', "المطر*", "(المطر)", "-المطر", "^المطر:", "المطر\x00", "«المطر»؟", "#المطر"],
)
def test_signs_are_no_operators(people, query):
    story = tell(people, "ar", "وصل المطر إلى الحقول")

    assert found(query, "ar") == [story.pk]


@pytest.mark.parametrize("word", ["OR", "AND", "NOT", "NEAR", "or", "and"])
def test_operators_are_words(people, word):
    story = tell(people, "kmr", f"Peyva {word} di nivîsê de ye")
    tell(people, "kmr", "Peyva din")

    assert found(f"peyva {word} din", "kmr") == []
    assert found(f"peyva {word}", "kmr") == [story.pk]


@pytest.mark.parametrize("query", ["", " ", "…", "\x00", "؟!", "🙂"])
def test_a_query_without_words_finds_nothing_and_says_so(people, query):
    tell(people, "ar", "وصل المطر إلى الحقول")

    results = search(query, language="ar")

    assert (results.words, results.hits, results.others) == ("", (), {})


def test_what_is_too_long_is_cut_and_said(people):
    story = tell(people, "ar", "وصل المطر إلى الحقول")

    long = search("المطر " + "؟" * 500, language="ar")
    many = search(" ".join(f"كلمة{number}" for number in range(13)), language="ar")

    assert [hit.publication.translation_id for hit in long.hits] == [story.pk]
    assert long.is_shortened
    assert many.is_shortened
    assert not search("المطر", language="ar").is_shortened


def test_a_long_word_is_found_by_itself(people):
    story = tell(people, "ar", f"نص {'طويل' * 200} هنا")

    assert found("طويل" * 200, "ar") == [story.pk]


def test_a_language_that_is_not_published_in_is_refused(db):
    with pytest.raises(KeyError):
        search("word", language="tr")


@given(query=st.text(max_size=300))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[*UNCHECKED, HealthCheck.function_scoped_fixture],
)
def test_any_text_may_be_asked(db, query):
    for language in CODES:
        assert search(query, language=language).hits == ()
