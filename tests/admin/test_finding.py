"""The desk's lists find by words, and tell nobody of words that are not theirs to read."""

import pytest

from articles.models import Author, Tag
from articles.search.desk import index_author_names, index_tag_names
from tests import make
from tests.public.photos import photo

from .pages import at_the_desk, screen

pytestmark = pytest.mark.django_db
TEXTS = "/admin/articles/translation/"
STORIES = "/admin/articles/article/"
TAGS = "/admin/articles/tag/"
AUTHORS = "/admin/articles/author/"
PHOTOS = "/admin/articles/photo/"


def make_tag(**names):
    made = Tag.objects.create(**names)
    index_tag_names(made)
    return made


def is_shown(person, text, words):
    return screen(text) in at_the_desk(person).post(TEXTS, {"q": words}).content.decode()


def test_texts_and_stories_are_found_by_words_of_their_bodies(people):
    story = make.draft(people, body="<p>زار عبدالرحمن المدينة</p>")
    page = at_the_desk(people.rojin).post(STORIES, {"q": "عبد الرحمن"}).content.decode()
    assert f"{STORIES}{story.article_id}/change/" in page
    assert is_shown(people.rojin, story, "عبد الرحمن")
    assert not is_shown(people.rojin, story, "عبد الكريم")


def test_words_of_a_draft_find_nothing_for_who_may_not_open_it(people):
    story = make.draft(people, body="<p>فراشة</p>")
    assert is_shown(people.rojin, story, "فراشة")
    assert is_shown(people.salma, story, "فراشة")
    for name in ("karim", "berfin"):
        assert not is_shown(getattr(people, name), story, "فراشة")


def test_words_of_a_newer_text_find_a_live_story_for_its_desk_alone(people):
    story = make.published(people, body="<p>عصفور في الحقل</p>")
    make.revised(people, story, body="<p>فراشة في الحقل</p>")
    for name in ("salma", "zelal"):
        assert is_shown(getattr(people, name), story, "فراشة")
        assert not is_shown(getattr(people, name), story, "عصفور")
    for words in ("فراشة", "عصفور", story.article.slugline):
        assert not is_shown(people.azad, story, words)


@pytest.mark.parametrize("words", ["احمد", "rojin ehmed", "Roj"])
def test_authors_are_found_folded(people, words):
    made = Author.objects.create(name_ar="روجين أحمد", name_kmr="Rojîn Ehmed")
    index_author_names(made)
    page = at_the_desk(people.admin).post(AUTHORS, {"q": words}).content.decode()
    assert f"{AUTHORS}{made.pk}/change/" in page
    page = at_the_desk(people.admin).post(AUTHORS, {"q": "سلمى"}).content.decode()
    assert f"{AUTHORS}{made.pk}/change/" not in page


def test_who_adds_an_author_finds_it(people):
    client = at_the_desk(people.admin)
    sent = {"name_kmr": "Rojîn Ehmed", "kind": "person", "is_active": "on"}
    sent |= {"token": "a" * 32, "opened": "0", "_end": "1"}
    assert client.post(f"{AUTHORS}add/", sent).status_code == 302
    made = Author.objects.get()
    assert f"{AUTHORS}{made.pk}/change/" in client.post(AUTHORS, {"q": "EHMED"}).content.decode()


def test_tags_are_found_folded(people):
    made = make_tag(name_ar="الإدارة الذاتية", name_kmr="Rêveberiya Xweser")
    page = at_the_desk(people.rojin).post(TAGS, {"q": "الادارة"}).content.decode()
    assert made.name_ar in page
    assert made.name_ar not in at_the_desk(people.rojin).post(TAGS, {"q": "سوق"}).content.decode()


def test_photos_are_found_folded(people):
    made, other = photo(people, alt_ar="جِسْرُ الخابور"), photo(people)
    page = at_the_desk(people.rojin).post(PHOTOS, {"q": "جسر"}).content.decode()
    assert f"{PHOTOS}{made.pk}/change/" in page
    assert f"{PHOTOS}{other.pk}/change/" not in page
