"""What a page weighs, as a server sends it: at most what arrives in the first flight of packets."""

import gzip
import random
import re

import brotli
import pytest
from django.contrib.staticfiles import finders

from articles import addresses
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Article, Section, Translation
from articles.pages import inline
from articles.public.views.errors import FAILURE
from tests import make

from .photos import photo, with_sizes
from .test_most_read import read, work_out

FIRST_FLIGHT = 14_000
HOME = 10_000
STYLE, SCRIPT, FONT = 4_096, 1_024, 30 * 1024
LITE_STYLE = 2_048
SCRIPTS = 3 * 1024  # of the heaviest page, all together

SENTENCES = {
    "ar": "وقال مزارعون من القرى القريبة إن المطر تأخر هذا العام وإن الآبار لم تعد تكفي أحداً {}. ",
    "ckb": "جووتیارانی گوندەکان دەڵێن باران ئەمساڵ درەنگ کەوت و بیرەکان بەشی کەس ناکەن {}. ",
    "kmr": "Cotkarên gundan dibêjin ku baran îsal dereng ma û bîr êdî têra kesî nakin {}. ",
}


def packed(text):
    return len(gzip.compress(text if isinstance(text, bytes) else text.encode(), 9))


def long_body(language):
    """A little over 700 words, no two sentences quite alike."""
    words = len(SENTENCES[language].split())
    sentences = [SENTENCES[language].format(number) for number in range(720 // words + 1)]
    return "".join(f"<p>{''.join(sentences[i : i + 4])}</p>" for i in range(0, len(sentences), 4))


@pytest.mark.parametrize("language", CODES)
def test_a_story_arrives_in_the_first_flight(client, people, language):
    for _ in range(9):
        make.section()
    picture = with_sizes(photo(people))
    story = make.published(
        people, language, lead_photo=picture.pk, body=long_body(language), standfirst="…" * 200
    )

    response = client.get(addresses.story(language, story.article_id, story.slug))

    assert response.status_code == 200
    assert packed(response.content) < FIRST_FLIGHT


def test_the_blocks_in_the_page_are_small():
    assert packed(inline.style()) < STYLE
    assert packed(inline.script()) < SCRIPT
    assert packed(inline.lite_style()) < LITE_STYLE
    assert packed(inline.lite_script()) < SCRIPT


def test_the_scripts_of_the_search_page_are_small():
    with open(finders.find("public/names.js"), "rb") as script:
        assert packed(script.read()) + packed(inline.script()) < SCRIPTS


def test_the_font_is_small():
    with open(finders.find(inline.FONT), "rb") as font:
        assert len(font.read()) < FONT


@pytest.mark.parametrize("language", CODES)
def test_the_page_for_failures_is_small(language):
    with open(finders.find(FAILURE.format(f".{language}")), "rb") as page:
        assert len(page.read()) < 2_000


WORDS = (
    *("السوق", "المدينة", "البلدية", "المياه", "الكهرباء", "المدارس", "الطلاب", "القمح", "الأسعار"),
    *("الطريق", "المشفى", "المجلس", "الأهالي", "الموسم", "الأمطار", "السد", "النهر", "القرية"),
    *("المعرض", "الكتاب", "الفرقة", "المسرح", "الملعب", "الفريق", "المزارعون", "الشتاء"),
)


def sentence(number, length):
    """Words in an order of their own for each number."""
    return " ".join(random.Random(number * length).choices(WORDS, k=length))


def test_a_home_full_of_headlines_arrives_in_the_first_flight(client, people):
    sections = [make.section() for _ in range(7)]
    for number in range(56):
        lead = {"lead_photo": with_sizes(photo(people)).pk} if number % 2 else {}
        said = {"headline": sentence(number, 8), "standfirst": sentence(number, 20)}
        story = make.published(people, **said, **lead)
        genre = Article.Genre.OPINION if number % 8 == 0 else Article.Genre.NEWS
        section = sections[number % 7]
        Article.objects.filter(pk=story.article_id).update(section=section, genre=genre)
    Section.objects.exclude(pk__in=[section.pk for section in sections]).update(in_menu=False)
    make.pages_again()
    forget_masthead()
    for number, version in enumerate(Translation.objects.all()[:10]):
        read(version, number + 1)
    work_out()

    html = client.get("/ar/").content.decode()

    assert '<ol class="ranked">' in html
    others = re.sub(r'<ol class="ranked">.*?</ol>', "", html)
    headlines = re.findall(r'__headline">.*?<a href="([^"]+)"', others)
    assert 40 <= len(headlines) <= 50
    assert len(set(headlines)) == len(headlines)
    assert len(brotli.compress(html.encode(), quality=11)) < HOME
