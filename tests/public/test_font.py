"""The readers' font is one file: a letter that is missing in it comes from another one and does
not join its neighbours."""

import unicodedata

import pytest
from django.contrib.staticfiles import finders
from PIL import ImageFont

from articles.text.alphabets import ALPHABETS
from articles.text.letters import ARABIC, SORANI
from articles.text.repair import repair

FILE = finders.find("public/fonts/vazirmatn-arabic.woff2")
NOT_IN_VAZIRMATN = set("ڒڔڶڷ")
LETTERS = set("".join((*ALPHABETS["ar"].split(), *ALPHABETS["ckb"].split()))) | {
    letter for rows in (ARABIC, SORANI) for key, others in rows.items() for letter in key + others
}
MARKS = {chr(code) for code in range(0x64B, 0x656)} | {"\u065a", "\u0670", "ـ"}
FIGURES = set("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬%")
PUNCTUATION = set("،؛؟.:!?()[]{}/-–—…•«»‹›“”‘’۔\"'#@&*+=_")
MISSING = "\U0001f600"


@pytest.fixture(scope="module")
def font():
    return ImageFont.truetype(FILE, 40)


def draws(font, character):
    return bytes(font.getmask(character)) != bytes(font.getmask(MISSING)) and any(
        font.getmask(character)
    )


def names(characters):
    return [f"U+{ord(each):04X} {unicodedata.name(each)}" for each in sorted(characters)]


@pytest.mark.parametrize("wanted", [LETTERS - NOT_IN_VAZIRMATN, MARKS, FIGURES, PUNCTUATION])
def test_the_font_holds_what_a_stored_text_can_hold(font, wanted):
    assert names(each for each in wanted if not draws(font, each)) == []


def test_what_the_font_is_said_to_lack_it_lacks(font):
    assert not any(draws(font, each) for each in (*NOT_IN_VAZIRMATN, "ﷺ", "\U0001f601"))


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_signs_for_words_are_stored_as_letters_of_the_font(font, language):
    words = repair("ﷺ ﷲ ﷼ ﷽", language).text

    assert all(draws(font, each) for each in words if each != " ")


@pytest.mark.parametrize("letter", sorted(set("بپتجچحسشعغفڤقکكگلڵمنهیيێئ")))
def test_letters_join_their_neighbours(font, letter):
    assert font.getlength(letter * 3) != pytest.approx(font.getlength(letter) * 3)
