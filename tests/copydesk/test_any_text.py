import sys

import pytest
from hypothesis import example, given

from articles.copydesk import check, fix, repaired
from articles.copydesk.characters import IN_ASCII
from articles.languages import CODES
from tests.examples import examples

from .strategies import languages, texts

many = examples(150)


@many
@given(texts, languages)
def test_places_slice_to_the_reported_text_and_are_in_order(text, language):
    findings = check(text, language)
    assert all(text[found.start : found.end] == found.text != "" for found in findings)
    assert [found.start for found in findings] == sorted(found.start for found in findings)


@many
@given(texts, languages)
def test_findings_of_one_rule_never_overlap(text, language):
    last: dict[str, int] = {}
    for found in check(text, language):
        assert found.start >= last.get(found.rule, 0), found
        last[found.rule] = found.end


@many
@given(texts, languages)
@example("بالنسبة لبالنسبة لA", "ar")
@example("و    و الأحرف أ و ب و ج", "ar")
@example("ف كـ ء", "ar")
def test_replacing_the_findings_of_a_rule_leaves_none_of_it(text, language):
    findings = [found for found in check(text, language) if found.replacement is not None]
    for rule in {found.rule for found in findings}:
        better = repaired(text, [found for found in findings if found.rule == rule])
        left = [found for found in check(better, language) if found.rule == rule]
        assert [found for found in left if found.replacement is not None] == []


@many
@given(texts, languages)
def test_repaired_text_has_nothing_left_to_repair(text, language):
    once = fix(text, language)
    assert [found for found in check(once, language) if found.safe] == []
    assert fix(once, language) == once


@many
@given(texts, languages)
def test_replacement_changes_something_and_is_offered_once(text, language):
    for found in check(text, language):
        assert found.replacement != found.text
        assert found.replacement is None or found.replacements == ()
        assert not found.safe or found.replacement is not None


EVERY_CODE_POINT = "".join(map(chr, range(sys.maxunicode + 1)))
# Behind the first plane are old scripts, pictures, ideographs, tags, private ones and none, of
# which a part speaks for all; the tags are there whole.
LAST_PLANES, TAGS = 0x10000, slice(0xE0000, 0xE1000)

HOSTILE = {
    "empty": "",
    "surrogates": "\ud800 \udfff\udfffسوريا\ud800",
    "marks": "ا" + "\u064b\u0301" * 5000,
    "most code points": (
        EVERY_CODE_POINT[:LAST_PLANES] + EVERY_CODE_POINT[LAST_PLANES::16] + EVERY_CODE_POINT[TAGS]
    ),
    "bidi controls": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f" * 500,
    "mixed scripts": "سوrيا Кобанê هەولێرBBC שלום 語" * 100,
    "open brackets": "(«[“" * 5000,
    "crossed brackets": "(«[“" * 2000 + ")»]”" * 2000,
    "spaces": " " * 20000,
    "dots": "." * 20000,
    "lines": "\n\r\u2028" * 5000,
    "one word": "س" * 100_000,
}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_is_too_strange(text, language):
    is_answered(text, language)


@pytest.mark.slow
@pytest.mark.parametrize("language", CODES)
def test_no_code_point_is_too_strange(language):
    is_answered(EVERY_CODE_POINT, language)


def is_answered(text, language):
    findings = check(text, language)
    assert all(text[found.start : found.end] == found.text for found in findings)
    assert [found for found in check(fix(text, language), language) if found.safe] == []


def test_every_digit_is_known():
    digits = {ord(sign) for sign in EVERY_CODE_POINT if sign.isdecimal() and not sign.isascii()}
    assert IN_ASCII.keys() == digits


@given(texts)
@example("سوريا")
def test_messages_can_be_shown(text):
    for language in CODES:
        assert all(str(found.message) for found in check(text, language))
