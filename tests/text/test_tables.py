import pytest

from articles.text.diff import diff_blocks
from articles.text.sanitize import clean
from articles.text.tables import framed

from .patience import patience

TABLE = (
    "<table><caption>أمطار «الأسبوع»</caption><tbody><tr><th>البلدة</th><th>مم</th></tr>"
    "<tr><td>نوروز</td><td>12</td></tr></tbody></table>"
)


def test_a_table_stands_in_a_frame_that_the_keyboard_reaches():
    assert framed(f"<p>a</p>{TABLE}<p>b</p>", "جدول") == (
        '<p>a</p><section class="table" tabindex="0" aria-label="أمطار «الأسبوع»">'
        f"{TABLE}</section><p>b</p>"
    )


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("", "جدول"),
        ('<caption dir="ltr">a "b" &amp; <em>c</em></caption>', "a &quot;b&quot; &amp; c"),
    ],
)
def test_the_frame_is_named(caption, name):
    table = TABLE.replace("<caption>أمطار «الأسبوع»</caption>", caption)
    assert f'aria-label="{name}"' in framed(table, "جدول")


def test_the_history_compares_row_with_row():
    changes = diff_blocks(TABLE, TABLE.replace("12", "15"))
    assert [(change.kind, change.block) for change in changes] == [
        ("equal", "caption"),
        ("equal", "tr"),
        ("replace", "tr"),
    ]
    assert (changes[2].old, changes[2].new) == ("نوروز | 12", "نوروز | 15")


@pytest.mark.parametrize(
    "unit",
    [
        "<table><tr><td>a",
        "<table><tr><td>a<td>b</table>",
        "<table>",
        "</table>",
        "<tr><td>a</tr>",
        "<td><p>a</p>",
        "<q>a",
        "<q>",
        "<img alt=🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻🏻x>",
        "<a href=a.b.c.d.e>",
    ],
)
def test_a_long_body_is_cleaned_in_linear_time(unit):
    with patience():
        clean(unit * (100_000 // len(unit)))
        clean(f"<table><tr><td>{unit * (100_000 // len(unit))}</td><td>b</td></tr></table>")
