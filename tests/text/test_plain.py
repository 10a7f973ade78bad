import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.plain import Block, from_plain, paragraphs, passages, to_plain, word_count
from articles.text.sanitize import clean

from .patience import patience

BODY = (
    '<p>أول <strong>فقرة</strong>،<br>سطر</p>\n<h2 lang="ar">عنوان</h2><h3>فرعي</h3>'
    "<ul><li>one</li><li>two<ol><li><p>three</p></li></ol></li></ul>"
    "<blockquote><p>قال</p></blockquote><blockquote>bare</blockquote>"
    '<figure data-photo="3"><figcaption>وصف</figcaption></figure>'
    '<figure data-photo="4"></figure><p>5 &lt; 6&nbsp;&amp;amp;</p>'
)


def test_blocks_come_in_order_with_their_kind():
    assert paragraphs(BODY) == [
        Block("p", "أول فقرة،\nسطر"),
        Block("h2", "عنوان"),
        Block("h3", "فرعي"),
        Block("li", "one"),
        Block("li", "two"),
        Block("li", "three"),
        Block("blockquote", "قال"),
        Block("blockquote", "bare"),
        Block("figcaption", "وصف"),
        Block("p", "5 < 6\u00a0&amp;"),
    ]


SIMPLE = (
    '<p>أول <strong>فق</strong>رة&nbsp;&amp;amp;  <a href="/ar/tag/1/" class="x">#وسم</a></p>'
    '<h2 lang="ar">عنوان</h2>\n<ul><li><p> one</p></li><li></li></ul><blockquote>b</blockquote>'
    '<figure data-photo="3"><figcaption>وصف</figcaption></figure>bare too &lt;p&gt;'
)


@pytest.mark.parametrize(
    "body",
    [
        "",
        BODY,
        SIMPLE,
        "<p>10<sup>6</sup></p>",
        "<p>a<br>b</p>",
        "<p>a<!-- b -->c</p>",
        "a < b <p>",
    ],
)
def test_passages_are_the_texts_of_the_blocks(body):
    assert passages(body) == [block.text for block in paragraphs(body)]


PIECES = [
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<li>",
    "</ul>",
    "<br>",
    "<sup>",
    "</sup>",
    "<x",
    "a",
    " ",
    "\n",
]


@given(st.lists(st.sampled_from([*PIECES, "&amp;", "&lt;p&gt;", "2"]), max_size=12))
def test_passages_are_the_texts_of_the_blocks_of_any_clean_body(pieces):
    body = clean("".join(pieces))
    assert passages(body) == [block.text for block in paragraphs(body)]


def test_the_text_has_blank_lines_between_blocks():
    assert to_plain("<p>a</p><h2>b</h2><ul><li>c</li></ul>") == "a\n\nb\n\nc"


def test_a_row_of_a_table_is_one_line():
    body = (
        "<table><caption>أمطار</caption><tbody><tr><th>البلدة</th><th>مم</th></tr>"
        "<tr><td>نوروز<br>الشرقية</td><td></td><td>12</td></tr></tbody></table><p>x</p>"
    )
    assert paragraphs(body) == [
        Block("caption", "أمطار"),
        Block("tr", "البلدة | مم"),
        Block("tr", "نوروز الشرقية | 12"),
        Block("p", "x"),
    ]
    assert word_count(body) == 7


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>10<sup>6</sup> م<sup>2</sup></p>", "10⁶ م²"),
        ("<p>م<sup>٢</sup> 10<sup>-3</sup></p>", "م² 10⁻³"),
        ("<p>CO<sub>2</sub> x<sub>i</sub></p>", "CO₂ xi"),
        ("<p>45<sup><strong>1</strong></sup>2</p>", "45¹2"),
    ],
)
def test_raised_and_lowered_digits_do_not_run_into_their_number(html, text):
    assert to_plain(html) == text


def test_an_empty_body_has_no_text():
    assert paragraphs("") == []
    assert to_plain("") == ""


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", 0),
        ("<p>قال الناطق إن الطريق مفتوح</p>", 5),
        ("<p>نێو\u200cدەوڵەتی</p>", 1),
        ("<p>مُحَمَّدٌ</p>", 1),
        ("<p>«نعم» — قال، ثم 25 …</p>", 4),
        ("<p>one<br>two</p><p>three</p>", 3),
        ("<p>25&nbsp;kg</p>", 2),
        ("<p>Qamişlo’yê ji bo</p>", 3),
    ],
)
def test_words_are_counted(html, words):
    assert word_count(html) == words


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\n \t\n\n\nb\n", "<p>a</p><p>b</p>"),
        ("a\r\n\r\nb\rc", "<p>a</p><p>b<br>c</p>"),
        ("1 < 2 & <b>", "<p>1 &lt; 2 &amp; &lt;b&gt;</p>"),
        ("نێو\u200cدەوڵەتی «a»", "<p>نێو\u200cدەوڵەتی «a»</p>"),
    ],
)
def test_plain_text_becomes_paragraphs(text, html):
    assert from_plain(text) == html


@given(st.lists(st.text("اێ\u200cab<&>\"' ", min_size=1), max_size=6))
def test_paragraphs_survive_the_way_there_and_back(lines):
    wanted = [" ".join(line.split(" ")).strip(" ") for line in lines]
    wanted = [line for line in wanted if line.strip("\u200c ")]
    body = clean(from_plain("\n\n".join(lines)))
    assert [block.text for block in paragraphs(body)] == [" ".join(w.split()) for w in wanted]
    assert clean(body) == body


@given(st.text(st.characters(codec=None)))
def test_no_source_makes_it_fail(html):
    assert word_count(html) >= 0
    assert all(block.text.strip(" \n") for block in paragraphs(html))


@pytest.mark.slow
def test_a_megabyte_is_read_in_linear_time():
    with patience():
        to_plain("<p>x</p>" * 125_000)
        to_plain("<ul><li>" * 100_000)
        to_plain("<p>" + "<br> " * 190_000)
