import re

import pytest
from hypothesis import example, given

from articles.languages import CODES
from articles.text.fold import fold
from articles.text.tokens import tokens
from tests.examples import examples

from .strategies import texts


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "#الإدارة_الذاتية،", ["الإدارة", "الذاتية"]),
        ("ar", "«مُحَمَّد» العـراق؟", ["مُحَمَّد", "العـراق"]),
        ("ar", "أيلول/سبتمبر… “نعم”؛", ["أيلول", "سبتمبر", "نعم"]),
        ("ar", "بـ2018", ["ب", "2018"]),
        ("ckb", "2018ـدا", ["2018", "دا"]),
        ("ckb", "هه\u200cولێر و کۆبانێ", ["هه\u200cولێر", "و", "کۆبانێ"]),
        ("ckb", "هه&zwnj;ولێر.", ["هه&zwnj;ولێر"]),
        ("kmr", "DAIŞ’ê li 10'ê Cotmehê", ["DAIŞ", "li", "10", "Cotmehê"]),
        ("kmr", "F16, 20ê", ["F16", "20ê"]),
        ("ar", "…", []),
    ],
)
def test_words_of_a_text(language, text, words):
    assert [token.text for token in tokens(text, language)] == words


def test_a_token_knows_its_place_in_the_original_text():
    text = "قال «مُحَمَّد» نعم"
    token = tokens(text, "ar")[1]
    assert (text[token.start : token.end], token.key) == ("مُحَمَّد", "محمد")


def test_a_sign_of_several_words_is_found_by_each():
    assert [token.key for token in tokens("\ufdfa", "ar")] == ["صلي", "الله", "عليه", "وسلم"]


@given(text=texts)
@pytest.mark.parametrize("language", CODES)
def test_offsets_slice_to_the_token(language, text):
    for token in tokens(text, language):
        assert text[token.start : token.end] == token.text != ""


@given(text=texts)
@example(text="ی\u06540")
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_keys_are_the_words_of_the_folded_text(language, text):
    keys = [token.key for token in tokens(text, language)]
    assert keys == re.findall(r"[^\s.,%]+", fold(text, language))
