import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from articles.text.fold import fold
from articles.text.presentation import FORMS, SIGNS, spell_out
from articles.text.repair import RepairKind, repair
from articles.text.slugs import slug
from articles.text.tokens import tokens


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("اﷲ كريم", "الله كريم"),
        ("عبداﷲ", "عبدالله"),
        ("باﷲ", "بالله"),
        ("بﷲ", "بالله"),
        ("وﷲ", "والله"),
        ("لﷲ الحمد", "لله الحمد"),
        ("ولﷲ", "ولله"),
        ("رسول ﷲ", "رسول الله"),
        ("ٱﷲ", "ٱلله"),
        ("وَلِﷲ", "وَلِله"),
        ("ﻟﷲ", "لله"),
        ("ﻛﺎﷲ", "كالله"),
        ("كلﷲ", "كلالله"),
        ("كَلﷲ", "كَلالله"),
        ("#الحمد_لﷲ", "#الحمد_لله"),
    ],
)
def test_allah_is_one_word_whatever_was_typed_before_it(typed, right):
    assert repair(typed, "ar").text == right
    assert fold(typed, "ar") == fold(right, "ar")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("النبي ﷺ قال", "النبي صلى الله عليه وسلم قال"),
        ("محمدﷺ", "محمد صلى الله عليه وسلم"),
        ("محمدٌﷺقال", "محمدٌ صلى الله عليه وسلم قال"),
        ("(ﷺ)،", "(صلى الله عليه وسلم)،"),
        ("ﷺﷻ", "صلى الله عليه وسلم جل جلاله"),
        ("﷽", "بسم الله الرحمن الرحيم"),
        ("١٠﷼", "١٠ ريال"),
    ],
)
def test_a_sign_for_words_is_spelled_out_and_stands_apart(typed, right):
    repaired = repair(typed, "ar")

    assert repaired.text == right
    assert [change.kind for change in repaired.changes] == [RepairKind.SHAPE]


def test_the_words_of_a_sign_are_written_as_sorani_writes():
    assert repair("﷼", "ckb").text == "ریال"


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("typed", "right"),
    [("ﬁlm", "film"), ("ﬀﬂﬃﬄ", "ffflffiffl"), ("aﬅ ﬆ", "ast st"), ("ﬁﬂm", "fiflm")],
)
def test_ligatures_from_a_pdf_are_their_letters(language, typed, right):
    assert repair(typed, language).text == right
    assert fold(typed, language) == fold(right, language)
    assert slug(typed, language) == slug(right, language)
    assert [token.key for token in tokens(typed, language)] == right.split()


@given(st.text(st.sampled_from("ابلوف محمد١1a \u064e،." + "".join(SIGNS) + "ﷲﬁ")))
def test_nothing_of_a_form_is_left_and_no_more_is_to_be_done(text):
    spelled = spell_out(text)

    assert not FORMS.search(spelled)
    assert spell_out(spelled) == spelled
