"""What a page weighs, as a server sends it: no more than the house has set itself."""

import random
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from articles import addresses
from articles.interop.plain_text import parse
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Article, Section, Translation
from articles.pages import inline
from articles.public.views.errors import FAILURE
from tests import make

from .photos import photo, with_sizes
from .test_most_read import read, work_out

STORY, HOME = 7.5 * 1024, 10_000
STYLE, SCRIPT = 3 * 1024, 1024
WITH_FONT = 36 * 1024
SCRIPTS = 2 * 1024  # of the pages that bring one more for what only a script can do
STORIES = Path(__file__).parents[3] / "shared" / "stories"

SENTENCES = {
    "ar": "وقال مزارعون من القرى القريبة إن المطر تأخر هذا العام وإن الآبار لم تعد تكفي أحداً {}. ",
    "ckb": "جووتیارانی گوندەکان دەڵێن باران ئەمساڵ درەنگ کەوت و بیرەکان بەشی کەس ناکەن {}. ",
    "kmr": "Cotkarên gundan dibêjin ku baran îsal dereng ma û bîr êdî têra kesî nakin {}. ",
}


def packed(text):
    return len(brotli.compress(text if isinstance(text, bytes) else text.encode(), quality=11))


def long_body(language):
    """A little over 700 words, no two sentences quite alike."""
    words = len(SENTENCES[language].split())
    sentences = [SENTENCES[language].format(number) for number in range(720 // words + 1)]
    return "".join(f"<p>{''.join(sentences[i : i + 4])}</p>" for i in range(0, len(sentences), 4))


def font():
    return Path(finders.find(inline.FONT)).stat().st_size


@pytest.mark.parametrize("language", CODES)
def test_a_story_of_seven_hundred_words_is_light(client, people, language):
    for _ in range(9):
        make.section()
    picture = with_sizes(photo(people))
    story = make.published(
        people, language, lead_photo=picture.pk, body=long_body(language), standfirst="…" * 200
    )

    response = client.get(addresses.story(language, story.article_id, story.slug))

    assert response.status_code == 200
    assert packed(response.content) <= STORY
    assert packed(response.content) + font() <= WITH_FONT


@pytest.mark.parametrize("file", sorted(STORIES.glob("*.txt"))[:1], ids=["first"])
def test_a_story_that_was_written_is_light(client, people, file):
    written = parse(file.read_text())
    story = make.published(people, headline=written.headline, body=written.body)

    response = client.get(addresses.story("ar", story.article_id, story.slug))

    assert packed(response.content) <= STORY


@pytest.mark.parametrize("kind", inline.SHEETS)
def test_the_style_of_every_kind_of_page_is_small(kind):
    assert packed(inline.style(kind)) <= STYLE


def test_the_blocks_in_the_page_are_small():
    assert packed(inline.script()) <= SCRIPT
    assert packed(inline.lite_style()) <= STYLE / 2
    assert packed(inline.lite_script()) <= SCRIPT


@pytest.mark.parametrize("name", ["names", "live"])
def test_the_scripts_that_few_pages_bring_are_small(name):
    own = Path(finders.find(f"public/{name}.js")).read_bytes()

    assert packed(own) + packed(inline.script()) <= SCRIPTS


def test_no_page_fetches_a_style(client, people):
    story = make.published(people)
    paths = ["/ar/", addresses.short("ar", story.article_id), "/ar/search/", "/ar/nothing/"]
    paths += [addresses.report("ar", story.article_id), "/ar/corrections/", "/ar/offline/"]

    assert not [path for path in paths if b'rel="stylesheet"' in client.get(path).content]


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
    assert packed(html) < HOME
