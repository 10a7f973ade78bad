"""A table reaches readers in a frame of its own, and is found, told and summed up as words."""

import pytest

from articles import addresses
from articles.languages import CODES
from tests import make

pytestmark = pytest.mark.django_db

NAMES = {"ar": "جدول", "ckb": "خشتە", "kmr": "Tablo"}
TABLE = "<table><tbody><tr><td>A</td><td>12</td></tr></tbody></table>"


def page_of(client, story, language):
    address = addresses.story(language, story.article_id, story.slug)
    return client.get(address).content.decode()


@pytest.mark.parametrize("language", CODES)
def test_the_frame_of_a_table_is_named_in_the_language_of_the_page(client, people, language):
    story = make.published(people, language, body=f"<p>x</p>{TABLE}")
    frame = f'<section class="table" tabindex="0" aria-label="{NAMES[language]}">'
    assert f"{frame}{TABLE}</section>" in page_of(client, story, language)


def test_a_caption_names_the_frame_and_hashtags_in_cells_are_linked(client, people):
    table = "<table><caption>#أمطار الأسبوع</caption><tr><td>#نوروز</td><td>12</td></tr></table>"
    page = page_of(client, make.published(people, body=f"<p>x</p>{table}"), "ar")
    assert 'aria-label="#أمطار الأسبوع"' in page
    assert 'class="hashtag" dir="auto">#نوروز</a></td><td>12</td>' in page


def test_the_summary_parts_cells_and_keeps_raised_digits_apart(client, people):
    body = "<p>بلغت 10<sup>6</sup> لتر</p><table><tr><td>نوروز</td><td>12</td></tr></table>"
    page = page_of(client, make.published(people, body=body), "ar")
    assert '<meta name="description" content="بلغت 10⁶ لتر نوروز | 12">' in page


@pytest.mark.parametrize("words", ["نوروز", "أمطار", "CO2", "CO₂"])
def test_words_of_a_table_are_found(client, people, words):
    body = (
        "<p>نص</p><table><caption>أمطار</caption><tr><td>نوروز</td><td>CO<sub>2</sub></td></tr>"
        "</table>"
    )
    story = make.published(people, body=body)
    page = client.get(addresses.search("ar"), {"q": words}).content.decode()
    assert addresses.story("ar", story.article_id, story.slug) in page
