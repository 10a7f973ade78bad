import re

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from articles.text.repair import Change, RepairKind, describe, repair, repair_html
from tests.examples import examples

from .strategies import texts

ZWNJ = "\u200c"
BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


def kinds(repaired):
    return {change.kind: change.count for change in repaired.changes}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("text", "repaired", "changes"),
    [
        ("سلا\u200bم\ufeff، Ko\u00adbanê", "سلام، Kobanê", {RepairKind.INVISIBLE: 3}),
        ("\u202bمرحبا \u202dabc", "مرحبا abc", {RepairKind.DIRECTION: 2}),
        ("مرحبا\u202c abc", "مرحبا abc", {RepairKind.DIRECTION: 1}),
        ("\u202eabc\u202c", "abc", {RepairKind.DIRECTION: 2}),
        ("\u202a\u202eabc\u202c\u202c", "\u202aabc\u202c", {RepairKind.DIRECTION: 2}),
        ("\u202aabc\n\u202cنعم", "abc\nنعم", {RepairKind.DIRECTION: 2}),
        ("\u2067\u202aabc\u2069\u202c", "\u2067abc\u2069", {RepairKind.DIRECTION: 2}),
        ("نعم \u2067لا", "نعم لا", {RepairKind.DIRECTION: 1}),
        ("\u2067نعم\n\u2069لا", "نعم\nلا", {RepairKind.DIRECTION: 2}),
        ("باب\u00a0دار", "باب دار", {RepairKind.SPACE: 1}),
        ("ﺳﻼﻡ", "سلام", {RepairKind.SHAPE: 3}),
        ("ﷲ", "الله", {RepairKind.SHAPE: 1}),
        ("بغ\ue000داد\U000e0041 \x01\ufdd0", "بغداد ", {RepairKind.MEANINGLESS: 4}),
        ("ا\u0654ب e\u0302", "أب ê", {RepairKind.DECOMPOSED: 2}),
    ],
)
def test_repairs_made_in_every_language(language, text, repaired, changes):
    result = repair(text, language)
    assert (result.text, kinds(result)) == (repaired, changes)


@pytest.mark.parametrize(
    ("text", "repaired", "changes"),
    [
        ("سلێماني", "سلێمانی", {RepairKind.SORANI_LETTER: 1}),
        ("كوردستان", "کوردستان", {RepairKind.SORANI_LETTER: 1}),
        ("مووسى", "مووسی", {RepairKind.SORANI_LETTER: 1}),
        (f"ه{ZWNJ}ه{ZWNJ}ڵۆ", "ەەڵۆ", {RepairKind.SORANI_E: 2}),
        ("ي\u0654ازاد", "ئازاد", {RepairKind.DECOMPOSED: 1}),
        ("ﻛﻮرد", "کورد", {RepairKind.SHAPE: 2, RepairKind.SORANI_LETTER: 1}),
        (f"ه\u200b{ZWNJ}ولێر", "ەولێر", {RepairKind.INVISIBLE: 1, RepairKind.SORANI_E: 1}),
        (f"ه\u2067{ZWNJ}ولێر", "ەولێر", {RepairKind.DIRECTION: 1, RepairKind.SORANI_E: 1}),
    ],
)
def test_repairs_made_in_sorani_alone(text, repaired, changes):
    result = repair(text, "ckb")
    assert (result.text, kinds(result)) == (repaired, changes)


@pytest.mark.parametrize("language", ["ar", "kmr", "fa"])
def test_yeh_kaf_and_zwnj_stay_in_other_languages(language):
    text = f"كتابي موسى می{ZWNJ}روم ه{ZWNJ}ا"
    assert repair(text, language).text == text


@pytest.mark.parametrize(
    "text",
    [
        "بە شێوەیەکی نوێ راستە و ووڵات",  # initial ر, doubled و
        "مؤتمر مساءً مساءاً الادارة",  # hamza and tanwin
        "سوریا ھەولێر",  # Farsi yeh, the other h
        f"می{ZWNJ}روم",  # ZWNJ of a Persian quotation
        "\u2067SDF\u2069 قال",  # a pair of isolates
        "\u202bمرحبا\u202c \u202aabc\u202c",  # pairs of embeddings
        "\u200fنعم\u200e",  # direction marks stand alone
        "قال  إن ، نعم",  # spacing is the copy desk's
        "العـراق ٢٠١٨ &nbsp; &zwnj;",
        "a\u202fb",
        "",
    ],
)
@pytest.mark.parametrize("language", CODES)
def test_everything_else_stays_to_the_letter(language, text):
    if language == "ckb":
        text = text.replace("ي", "ی")
    result = repair(text, language)
    assert (result.text, result.changes) == (text, ())


@given(text=texts)
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_a_repair_is_a_fixed_point(language, text):
    once = repair(text, language).text
    again = repair(once, language)
    assert (again.text, again.changes) == (once, ())


@given(text=texts)
@pytest.mark.parametrize("language", CODES)
def test_changes_are_told_exactly_when_the_text_changed(language, text):
    result = repair(text, language)
    with_breaks = BREAKS.sub("\n", text)
    assert bool(result.changes) == (result.text != with_breaks)


def test_a_run_of_ten_thousand_marks_is_left_alone():
    text = "e" + "\u0301\u0323" * 5000
    assert repair(text, "kmr").text == text


def test_tags_of_a_body_are_never_touched():
    html = '<p dir="rtl">ي <a href="/كوردي?a=1&amp;b=2">ك</a><br>ي</p>'
    assert (
        repair_html(html, "ckb").text
        == '<p dir="rtl">ی <a href="/كوردي?a=1&amp;b=2">ک</a><br>ی</p>'
    )


def test_text_in_another_language_is_repaired_as_that_language():
    html = '<p>كورد <span lang="ar" dir="rtl">كتابي</span> كورد</p>'
    repaired = '<p>کورد <span lang="ar" dir="rtl">كتابي</span> کورد</p>'
    assert repair_html(html, "ckb").text == repaired
    html = '<p>كتابي <span lang="ckb-IQ"><em>كورد</em></span> كتابي</p>'
    repaired = '<p>كتابي <span lang="ckb-IQ"><em>کورد</em></span> كتابي</p>'
    assert repair_html(html, "ar").text == repaired


def test_isolates_are_paired_within_a_paragraph_of_a_body():
    html = "<p>\u2067a <em>b\u2069</em></p><p>\u2067c</p><p>d\u2069</p>"
    result = repair_html(html, "ar")
    assert result.text == "<p>\u2067a <em>b\u2069</em></p><p>c</p><p>d</p>"
    assert kinds(result) == {RepairKind.DIRECTION: 2}


def test_no_break_spaces_of_a_body_are_references():
    result = repair_html("<p>a&nbsp;b &amp;nbsp;</p>", "kmr")
    assert (result.text, kinds(result)) == ("<p>a b &amp;nbsp;</p>", {RepairKind.SPACE: 1})


bodies = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<em>", "</em>", "<br>", '<span lang="ckb">', "</span>", "&nbsp;", "&lt;"]
        + [
            "ي",
            "ه",
            ZWNJ,
            "\u2067",
            "\u2069",
            "\u202a",
            "\u202c",
            "\u202e",
            "e",
            "\u0302",
            "\u0654",
            "ﻻ",
        ]
    )
).map("".join)


@given(html=bodies)
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_a_repaired_body_is_a_fixed_point(language, html):
    once = repair_html(html, language).text
    again = repair_html(once, language)
    assert (again.text, again.changes) == (once, ())


@pytest.mark.parametrize("kind", RepairKind)
def test_every_change_has_words_for_one_and_for_many(kind):
    with override("en"):
        assert describe(Change(kind, 1)).startswith("1 ")
        assert describe(Change(kind, 12)).startswith("12 ")
