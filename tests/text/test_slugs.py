import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from articles.text.slugs import LIMIT, slug
from tests.examples import examples

from .strategies import texts

ZWNJ = "\u200c"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "«إعلان النصر»: بداية مرحلة جديدة", "إعلان-النصر-بداية-مرحلة-جديدة"),
        ("ar", "إعلان النصر إيذان بمرحلة جديدة", "إعلان-النصر-إيذان-بمرحلة-جديدة"),
        (
            "ar",
            "«اللحظات الأخيرة لداعش».. «إعلان النصر إيذان بمرحلة جديدة»",
            "اللحظات-الأخيرة-لداعش-إعلان-النصر-إيذان-بمرحلة-جديدة",
        ),
        ("ar", "أيلول/سبتمبر 2018", "أيلول-سبتمبر-2018"),
        ("ar", "مُحَمَّد في العـراق", "محمد-في-العراق"),
        ("ar", "ﺳﻮﺭﻳﺎ", "سوريا"),
        ("ar", "ا\u0654حمد", "أحمد"),
        ("ar", "عام ٢٠١٨", "عام-2018"),
        ("ar", "\u200fسوريا\u00a0اليوم\u200f", "سوريا-اليوم"),
        ("ar", "قال لـ «الحدث»", "قال-ل-الحدث"),
        ("ar", "SDF في Kobanê", "sdf-في-kobanê"),
        ("ar", "#الإدارة_الذاتية", "الإدارة-الذاتية"),
        ("ckb", f"هه{ZWNJ}ولێر و كۆبانێ", "هەولێر-و-کۆبانێ"),
        ("ckb", "کۆبانێ و قامیشلۆ", "کۆبانێ-و-قامیشلۆ"),
        ("ckb", "2018ـدا", "2018دا"),
        ("kmr", "Qamişlo û Kobanê: jiyan û çand", "qamislo-u-kobane-jiyan-u-cand"),
        ("kmr", "Qamişlo û Kobanê: DAIŞê", "qamislo-u-kobane-daise"),
        ("kmr", "ŞENGAL QAMİŞLO ÎRAN ÇAND", "sengal-qamislo-iran-cand"),
        ("kmr", "Şerê DAIŞ’ê", "sere-daise"),
        ("kmr", "İran û Bıjan", "iran-u-bijan"),
        ("kmr", "Kobane\u0302 3.5 %", "kobane-3-5"),
        ("kmr", "Kobanê سوريا", "kobane"),
        ("kmr", "admin", "admin"),
    ],
)
def test_words_of_an_address(language, text, expected):
    assert slug(text, language) == expected


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("text", ["", "-", "--", " \n", "🙂🎉", "…!؟", "\u200f", "ـ", "\ud800"])
def test_text_without_words_has_no_slug(language, text):
    assert slug(text, language) == ""


def test_a_kurmanji_slug_needs_latin_letters():
    assert slug("سوريا", "kmr") == ""


@pytest.mark.parametrize("language", CODES)
def test_a_long_headline_is_cut_after_a_whole_word(language):
    text = "rojava " * 20
    assert slug(text, language) == "-".join(["rojava"] * 8)
    assert slug(text, language, limit=12) == "rojava"
    assert slug(text, language, limit=13) == "rojava-rojava"


@pytest.mark.parametrize("language", CODES)
def test_a_single_long_word_is_cut_in_the_middle(language):
    assert slug("a" * 1_000_000, language) == "a" * LIMIT


@given(text=texts, limit=st.integers(1, 80))
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_the_slug_of_a_slug_is_itself(language, text, limit):
    once = slug(text, language, limit=limit)
    assert slug(once, language, limit=limit) == once


@given(text=texts, limit=st.integers(1, 80))
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_a_slug_is_words_and_single_hyphens_within_its_limit(language, text, limit):
    made = slug(text, language, limit=limit)
    assert len(made) <= limit
    assert re.fullmatch(r"(?:[^\W_]+(?:-[^\W_]+)*)?", made)
    assert language != "kmr" or made.isascii()
