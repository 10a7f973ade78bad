import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.plain import to_plain
from articles.text.replacing import Replacement, replace_all_in_html
from articles.text.sanitize import clean

MARKED = '<p>قال <strong>« داعش</strong> ، إنه <a href="https://example.org">هنا</a>.</p>'


def with_slice(html, start, end, new):
    return replace_all_in_html(html, [Replacement(start, end, new)])


def replaced(html, old, new):
    start = to_plain(html).index(old)
    return with_slice(html, start, start + len(old), new)


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("« ", "«", MARKED.replace("« ", "«")),
        (" ،", "،", MARKED.replace(" ،", "،")),
        ("هنا", "هناك", MARKED.replace("هنا", "هناك")),
        ("داعش ،", "داعش،", MARKED.replace(" ،", "،")),
        ("إنه", "أنه", MARKED.replace("إنه", "أنه")),
        ("إنه", "<b>&", MARKED.replace("إنه", "&lt;b&gt;&amp;")),
        ("هنا", "", "<p>قال <strong>« داعش</strong> ، إنه .</p>"),
    ],
)
def test_marks_and_links_stay(old, new, html):
    assert replaced(MARKED, old, new) == html


@pytest.mark.parametrize(
    ("html", "old", "new", "result"),
    [
        ("<p>أ</p><p>52</p><p>ب</p>", "52", "", "<p>أ</p><p>ب</p>"),
        ("<p>أ&amp;ب  ج</p>", "ب ج", "بج", "<p>أ&amp;بج</p>"),
        ("<p>أ <em> ب</em></p>", "أ ب", "أب", "<p>أ<em>ب</em></p>"),
        ("<p>أ<br>ب</p>", "أ\nب", "أ ب", "<p>أ ب</p>"),
        ("<p>أ ب</p>", " ", "\n", "<p>أ<br>ب</p>"),
        ("<ul><li>أ</li><li>ب</li></ul>", "أ\n\nب", "ج", "<ul><li>ج</li></ul>"),
        (
            "<table><tbody><tr><td>في في</td><td>12</td></tr></tbody></table>",
            "في في",
            "في",
            "<table><tbody><tr><td>في</td><td>12</td></tr></tbody></table>",
        ),
        (
            "<table><tbody><tr><td></td><td>أ</td><td>ب  ج</td></tr></tbody></table>",
            "ب ج",
            "د",
            "<table><tbody><tr><td></td><td>أ</td><td>د</td></tr></tbody></table>",
        ),
        ("<p>10<sup>6</sup> ،</p>", "10⁶ ،", "10⁶،", "<p>10<sup>6</sup>،</p>"),
        ("<p>&amp;nbsp;</p>", "&nbsp;", "&", "<p>&amp;</p>"),
    ],
)
def test_what_stands_in_the_way_of_a_replacement(html, old, new, result):
    assert replaced(html, old, new) == result


def test_the_first_of_two_that_overlap_is_made():
    html = replace_all_in_html(
        "<p>abcdef</p>", [Replacement(3, 5, "Y"), Replacement(1, 4, "X"), Replacement(5, 6, "Z")]
    )
    assert html == "<p>aXeZ</p>"


words = st.text("اب ê&<>\xa0\n", max_size=8)
TABLES = "<table> </table> <tr> <td> <th> <sup> </sup>"
TAGS = "<p> </p> <h2> </h2> <li> <ul> </ul> <strong> </strong> <em> </em> <br> </a> <bdi> </bdi>"
pieces = st.one_of(
    words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    st.sampled_from(
        [
            *TAGS.split(),
            *TABLES.split(),
            "<blockquote>",
            "</blockquote>",
            '<a href="https://a.example">',
        ]
    ),
)
bodies = st.lists(pieces, max_size=20).map("".join).map(clean)


def tidied(text):
    """Plain text as a body can hold it: no doubled spaces, no empty blocks.

    What holds nothing but no-break spaces is empty too.
    """
    text = re.sub(" ?\n ?", "\n", re.sub(" +", " ", text))
    return "\n".join(line for line in text.strip(" \n").split("\n") if line.strip(" \xa0"))


@given(bodies, st.data())
def test_the_plain_text_changes_there_and_nowhere_else(html, data):
    plain = to_plain(html)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    new = data.draw(st.text("بdû<&; ", max_size=6))
    result = with_slice(html, start, end, new)
    assert clean(result) == result
    is_between_blocks = plain[start - 1 : start] == plain[end : end + 1] == "\n"
    if "\n" in plain[start:end] or is_between_blocks or not plain:
        return
    assert tidied(to_plain(result)) == tidied(plain[:start] + new + plain[end:])


@given(bodies)
def test_nothing_changes_where_nothing_is_replaced(html):
    plain = to_plain(html)
    assert with_slice(html, 0, len(plain), plain) == html
