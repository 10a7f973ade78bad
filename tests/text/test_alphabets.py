import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from articles.text.alphabets import ALPHABETS, in_order, sort_key
from articles.text.repair import repair

from .strategies import texts

ORDERED = {
    "ar": "12 إبراهيم أحمد آدم برهان پروين تالا ثريا جميل چنار حنان خليل دلال ذياب رزان ژيان سليم "
    "شيرين صفاء ضياء طلال ظافر عماد غسان فارس ڤيان قمر كمال گولان لينا ماهر نورا هيفاء وائل "
    "يوسف Ciwan Çiya Zelal",
    "ckb": "7 ئارام ئەسرین باران پەیام تارا جوان چیا حەمە خونچە دلنیا رێبین ڕۆژان زیلان ژینۆ سۆزان "
    "شنۆ عەلی غەریب فەرهاد ڤیان قادر کاوە گەلاوێژ لانە ڵانە مەریوان نازەنین ورشە ۆرال هێمن "
    "ەلند یاسەمین ێران Azad Şîlan",
    "kmr": "3 Aram Baran Berfîn Bêrîvan Canda Çinar Dilovan Eyşo Êvar Ferîd Gulbihar Hêja Idrîs "
    "Îsa Jiyan Kawa Lorîn Mizgîn Nesrîn Osê Pelda Qadir Rûken Sema Şevîn Tavge Ubeyd Ûsê Viyan "
    "Welat Xelîl Yekta Zînê أحمد جودي",
}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("seed", range(5))
def test_names_stand_in_the_order_of_the_alphabet(language, seed):
    names = ORDERED[language].split()
    mixed = random.Random(seed).sample(names, len(names))

    assert in_order(mixed, str, language) == names


@pytest.mark.parametrize("language", CODES)
def test_an_alphabet_names_each_letter_once_as_it_is_stored(language):
    letters = ALPHABETS[language].split()

    assert len(set(letters)) == len(letters)
    assert repair(ALPHABETS[language], language).text == ALPHABETS[language]


@pytest.mark.parametrize(
    ("language", "first", "second", "third"),
    [
        ("ar", "ابتسام", "أبتسام", "ابتهال"),
        ("ar", "سوق", "سوق الهال", "سوقي"),
        ("kmr", "Omer", "Ömer", "Osman"),
        ("kmr", "Strana", "Straße", "Strata"),
        ("ckb", "کاوە", "کاوەی", "کەژاڵ"),
    ],
)
def test_accents_count_only_between_equals_and_words_before_letters(language, first, second, third):
    assert in_order([third, second, first], str, language) == [first, second, third]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "مُحَمَّد", "محمد"),
        ("ar", "العـراق", "العراق"),
        ("kmr", "Dêrika", "Dê’rika"),
        ("ckb", "كوردستان", "کوردستان"),
        ("kmr", "KOBANÊ", "kobanê"),
    ],
)
def test_marks_capitals_and_another_yeh_make_no_difference_to_the_place(language, one, other):
    assert sort_key(one, language)[0] == sort_key(other, language)[0]


@given(st.lists(texts))
@pytest.mark.parametrize("language", CODES)
def test_any_names_have_one_order(language, names):
    once = in_order(names, str, language)

    assert sorted(once) == sorted(names)
    assert in_order(reversed(once), str, language) == once
