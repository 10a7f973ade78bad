import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.sanitize import ALLOWED, BodyRefused, check_size, clean
from articles.text.tags import unescape
from tests.examples import examples
from tests.text.hostile import HOSTILE
from tests.text.walk import violations

UNCHANGED = {
    "nothing": "",
    "Arabic": "<p>قال الناطق «إن الطريق مفتوح»، وأضاف: «سنعود غداً».</p>",
    "Sorani with ZWNJ": "<p>نێو\u200cدەوڵەتی لە هەولێر</p>",
    "Kurmanji": "<p>Êvarê li Qamişloyê baran barî.</p>",
    "Syriac": "<p>ܫܠܡܐ ܥܠܝܟܘܢ</p>",
    "directional marks": "<p>(2018)\u200f و\u200e+963\u061c</p>",
    "vowel marks": "<p>مُحَمَّدٌ</p>",
    "embeddings in pairs": "<p>قالت \u202aAFP\u202c \u202bنعم\u202c</p>",
    "isolates in pairs": "<p>وكالة \u2068AFP\u2069 قالت \u2067\u2066a\u2069\u2069</p>",
    "emoji with joiners": "<p>👩\u200d🚒 👍🏽</p>",
    "entities": "<p>5 &lt; 6 &amp;&nbsp;7 &gt; 2 &amp;amp; \"'</p>",
    "language and direction": (
        '<p dir="rtl" lang="ar">نص</p><h2 lang="ckb">سەردێڕ</h2><h3 dir="auto">x</h3>'
    ),
    "foreign words": '<p>قال <span dir="ltr" lang="en">breaking news</span> ثم <bdi>AFP</bdi></p>',
    "marks": "<p>a <strong>b <em>c</em></strong> d<br>e</p>",
    "links": (
        '<p><a href="https://example.org/a?b=1&amp;copy=2#c">x</a> <a href="/ar/12/">y</a> '
        '<a href="mailto:desk@example.org">z</a></p>'
    ),
    "address in Arabic": '<p><a href="/ckb/12/هه\u200cولێر">x</a></p>',
    "table": (
        '<table dir="rtl"><caption>أمطار الأسبوع</caption><tbody>'
        "<tr><th>البلدة</th><th>مم</th></tr><tr><td>نوروز</td>"
        '<td dir="ltr" lang="en">12<br>mm</td></tr></tbody></table>'
    ),
    "raised and lowered": "<p>20 م<sup>2</sup>، CO<sub>2</sub></p>",
    "list from the fourth on": '<ol start="4"><li>رابعاً</li></ol>',
    "lists": "<ul><li>one</li><li>two</li></ul><ol><li><p>a</p><p>b</p></li></ol>",
    "nested lists": "<ul><li>one<ul><li>two</li></ul></li></ul>",
    "quotation": '<blockquote lang="ar"><p>a</p></blockquote><blockquote>b</blockquote>',
    "photo": '<figure data-photo="12"><figcaption>a <em>b</em></figcaption></figure>',
    "photo without caption": '<p>a</p><figure data-photo="7"></figure><p>b</p>',
    "lines between blocks": "<p>a</p>\n<p>b</p>\n<ul><li>c</li>\n<li>d</li></ul>",
    "line inside a paragraph": "<p>a\nb</p>",
}

CHANGED = [
    ("text alone", "<p>text alone</p>"),
    ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
    ("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
    ("<h1>a</h1><h4>b</h4><h6>c</h6>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
    ("<div dir=RTL>a</div>", '<p dir="rtl">a</p>'),
    ("<P>a<P>b", "<p>a</p><p>b</p>"),
    ("<p></p><p> <br>&nbsp;</p><p>\u200f\u200c</p>", ""),
    ("<ul><li></li></ul><blockquote> </blockquote>", ""),
    ("<p> a <br></p>", "<p>a</p>"),
    ("<p><b></b>a<b><i></i></b></p>", "<p>a</p>"),
    ("<b>a<b>b</b>c</b>", "<p><strong>abc</strong></p>"),
    ("<b>a<i>b</b>c</i>", "<p><strong>a<em>b</em></strong><em>c</em></p>"),
    ("<em><p>a</p><p>b</p></em>", "<p><em>a</em></p><p><em>b</em></p>"),
    ("<p><b>a<p>b</b>c", "<p><strong>a</strong></p><p><strong>b</strong>c</p>"),
    ('<b style="font-weight:normal"><p>a</p></b>', "<p>a</p>"),
    ('<a href="/x">a<a href="/y">b</a>', '<p><a href="/x">a</a><a href="/y">b</a></p>'),
    ('<a href="/x"><p>a</p></a>', '<p><a href="/x">a</a></p>'),
    ('<a href=" https://e.org/a b\n">a</a>', '<p><a href="https://e.org/a%20b">a</a></p>'),
    ('<a href="https://[bad">a</a>', "<p>a</p>"),
    ('<a href="#x">a</a><a href="x.html">b</a><a>c</a>', "<p>abc</p>"),
    (f'<a href="/{"a" * 2048}">a</a>', "<p>a</p>"),
    ('<a href="/x" target=_blank rel=opener hreflang=en>a</a>', '<p><a href="/x">a</a></p>'),
    ("<span>a</span><span lang='x y'>b</span><span dir=up>c</span>", "<p>abc</p>"),
    ('<p class=a id=b style="c" lang=ar>d</p>', '<p lang="ar">d</p>'),
    ("<ul>a<li>b<li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul><ul><li>a</ul></ul>", "<ul><li><ul><li>a</li></ul></li></ul>"),
    ("<ul><li>a<ul><li>b</ul>c</ul>", "<ul><li>a<ul><li>b</li></ul><p>c</p></li></ul>"),
    ("<table><tr><td>a<tr><td>b</table>", "<p>a</p><p>b</p>"),
    (
        "<table><tr><td>a<td>b</table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    ),
    (
        "<table class=x><colgroup><col></colgroup><caption>c</caption><thead><tr><td>a<td>b</thead>"
        "<tr><td></td><td> </td></tr><tr><td><p>d</p><p>e <b>f</b></p><td> </table>g",
        "<table><caption>c</caption><tbody><tr><th>a</th><th>b</th></tr>"
        "<tr><td>d<br>e <strong>f</strong></td><td></td></tr></tbody></table><p>g</p>",
    ),
    (
        "<table><tr><td colspan=3 rowspan=1>a<td colspan=999 rowspan=x>b</table>",
        '<table><tbody><tr><td colspan="3">a</td><td>b</td></tr></tbody></table>',
    ),
    (
        "<table><tr><td>a<table><tr><td>b<td>c</table>d</table>",
        "<p>a</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table><p>d</p>",
    ),
    (
        "<p><b>a</b></p><table><tr><td>b<td>c</table>",
        "<p><strong>a</strong></p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>",
    ),
    ("<table>a<tr><td>b<td>c</table>", "<p>a</p><p>b</p><p>c</p>"),
    ("<table><tr><td>a<td>b", "<p>a</p><p>b</p>"),
    (
        "<table><tr><td>a<td><figure data-photo=1></figure></table>",
        '<p>a</p><figure data-photo="1"></figure>',
    ),
    (
        "<b><table><tr><td>a</b><td>b</table>c</b>",
        "<table><tbody><tr><td><strong>a</strong></td><td><strong>b</strong></td></tr></tbody>"
        "</table><p><strong>c</strong></p>",
    ),
    ("<p>a<hr>b", "<p>a</p><p>b</p>"),
    ("<p>a<sup>2<sup>3</sup></sup><u>b</u><font>c</font></p>", "<p>a<sup>23</sup>bc</p>"),
    ("<p>a<del>b</del>c<s>d</s><strike>e</strike><ins>f</ins></p>", "<p>acf</p>"),
    ("<p>a<del>b</p><p>c</p>", "<p>ab</p><p>c</p>"),
    ("<figure><img src=x><figcaption>a</figcaption></figure>b", "<p>a</p><p>b</p>"),
    ('<figure data-photo="x1">a</figure>b', "<p>a</p><p>b</p>"),
    (
        '<figure data-photo="0">a</figure><figure data-photo="١">b</figure>',
        "<p>a</p><p>b</p>",
    ),
    (
        "<figure>a<figure data-photo=1></figure>b</figure>c",
        '<p>a</p><figure data-photo="1"></figure><p>b</p><p>c</p>',
    ),
    ("<ol start=3><li>a</ol>", '<ol start="3"><li>a</li></ol>'),
    ("<ol start=1><li>a</ol><ol start=x><li>b</ol>", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
    ("<ul dir=ltr lang=en><li>a</ul>", '<ul dir="ltr" lang="en"><li>a</li></ul>'),
    ("<p lang=zz>a</p><p lang=kur-IQ>b</p>", "<p>a</p><p>b</p>"),
    ("<p>a<img alt=👍🏽 src=x><img alt=word src=y></p>", "<p>a👍🏽</p>"),
    ('<b style="mso-bidi-font-weight:normal">a</b>', "<p><strong>a</strong></p>"),
    ("<figure>a<p>b</p>", "<p>a</p><p>b</p>"),
    ("<figure data-photo=1><img src=x>a</figure>", '<figure data-photo="1"></figure><p>a</p>'),
    (
        "<figure data-photo=1><figcaption><p>a</p><p>b</p></figcaption></figure>",
        '<figure data-photo="1"><figcaption>a  b</figcaption></figure>',
    ),
    (
        "<figure data-photo=1><figcaption>a</figcaption><figcaption>b</figcaption></figure>",
        '<figure data-photo="1"><figcaption>a</figcaption></figure><p>b</p>',
    ),
    ("<figcaption>a</figcaption>", "<p>a</p>"),
    ("<p>a<svg><text>b</text></svg>c</p>", "<p>ac</p>"),
    ("<p>a<svg>b</p>", "<p>ab</p>"),
    ("<p>a<script>b</script>c<style>d</style>e</p>", "<p>ace</p>"),
    ("<p>a<!-- </p> -->b<!doctype html><?x?>c</p>", "<p>abc</p>"),
    ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
    ("<p>a\r\nb\rc&#13;d</p>", "<p>a\nb\nc\nd</p>"),
    ("<p>a\u202eb\u202cc&#x202e;d</p>", "<p>abcd</p>"),
    ("<p>a\u202ab</p><p>c\u202cd</p>", "<p>ab</p><p>cd</p>"),
    ("<p>\u202ca\u202b<b>b\u202c\u202c</b></p>", "<p>a\u202b<strong>b\u202c</strong></p>"),
    ("<p>\u202a\u202c</p>", ""),
    ("<p>a\u2067b</p><p>c\u2069d</p>", "<p>ab</p><p>cd</p>"),
    ("<p>\u2069a\u2066<b>b\u2069\u2069</b></p>", "<p>a\u2066<strong>b\u2069</strong></p>"),
    ("<p>a\0b\x1bc\x9fd\ufeffe\u00adf\u200bg\ud800h\uffffi</p>", "<p>abcdefghi</p>"),
    ("<p>&#0;&#xd800;&#99999999999999;&#000065;</p>", "<p>\ufffd\ufffd\ufffdA</p>"),
]


@pytest.mark.parametrize("html", UNCHANGED.values(), ids=UNCHANGED)
def test_honest_text_stays_to_the_letter(html):
    check_size(html)
    assert clean(html) == html


@pytest.mark.parametrize(("html", "wanted"), CHANGED)
def test_a_body_gets_its_one_form(html, wanted):
    assert clean(html) == wanted
    assert clean(wanted) == wanted


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_is_left(html):
    cleaned = clean(html)
    assert violations(cleaned) == []
    assert clean(cleaned) == cleaned


def test_the_walk_would_have_seen_the_hostile_bodies():
    unseen = [name for name, html in HOSTILE.items() if not violations(html)]
    assert unseen == ["image without an end", "escaped twice"]


PIECES = st.sampled_from(
    [f"<{name}>" for name in (*ALLOWED, "div", "b", "i", "svg", "style", "x", "h1", "s", "q")]
    + [f"</{name}>" for name in (*ALLOWED, "div", "b", "i", "svg", "style", "h1", "s", "q")]
    + [
        '<a href="/x">',
        '<a href="javascript:x">',
        '<a href="https://[x">',
        '<a href="e.org/x">',
        '<figure data-photo="3">',
        '<td colspan="2">',
        '<ol start="3">',
        "<img alt=👍>",
        '<span lang="en" dir="ltr">',
        "<p lang=ar",
        "<!--",
        "-->",
        '"',
        "'",
        ">",
        "<",
        "=",
        "&lt;",
        "&amp;",
        "&#13;",
        "&nbsp;",
        "\r",
        "\n",
        " ",
        "\u2066",
        "\u2069",
        "\u202b",
        "\u202c",
        "\u202e",
        "\u200c",
        "\ud800",
        "\0",
        "نص",
        "a",
    ]
)
BODIES = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(st.characters(codec=None), max_size=6)), max_size=20).map(
        "".join
    ),
)


@examples(600)
@given(BODIES)
def test_whatever_comes_in_is_safe_and_settled_after_one_pass(html):
    cleaned = clean(html)
    assert violations(cleaned) == []
    assert clean(cleaned) == cleaned
    check_size(cleaned)


@examples(300)
@given(BODIES)
def test_a_parser_of_the_standard_finds_nothing_to_change(html):
    cleaned = clean(html)
    assert nh3.clean(cleaned, tags=set(ALLOWED), attributes=ALLOWED, link_rel=None) == cleaned


@examples(300)
@given(st.text("اەێ\u200c\u200f«»،ܫêş az19.<>&\"'\u00a0", min_size=1, max_size=60))
def test_honest_characters_all_survive(text):
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = clean(f"<p>ا{written}ا</p>")
    assert unescape(body.removeprefix("<p>").removesuffix("</p>")) == f"ا{text}ا"


def test_a_result_over_the_limit_is_refused():
    with pytest.raises(BodyRefused):
        clean("&lt;" * 260_000 + "<p>" + "<" * 900_000)
