import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.excerpt import excerpt

from .patience import patience

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("", 3, ""),
        ("   ", 3, ""),
        ("one two", 2, "one two"),
        ("one two ", 2, "one two"),
        ("one two three", 2, "one two…"),
        ("one", 0, "…"),
        ("أعلن المجلس فتح الطريق", 2, "أعلن المجلس…"),
        ("نێو\u200cدەوڵەتی و ناوخۆ", 1, "نێو\u200cدەوڵەتی…"),
        ("one,\n\ntwo\tthree four", 3, "one, two three…"),
        ("قال، ثم مضى", 1, "قال…"),
        ("انتهى. ثم بدأ", 1, "انتهى…"),
        ("a « b", 2, "a…"),
        ("بوزن 25\u00a0كغ وأكثر", 2, "بوزن 25\u00a0كغ…"),
        ("\u2068AFP wire\u2069 said", 1, "\u2068AFP\u2069…"),
        ("\u2067\u2066a b\u2069 c\u2069 d", 1, "\u2067\u2066a\u2069\u2069…"),
        ("a\u2069 b", 2, "a b"),
        ("\u2067a", 1, "\u2067a\u2069"),
        ("\u202ea b\u202c c", 1, "a…"),
        ("x" * 80, 5, "x" * 60 + "…"),
        ("x" * 59 + "e\u0301\u0323y", 5, "x" * 59 + "…"),
        ("x" * 59 + FAMILY + "y", 5, "x" * 59 + "…"),
        ("x" * 59 + "👍🏽y", 5, "x" * 59 + "…"),
    ],
)
def test_a_text_is_cut_at_a_word(text, words, wanted):
    assert excerpt(text, words=words) == wanted


@given(
    st.text(st.sampled_from("ab ا،\u200c\u064b\u2066\u2067\u2069\u202e\n🇸🇾👩\u200d")),
    st.integers(0, 9),
)
def test_every_isolate_that_is_opened_is_closed(text, words):
    depth = 0
    for char in excerpt(text, words=words):
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        assert depth >= 0
    assert depth == 0


@given(st.text("ab ا\n", max_size=80), st.integers(1, 9))
def test_it_has_no_more_words_than_asked(text, words):
    cut = excerpt(text, words=words)
    assert cut.removesuffix("…").split() == text.split()[:words]
    assert cut.endswith("…") == (len(text.split()) > words)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "a\u0301" + "\u0301" * 999_998, " " * 1_000_000, "a " * 500_000]
)
def test_a_megabyte_is_cut_at_once(text):
    with patience():
        excerpt(text, words=400_000)
