"""What a hit shows is the text as it was written, with the right places marked in it."""

import pytest
from hypothesis import HealthCheck, given, settings

from articles.languages import CODES
from articles.search import search
from articles.search.asking import ask
from articles.search.snippets import marked, sought
from articles.search.widening import Forms
from tests.examples import UNCHECKED
from tests.text.strategies import texts

from .stories import tell

LONG = "كلمة " * 40


def in_brackets(runs):
    """A text with what was looked for in square brackets."""
    return "".join(f"[{text}]" if is_found else text for text, is_found in runs)


def shown(query, language="ar"):
    """The snippet of the one hit."""
    (hit,) = search(query, language=language).hits
    return in_brackets(hit.snippet)


@pytest.mark.parametrize(
    ("language", "query", "text", "expected"),
    [
        ("ar", "المطر", "قال AT&T إن المـــطر <غزير>", "قال AT&T إن [المـــطر] <غزير>"),
        ("ar", "المطر", "“المطر” & 'الثلج'", "“[المطر]” & 'الثلج'"),
        ("ar", "المطر", "\ufdfa ثم المطر", "\ufdfa ثم [المطر]"),
        ("ar", "الله", "قال \ufdf2 ثم ذهب", "قال [\ufdf2] ثم ذهب"),
        ("ar", "صلى الله", "محمد \ufdfa قال", "محمد [\ufdfa] قال"),
        ("ar", "المطر", "\U0001d400\U0001f327\ufe0f المطر", "\U0001d400\U0001f327\ufe0f [المطر]"),
        ("ar", "المطر", "مُحَمَّدٌ رأى المَطَرَ", "مُحَمَّدٌ رأى [المَطَرَ]"),
        ("ar", "2018", "في 2018ـم عاد", "في [2018]ـم عاد"),
        ("ar", "سلام", "ﺳﻼﻡ و ﻻ حرب", "[ﺳﻼﻡ] و ﻻ حرب"),
        ("ar", "دهوك", "في &zwnj;دهوك&zwnj; سوق", "في [&zwnj;دهوك&zwnj;] سوق"),
        ("ckb", "سوریا", "بۆ سووووریا چوو", "بۆ [سووووریا] چوو"),
        ("ckb", "هەولێر", "لە هه\u200cولێر بوو", "لە [هه\u200cولێر] بوو"),
        ("kmr", "istanbul", "İstanbul û ISTANBUL", "[İstanbul] û [ISTANBUL]"),
        ("kmr", "dais", "DAIŞ’ê, DAIŞ'ê û DAIŞ ê", "[DAIŞ]’ê, [DAIŞ]'ê û [DAIŞ] ê"),
        ("kmr", "kobane", "Kobane\u0302 û Kobanê", "[Kobane\u0302] û [Kobanê]"),
    ],
)
def test_the_place_is_right_whatever_folding_does_to_lengths(db, language, query, text, expected):
    wanted = sought(ask(query)[language], Forms())

    runs = marked(text, wanted)

    assert in_brackets(runs) == expected
    assert "".join(piece for piece, _is_found in runs) == text


@pytest.mark.parametrize("language", CODES)
@given(text=texts, query=texts)
@settings(deadline=None, suppress_health_check=[*UNCHECKED, HealthCheck.function_scoped_fixture])
def test_no_letter_is_lost_or_doubled_in_any_text(db, language, text, query):
    wanted = sought(ask(f"{query} {text[:20]}")[language], Forms())

    assert "".join(piece for piece, _is_found in marked(text, wanted)) == text


def test_the_passage_with_most_of_the_words_is_shown(people):
    tell(people, "ar", f"وصل المطر أمس</p><p>{LONG}</p><p>المطر والثلج على الحقول")

    assert shown("المطر الحقول") == "[المطر] والثلج على [الحقول]"


def test_any_spelling_of_a_name_will_do(people):
    tell(people, "kmr", f"Li gund</p><p>{LONG}</p><p>li Kobanê</p><p>li Kobanê û gund")

    assert shown("Kobane gund", "kmr") == "li [Kobanê] û [gund]"


def test_a_long_passage_is_cut_around_the_word(people):
    tell(people, "ar", f"{LONG} المطر {LONG}")

    text = shown("المطر")

    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "[المطر]" in text
    assert len(text.split()) < 40


def test_where_the_word_is_in_the_headline_alone_the_beginning_is_shown(people):
    tell(people, "ar", f"أول النص {LONG}", headline="المطر يعود")

    assert shown("المطر").startswith("أول النص")
    (hit,) = search("المطر", language="ar").hits
    assert hit.headline == (("المطر", True), (" يعود", False))
