import json
import unicodedata
from xml.parsers.expat import ExpatError, ParserCreate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.characters import (
    is_damaged,
    line,
    lines_ended,
    meaningless,
    shows,
    storable,
    storable_values,
)
from articles.text.sanitize import clean

from .xml import fits_xml

EVERY = [chr(code) for code in range(0x110000)]

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


def is_taken(character):
    try:
        ParserCreate().Parse(f"<a>{character}</a>", True)
    except ExpatError:
        return False
    return True


def test_xml_takes_exactly_what_its_own_parser_takes():
    for code in (0, 8, 9, 10, 11, 13, 31, 32, 0xD7FF, 0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10FFFF):
        assert fits_xml(chr(code)) == is_taken(chr(code))


def test_every_stored_character_fits_xml():
    assert all(fits_xml(storable(character)) for character in EVERY)


@pytest.mark.parametrize(
    "codes",
    [
        range(1, 9),
        range(0x0E, 0x1C),
        range(0x80, 0x85),
        range(0xE000, 0xF900),
        range(0xFDD0, 0xFDF0),
        (plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
        range(0xE0000, 0xE0080),
        range(0xF0000, 0xF0100),
        range(0x100000, 0x100100),
    ],
    ids=["C0", "more C0", "C1", "private", "FDD0", "FFFE", "tags", "plane 15", "plane 16"],
)
def test_what_has_no_meaning_is_taken_out_and_counted(codes):
    for code in codes:
        assert storable(f"سو{chr(code)}ريا") == "سوريا"
        assert meaningless(f"سو{chr(code)}ريا") == 1


def test_letters_marks_and_signs_of_every_script_stay():
    for character in EVERY:
        if unicodedata.category(character)[0] in "LMNPS":
            assert storable(character) == character


@pytest.mark.parametrize("kept", ["\u200c", "\u200d", "\u200e", "\u200f", "\u2067", "\ufe0f", "\t"])
def test_joiners_and_direction_stay(kept):
    assert storable(f"می{kept}ر") == f"می{kept}ر"


@pytest.mark.parametrize("separator", "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
def test_separators_part_and_never_glue(separator):
    text = f"سطر أول{separator}سطر ثان"

    assert storable(text) == "سطر أول\nسطر ثان"
    assert meaningless(text) == 0
    assert lines_ended(text).split("\n", 1)[0] == "سطر أول"
    assert line(text) == "سطر أول سطر ثان"


@pytest.mark.parametrize("separator", "\x0b\x1c\x85\u2028\u2029")
def test_separators_part_lines_in_the_cells_of_a_table_too(separator):
    html = f"<table><tr><th>سطر{separator}آخر</th><td>{separator}خلية</td></tr></table>"

    cleaned = clean(html)

    assert "<th>سطر<br>آخر</th><td>خلية</td>" in cleaned
    assert clean(cleaned) == cleaned


def test_a_paragraph_separator_leaves_a_blank_line():
    assert lines_ended("أول\u2029ثان\u2028ثالث\r\nرابع\rخامس") == "أول\n\nثان\nثالث\nرابع\nخامس"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \u00a0\u3000\t\n",
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u200e\u200f\u061c\u202a\u202c\u2066\u2069",
        "\u3164\u115f\u1160\uffa0",
        "\u2800",
        "\ufe0e\ufe0f\U000e0100",
        "\u034f\u17b4\u180e",
        "\u064b\u0651\u0301",
        "\U000e0041\ue000",
        "\u00ad",
    ],
)
def test_what_nobody_sees_shows_nothing(text):
    assert not shows(text)
    assert line(text) == ""


@pytest.mark.parametrize("text", ["س", "\u200fê", "…", "5", "٥", "😀", "—", "\u3164ك", "©", "ـ"])
def test_a_letter_a_figure_or_a_sign_shows(text):
    assert shows(text)
    assert line(text)


@pytest.mark.parametrize("damaged", ["\0", "\ud800", "a\udfffb"])
def test_nul_and_half_characters_are_damage(damaged):
    assert is_damaged(damaged)
    assert not is_damaged("سوريا ﷲ 😀 \ue000")


@given(anything)
def test_mending_twice_changes_nothing_more(text):
    once = storable(text)

    assert storable(once) == once
    assert meaningless(once) == 0
    assert fits_xml(once)
    assert not is_damaged(once)


@given(anything)
def test_a_line_is_empty_exactly_where_it_shows_nothing(text):
    assert bool(line(text)) == shows(storable(text))
    assert line(line(text)) == line(text)


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), anything),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(anything, inner, max_size=3)
    ),
    max_leaves=10,
)


@given(values)
def test_every_string_in_a_value_is_mended(value):
    assert fits_xml(json.dumps(storable_values(value), ensure_ascii=False))
