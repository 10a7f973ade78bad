import pytest

from articles.text.bidi import (
    balanced_parts,
    closed,
    direction_apart,
    lines_apart,
    without_overrides,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ""),
        ("\u2066a\u2069", "\u2066a\u2069"),
        ("\u2066a", "a"),
        ("a\u2069", "a"),
        ("\u2067\u2068a\u2069", "\u2068a\u2069"),
        ("\u2069\u2066", ""),
        ("\u200fa\u200e\u061c", "\u200fa\u200e\u061c"),
        ("\u202aa\u202c", "\u202aa\u202c"),
        ("\u202ba", "a"),
        ("a\u202c", "a"),
        ("\u202da\u202c", "a"),
        ("\u202a\u2067a\u202c\u2069", "\u2067a\u2069"),
        ("\u2067\u202aa\u202c\u2069", "\u2067\u202aa\u202c\u2069"),
    ],
)
def test_what_has_no_partner_goes(text, wanted):
    assert "".join(balanced_parts([text])) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\u2066a", "\u2066a\u2069"),
        ("a\u2069b", "ab"),
        ("\u2066\u2067", "\u2066\u2067\u2069\u2069"),
    ],
)
def test_open_isolates_are_closed(text, wanted):
    assert closed(text) == wanted


def test_overrides_go_and_marks_stay():
    assert without_overrides("\u202a\u202b\u202c\u202d\u202ea\u200f\u2066") == "a\u200f\u2066"


@pytest.mark.parametrize(
    ("text", "direction", "own"),
    [
        ("Road closed (2024)!", "rtl", "ltr"),
        ("UNICEF (2024): نص عربي بعد لاتيني.", "rtl", ""),
        ("نص عربي", "rtl", ""),
        ("٢٠٢٤!", "rtl", ""),
        ("", "rtl", ""),
        ("جاء الماء.", "ltr", "rtl"),
        ("Av hat.", "ltr", ""),
    ],
)
def test_a_line_all_in_another_script_has_a_direction_of_its_own(text, direction, own):
    assert direction_apart(text, direction) == own


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([], []),
        (["15%"], ["15%"]),
        # Figures after Arabic letters, on the line before or in the paragraph's beginning.
        (["ژمارە لە", "15% زیاتر"], ["ژمارە لە\u200f", "\u061c15% زیاتر"]),
        (["قال", "(BBC)", "إن"], ["قال\u200e", "\u061c(BBC)\u061c", "\u200eإن"]),
        (["UNICEF", "2026"], ["UNICEF\u200f", "\u200e2026"]),
    ],
)
def test_a_line_is_ordered_as_it_is_among_the_others(lines, wanted):
    assert lines_apart(lines) == wanted
