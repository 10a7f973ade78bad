import gc
from time import process_time

import pytest

from articles.copydesk import check
from articles.languages import CODES

SMALL, LARGE = 100_000, 1_000_000
MOST = 12

ARABIC = "وقال القيادي في قوات سوريا الديموقراطية إن #الإدارة_الذاتية ، مستمرة في 2018 «نعم».\n"
SORANI = 'ئه\u200cو له كوردستان بوو، ٢٠١٨ و 2018ـدا شارو بوون "باشە" ووڵات.\n'
KURMANJI = "Wî jı bo Kobane got, PYD’ê û PYD'ê li li malê ne, 20 ê Adarê «erê» nuce.\n"
TEXTS = {
    "arabic": ARABIC,
    "sorani": SORANI,
    "kurmanji": KURMANJI,
    "one word": "س",
    "latin word": "e",
    "marks": "\u064b",
    "spaces": " ",
    "tatweel": "ـ",
    "open brackets": "(«",
    "closed brackets": "»)",
    "straight quotes": '"',
    "turned quotes": "»نعم« ",
    "low quotes": "„a",
    "low quotes with ends": "„a“ ",
    "percents": "%1",
    "numbers": "1.",
    "numbers in brackets": "1,1(",
    "iy": "aaaiy",
    "labels": "النمط ب ",
    "dots": ".",
    "commas": " ،",
    "hashes": "#",
    "hashtag": "#س_",
    "ampersands": "&amp;",
    "addresses": "a.com/",
    "mail": "a@",
    "domains": "com.",
    "www": "www.",
    "controls": "\u2066\u202a",
    "closing controls": "\u2069\u202c",
    "digits": "1",
    "repeated": "في ",
    "phrase": "في هذا اليوم ",
    "months": "أيلول/",
    "forms": "ﺳ",
    "zeros and numbers": "09 ",
    "short numbers": "12 ",
    "places": "36.8123, ",
    "degrees": "36° 4' ",
    "desk links": "a/admin",
    "crossing quotes": "”a“",
}


# Ten small texts against one large one: both last as long, so a busy machine slows both.
TRIES = 3


@pytest.mark.slow
@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece, language, capsys):
    text = (piece * (LARGE // len(piece) + 1))[:LARGE]
    assert_linear(text, language, piece, capsys)


@pytest.mark.slow
@pytest.mark.parametrize("language", CODES)
def test_words_that_are_all_different_take_linear_time(language, capsys):
    letters = "abdefghijklmnoprstuvwxyz" if language == "kmr" else "بتجدرسصفقكلمنهوي"
    text = " ".join(_word(number, letters) for number in range(LARGE // 10))
    assert_linear(text, language, "different words", capsys)


def assert_linear(text: str, language: str, name: str, capsys) -> None:
    ratios = []
    while len(ratios) < TRIES and (not ratios or min(ratios) > MOST):
        small = sum(_seconds(text[:SMALL], language) for _time in range(10)) / 10
        large = _seconds(text, language)
        ratios.append(large / small)
        with capsys.disabled():
            print(f"\n{language} {name!r:.20}: {small:.3f} s, {large:.3f} s, ×{large / small:.1f}")
    assert min(ratios) <= MOST


def _seconds(text: str, language: str) -> float:
    # The garbage collector goes over all that Django holds, at times of its own.
    gc.collect()
    gc.disable()
    start = process_time()
    check(text, language)
    seconds = process_time() - start
    gc.enable()
    return seconds


def _word(number: int, letters: str) -> str:
    word = letters[number % len(letters)].upper()
    for _place in range(8):
        number, letter = divmod(number * 7 + 3, len(letters))
        word += letters[letter]
    return word
