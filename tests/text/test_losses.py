"""What cleaning leaves out or changes is counted; what it only writes anew is not."""

import pytest
from hypothesis import given

from articles.text.losses import LABELS, Loss, Lost, describe
from articles.text.sanitize import clean_and_count

from .test_sanitize import BODIES, UNCHANGED

COUNTED = [
    ('<a href="javascript:x">a</a> <a href="tel:1">b</a>', {Loss.LINK: 2}),
    ('<a href="https://[bad">a</a>', {Loss.LINK: 1}),
    ('<a href="#x">a</a><a name="x">b</a>', {Loss.LINK: 1}),
    ('<a href="e.org/x">a</a> <a href="https://e.org/?fbclid=1">b</a>', {Loss.ADDRESS: 2}),
    ("<table><tr><td>a<tr><td>b</table>", {Loss.TABLE: 1}),
    ("<table><tr><td>a</table>", {}),
    ("<table><tr><td>a<table><tr><td>b<td>c</table></table>", {Loss.TABLE: 1}),
    ('<table><tr><td>a<td><a href="tel:1">b</a></table>', {Loss.LINK: 1}),
    ('<table>x<tr><td>a<td><a href="tel:1">b</a></table>', {Loss.LINK: 1, Loss.TABLE: 1}),
    ("<figure><img src=x><figcaption>a</figcaption></figure>", {Loss.CAPTION: 1, Loss.PICTURE: 1}),
    (
        "<figure data-photo=1><figcaption>a</figcaption><figcaption>b</figcaption></figure>",
        {Loss.CAPTION: 1},
    ),
    ("<figure><figcaption> </figcaption></figure>", {}),
    ("<p>a<img alt=👍><img src=x width=1 height=1><img src=y></p>", {Loss.PICTURE: 1}),
    ("<p>a</p><video><source></video><iframe src=x>b</iframe><embed>", {Loss.EMBEDDED: 3}),
    ("<p>a<del>b</del> <s>100</s>80</p>", {Loss.STRUCK: 2}),
    ("<p>a<s>b", {}),
    ("<p>a<svg><path></svg></p><hr><script>x</script>", {Loss.UNKNOWN: 3}),
    ("<div class=a><b>a</b><style>x</style><span style='color:red'>b</span></div>", {}),
]


@pytest.mark.parametrize(("html", "losses"), COUNTED)
def test_each_loss_is_counted_by_its_kind(html, losses):
    assert {lost.kind: lost.count for lost in clean_and_count(html, "ar").losses} == losses


@pytest.mark.parametrize("html", UNCHANGED.values(), ids=UNCHANGED)
def test_an_honest_text_loses_nothing(html):
    assert clean_and_count(html, "ar").losses == ()


@given(BODIES)
def test_a_clean_text_has_nothing_more_to_lose(html):
    cleaned = clean_and_count(html, "ar").html
    assert clean_and_count(cleaned, "ar").losses == ()


def test_every_kind_has_its_words():
    assert set(LABELS) == set(Loss)
    assert describe(Lost(Loss.TABLE, 2)) == "2 tables became paragraphs"


@pytest.mark.parametrize(
    ("language", "html", "written"),
    [
        ("ar", "<q>نعم <q>لا</q></q>", "<p>«نعم ‹لا›»</p>"),
        ("ckb", "<q><b>بەڵێ</b></q>", "<p>«<strong>بەڵێ</strong>»</p>"),
        ("kmr", "<q>erê <q>na</q></q>", "<p>“erê ‘na’”</p>"),
        ("ar", "<q lang=en>yes</q>", "<p>“yes”</p>"),
        ("ar", "<q>«نعم»</q> <q>&laquo;لا&raquo;</q>", "<p>«نعم» «لا»</p>"),
        ("ar", "<q>نعم</p><p>لا</q></q>", "<p>«نعم</p><p>لا»</p>"),
    ],
)
def test_quotations_get_the_marks_of_their_language(language, html, written):
    assert clean_and_count(html, language).html == written
