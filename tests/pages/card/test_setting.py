"""Headlines in lines: every letter is in the font, and every line fits."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from articles.languages import CODES
from articles.pages.card.drawing import ALONE, HEIGHT, MOST_BYTES, SIZE, WIDTH, Card, drawn
from articles.pages.card.setting import COVERED, FONT, broken, fitted, printable, width
from tests.examples import examples
from tests.photos.pictures import noise, saved

ACROSS, DOWN = 1072, 330
LETTERS = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆەهھیێ",
    "kmr": "abcçdeêfghiîjklmnopqrsştuûvwxyzABCÇDEÊFGHIÎJKLMNOPQRSŞTUÛVWXYZ",
}
WORDS = st.text("ابتسمنوهيەێۆڕڵکگ ABCêîûşç0189«»؟،:-%", min_size=1, max_size=14)
HEADLINES = st.lists(WORDS, max_size=12)


def test_the_font_has_all_that_it_is_said_to_have():
    letters = ImageFont.truetype(FONT, 40, layout_engine=ImageFont.Layout.BASIC)
    signs = [chr(code) for first, last in COVERED for code in range(first, last + 1)]
    seen = [sign for sign in signs if category(sign) not in {"Zs", "Cf"}]

    # The sign for what is missing has no ink.
    assert letters.getmask("中").getbbox() is None
    assert [f"{ord(sign):04X}" for sign in seen if not letters.getmask(sign).getbbox()] == []


@pytest.mark.parametrize("language", CODES)
def test_every_letter_of_a_language_is_printable(language):
    said = LETTERS[language]

    assert printable(said) == said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("خبر 🎉 عاجل", "خبر عاجل"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Nûçe ✅", "Nûçe"),
        ("مقابلة مع Мария", None),
        ("中文", None),
    ],
)
def test_signs_that_cannot_be_drawn_are_left_out_and_letters_are_not(text, left):
    assert printable(text) == left


@examples(40)
@given(words=HEADLINES, language=st.sampled_from(CODES))
def test_no_word_is_lost_and_every_line_fits(words, language):
    text = printable(" ".join(words)) or ""

    lines = broken(text, language, size=60, across=ACROSS)

    assert " ".join(lines) == text
    for line in lines:
        assert " " not in line or width(line, language, 60) <= ACROSS


@examples(20)
@given(words=HEADLINES, language=st.sampled_from(CODES))
def test_whatever_is_set_fits_where_it_stands(words, language):
    text = printable(" ".join(words) * 3) or ""

    setting = fitted(text, language, sizes=range(68, 35, -4), across=ACROSS, down=DOWN)

    assert setting.height <= DOWN
    assert all(width(line, language, setting.size) <= ACROSS for line in setting.lines)
    assert " ".join(setting.lines) == text or setting.size == 36


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("words", [1, 12, 60])
@pytest.mark.parametrize("picture", [None, saved(noise(1300, 900), "jpeg")])
def test_any_card_is_whole_and_light(language, words, picture):
    headline = " ".join([LETTERS[language][:6]] * words)

    data = drawn(Card(language, headline[:20], "", headline, picture))

    assert len(data) <= MOST_BYTES
    assert SIZE == (WIDTH, HEIGHT) == (1200, 630)
    assert max(ALONE) * 1.5 < HEIGHT
