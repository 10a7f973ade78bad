import pytest

from tests import make
from tests.admin.pages import at_the_desk, save

pytestmark = pytest.mark.django_db


def page(person, story, number=""):
    address = f"/admin/articles/translation/{story.pk}/preview/{number}"
    return at_the_desk(person).get(address)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")])
def test_a_draft_is_shown_on_the_readers_page_in_its_own_language(people, language, direction):
    story = make.draft(people, language)
    shown = page(people.zelal, story).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in shown
    assert make.WORDS[language][0] in shown


def test_it_says_that_it_is_a_preview_in_the_language_of_the_interface(people):
    story = make.draft(people, "kmr")
    shown = page(people.zelal, story).content.decode()
    assert '<aside class="preview" lang="en" dir="ltr">' in shown
    assert "Only people at the desk see this page." in shown


def test_the_latest_text_is_shown_and_any_earlier_one(people):
    story = make.draft(people)
    save(at_the_desk(people.rojin), story, headline="عنوان ثان")
    assert "عنوان ثان" in page(people.rojin, story).content.decode()
    assert "عنوان ثان" not in page(people.rojin, story, "1/").content.decode()
    assert page(people.rojin, story, "3/").status_code == 404


def test_no_cache_no_index_and_no_title_keeps_it(people):
    story = make.draft(people, headline="عنوان حساس")
    answer = page(people.rojin, story)
    assert answer["Cache-Control"] == "no-store, private"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "<title>Desk</title>" in answer.content.decode()


def test_a_hostile_text_is_harmless(people):
    story = make.draft(people, headline="</title><script>alert(1)</script>")
    assert "<script>alert" not in page(people.rojin, story).content.decode()


def test_who_may_not_read_the_text_may_not_preview_it(people):
    story = make.draft(people)
    assert page(people.karim, story).status_code == 404
