"""U+FDF2 is four letters, of which fonts draw three: what stands before it is not doubled."""

import pytest

from articles.text.fold import fold
from articles.text.repair import repair, repair_html

PAIRS = [
    ("بسم ﷲ", "بسم الله"),
    ("كلمة اﷲ", "كلمة الله"),
    ("ٱﷲ", "ٱلله"),
    ("ﺍﷲ", "الله"),
    ("عبداﷲ وصل", "عبدالله وصل"),
    ("عبدﷲ وصل", "عبدالله وصل"),
    ("باﷲ", "بالله"),
    ("بﷲ", "بالله"),
    ("وﷲ", "والله"),
    ("ﷲ وﷲ", "الله والله"),
    ("لﷲ", "لله"),
    ("الحمد فلﷲ", "الحمد فلله"),
    ("قال ﷲ", "قال الله"),
]


@pytest.mark.parametrize(("typed", "right"), PAIRS)
def test_the_sign_becomes_the_letters_that_are_missing(typed, right):
    assert repair(typed, "ar").text == right
    assert repair_html(f"<p>{typed}</p>", "ar").text == f"<p>{right}</p>"
    assert fold(typed, "ar") == fold(right, "ar")


def test_many_signs_are_read_in_time_that_grows_with_them():
    assert repair("اﷲ" * 20_000, "ar").text == "الله" * 20_000
