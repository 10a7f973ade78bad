from decimal import Decimal

import pytest

from articles.text.lists import format_list
from articles.text.numbers import Digits, format_number, plural_category


@pytest.mark.parametrize(
    ("language", "number", "digits", "written"),
    [
        ("ar", 1234567, Digits.ASCII, "1,234,567"),
        ("ckb", Decimal("1234.50"), Digits.ASCII, "1,234.50"),
        ("kmr", Decimal("1234.5"), Digits.ASCII, "1.234,5"),
        ("ar", Decimal("1234.5"), Digits.ARABIC, "١٬٢٣٤٫٥"),
        ("ckb", -12, Digits.EXTENDED, "-۱۲"),
        ("kmr", 0, Digits.ASCII, "0"),
    ],
)
def test_numbers(language, number, digits, written):
    assert format_number(number, language, digits=digits) == written


@pytest.mark.parametrize(
    ("counts", "category"),
    [
        ([0], "zero"),
        ([1], "one"),
        ([2], "two"),
        ([3, 10, 103, 110, 1003], "few"),
        ([11, 26, 99, 111, 199, 1011], "many"),
        ([100, 101, 102, 200, 1000, 1002], "other"),
    ],
)
def test_arabic_has_six_plural_forms(counts, category):
    assert {plural_category(count, "ar") for count in counts} == {category}


@pytest.mark.parametrize("language", ["ckb", "kmr"])
def test_kurdish_has_two_plural_forms(language):
    categories = [plural_category(count, language) for count in (0, 1, 2, 11, 101)]
    assert categories == ["other", "one", "other", "other", "other"]


@pytest.mark.parametrize(
    ("language", "items", "written"),
    [
        ("ar", ["أ", "ب", "ج"], "أ وب وج"),
        ("ar", ["سوريا", "العراق"], "سوريا والعراق"),
        ("ar", ["دمشق", "حلب", "الرقة", "وادي الفرات"], "دمشق وحلب والرقة ووادي الفرات"),
        ("ckb", ["سوریا", "عێراق", "تورکیا"], "سوریا، عێراق و تورکیا"),
        ("ckb", ["سوریا", "عێراق"], "سوریا و عێراق"),
        ("kmr", ["Qamişlo", "Kobanê", "Efrîn"], "Qamişlo, Kobanê û Efrîn"),
        ("kmr", ["Qamişlo", "Kobanê"], "Qamişlo û Kobanê"),
        ("ar", ["سوريا"], "سوريا"),
        ("kmr", [], ""),
    ],
)
def test_lists(language, items, written):
    assert format_list(items, language) == written
