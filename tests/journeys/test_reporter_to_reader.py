"""A story from a reporter's draft to a reader's page, in three languages, over HTTP."""

import re

import pytest
from django.test import Client

from articles.models import Translation
from tests import make

from .visitor import Visitor

BODY = """افتتح اليوم سوق جديد في #الحسكة وسط المدينة.

وحضر الافتتاح عدد من أهالي الحي."""


@pytest.fixture
def section(people):
    return make.section(ar="محليات", ckb="ناوخۆ", kmr="Herêmî")


def write(person, language, section, **fields):
    desk = Visitor(person)
    desk.open(f"/admin/articles/translation/add/?language={language}")
    desk.send(desk.form("headline"), section=str(section.pk), **fields)
    assert re.fullmatch(r"/admin/articles/translation/\d+/change/", desk.address)
    return desk


def opened(person, address):
    desk = Visitor(person)
    desk.open(address)
    return desk


def read(address, *, expect=200):
    page = Client().get(address)
    assert page.status_code == expect
    return page.content.decode()


def story_address(desk):
    pk = int(re.search(r"/(\d+)/change/", desk.address)[1])
    translation = Translation.objects.get(pk=pk)
    return f"/{translation.language}/{translation.article_id}/{translation.slug}/"


def test_a_story_goes_from_a_draft_to_a_reader(people, section):
    desk = write(people.rojin, "ar", section, headline="سوق جديد في الحسكة", body=BODY)
    screen = desk.address
    desk.press("submit")
    assert "سوق جديد في الحسكة" in opened(people.salma, "/admin/").text

    editor = opened(people.salma, screen)
    editor.press("send_back", note="من افتتح السوق؟")
    reporter = opened(people.rojin, "/admin/")
    assert "من افتتح السوق؟" in reporter.text

    reporter.open(screen)
    reporter.send(reporter.form("headline"), body=BODY + "\n\nوافتتحته بلدية المدينة.")
    reporter.press("submit")
    opened(people.salma, screen).press("approve")
    read(story_address(desk), expect=404)

    publisher = opened(people.hevin, screen)
    publisher.press("publish", when="now")

    page = read(story_address(desk))
    assert 'lang="ar"' in page
    assert 'dir="rtl"' in page
    assert "وافتتحته بلدية المدينة." in page
    assert re.search(r'<a[^>]+href="/ar/tag/\d+/[^"]*"[^>]*>#الحسكة</a>', page)
    assert "من افتتح السوق؟" not in page
    assert "rojin" not in page
    assert "سوق جديد في الحسكة" in read("/ar/")


def test_each_language_is_published_by_itself(people, section):
    source = make.published(people)
    article = source.article
    desk = opened(people.azad, f"/admin/articles/article/{article.pk}/change/")
    desk.send(desk.form("/translate/kmr/"))
    screen = desk.address
    desk.send(desk.form("headline"), headline="Sûkeke nû vebû", body="Îro sûkeke nû li bajêr vebû.")
    desk.press("submit")
    opened(people.berfin, screen).press("approve")
    read(f"/kmr/{article.pk}/", expect=404)

    opened(people.zelal, screen).press("publish", when="now")

    page = read(story_address(desk))
    assert 'dir="ltr"' in page
    assert "Sûkeke nû vebû" in page
    assert f'href="/ar/{article.pk}/{source.slug}/"' in page
    read(f"/ckb/{article.pk}/", expect=404)


def test_a_story_may_exist_in_kurdish_alone(people, section):
    desk = write(
        people.berfin, "ckb", section, headline="بازاڕێکی نوێ", body="ئەمڕۆ بازاڕێک کرایەوە."
    )
    desk.press("submit")
    opened(people.zelal, desk.address).press("approve")
    opened(people.zelal, desk.address).press("publish", when="now")

    page = read(story_address(desk))
    assert 'lang="ckb"' in page
    article = Translation.objects.get().article_id
    read(f"/ar/{article}/", expect=404)


def test_a_live_story_is_edited_replaced_withdrawn_and_published_again(people):
    story = make.published(people)
    address = f"/ar/{story.article_id}/{story.slug}/"
    screen = f"/admin/articles/translation/{story.pk}/change/"
    first = re.search(r'<time[^>]+datetime="([^"]+)"', read(address))[1]

    reporter = opened(people.rojin, screen)
    reporter.send(reporter.form("headline"), headline="عنوان جديد للسوق")
    assert "عنوان جديد للسوق" not in read(address)
    reporter.press("submit")
    opened(people.salma, screen).press("approve")
    assert "عنوان جديد للسوق" not in read(address)
    opened(people.hevin, screen).press("publish", when="now")
    assert "عنوان جديد للسوق" in read(address)
    assert f'datetime="{first}"' in read(address)

    opened(people.hevin, screen).press("withdraw", note="طلب صاحب الشأن")
    gone = read(address, expect=410)
    assert "عنوان جديد للسوق" not in gone
    assert "عنوان جديد للسوق" not in read("/ar/")

    opened(people.hevin, screen).press("republish")
    assert "عنوان جديد للسوق" in read(address)
    assert f'datetime="{first}"' in read(address)


def test_a_refused_move_shows_the_reason_on_its_button(people):
    story = make.submitted(people)
    desk = opened(people.rojin, f"/admin/articles/translation/{story.pk}/change/")

    assert "Only a draft or a text that was sent back can be submitted." in desk.text
    assert "Only an editor of this language approves a text." not in desk.text
    with pytest.raises(AssertionError, match="no form"):
        desk.form("/approve/")
