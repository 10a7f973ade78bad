"""Whoever saves a text is told what does not stand as it was sent, in the interface's language."""

import pytest

from articles.workflow import content_of
from tests import make

from .test_repairs_on_save import told

pytestmark = pytest.mark.django_db

BODY = (
    '<p>قبل <a href="tel:+963111">اتصال</a> و<a href="example.org/x">صفحة</a></p>'
    "<figure><img src=x><figcaption>الجسر صباح أمس</figcaption></figure>"
    "<table><tr><td>أ</td></tr><tr><td>ب</td></tr></table>"
    "<iframe src=x></iframe><video></video><p>السعر <s>100</s>80</p>"
)


def stored(story):
    return content_of(make.fresh(story).latest_revision).body


def test_each_kind_is_told_once_with_its_count_and_the_words_stay(people):
    story = make.draft(people)
    page = told(people.rojin, story, body=BODY, body_format="html")
    assert (
        "Not kept as it was: 1 link leads nowhere a story may link to; its words stay"
        " · 1 link was given its full, direct address · 1 table became paragraphs"
        " · 1 caption without its photo became a paragraph · 1 picture from elsewhere left out"
        " · 2 videos, sounds or embedded pages left out · 1 struck-out passage left out." in page
    )
    assert stored(story) == (
        '<p>قبل اتصال و<a href="https://example.org/x">صفحة</a></p><p>الجسر صباح أمس</p>'
        "<p>أ</p><p>ب</p><p>السعر 80</p>"
    )


def test_a_text_that_stays_as_it_was_sent_is_saved_without_a_word(people):
    story = make.draft(people)
    body = (
        '<p>20 م<sup>2</sup> <a href="https://example.org/x">صفحة</a></p><ol start="4"><li>أ</li>'
        '</ol><table><caption>أمطار</caption><tbody><tr><th colspan="2">مم</th></tr><tr><td>أ</td>'
        '<td dir="ltr" lang="en">A</td></tr></tbody></table>'
    )
    page = told(people.rojin, story, body=body, body_format="html")
    assert "Saved." in page
    assert "Not kept as it was" not in page
    assert stored(story) == body


def test_a_text_in_which_nothing_else_changed_is_told_of_too(people):
    story = make.draft(people, body="<p>نص</p>")
    page = told(people.rojin, story, body="<p>نص</p><iframe></iframe>", body_format="html")
    assert "Saved; nothing had changed." in page
    assert "1 video, sound or embedded page left out." in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "لم يبقَ كما كان: حُوّل جدول واحد إلى فقرات."),
        ("ckb", "وەک خۆی نەماوە: 1 خشتە بوو بە پەرەگراف."),
        ("kmr", "Wek xwe nema: 1 tablo bû paragraf."),
    ],
)
def test_losses_are_told_in_the_language_of_the_interface(people, language, words):
    body = "<table><tr><td>x</td></tr><tr><td>y</td></tr></table>"
    story = make.draft(people)
    assert words in told(people.rojin, story, language, body=body, body_format="html")


def test_a_quotation_gets_the_marks_of_the_language_of_the_text(people):
    story = make.draft(people)
    told(people.rojin, story, body="<p>قال: <q>نعم</q></p>", body_format="html")
    assert stored(story) == "<p>قال: «نعم»</p>"


def test_the_copy_desk_tells_what_its_repairs_leave_out(people):
    story = make.draft(people)
    typed = {"body": "<p>وصل المدينة ، ثم عاد.</p><iframe></iframe>", "body_format": "html"}
    page = told(people.rojin, story, repair_safe="1", **typed)
    assert "1 video, sound or embedded page left out." in page
