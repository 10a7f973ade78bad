import pytest

from tests import make

from .pages import at_the_desk, screen

pytestmark = pytest.mark.django_db
TEXTS = "/admin/articles/translation/"
STORIES = "/admin/articles/article/"


def shown(person, stories, **filters):
    page = at_the_desk(person).get(TEXTS, filters).content.decode()
    return [screen(story) in page for story in stories]


def test_texts_are_filtered_by_language_status_and_writer(people):
    stories = [make.draft(people), make.submitted(people), make.draft(people, "kmr")]
    assert shown(people.zelal, stories) == [True, True, True]
    assert shown(people.zelal, stories, language="ar") == [True, True, False]
    assert shown(people.zelal, stories, status="submitted") == [False, True, False]
    assert shown(people.berfin, stories, mine="1") == [False, False, True]


@pytest.mark.parametrize("strange", [{"language": "tlh"}, {"status": "lost"}, {"mine": "2"}])
def test_a_filter_that_is_none_filters_nothing(people, strange):
    stories = [make.draft(people)]
    assert shown(people.zelal, stories, **strange) == [True]


@pytest.mark.parametrize("words", ["سوق", "story"])
def test_texts_are_found_by_headline_and_slugline(people, words):
    story = make.draft(people, headline="افتتاح سوق جديد")
    client = at_the_desk(people.rojin)
    assert screen(story) in client.post(TEXTS, {"q": words}).content.decode()
    assert screen(story) not in client.post(TEXTS, {"q": "قطار"}).content.decode()


def test_a_story_is_found_only_by_words_that_one_may_read(people):
    story = make.published(people, headline="خبر معلن")
    make.translated(people, story, "kmr")
    found = f"{STORIES}{story.article_id}/change/"
    for name, words in {"azad": make.WORDS["kmr"][0], "rojin": "معلن"}.items():
        for asked in ("معلن", make.WORDS["kmr"][0]):
            page = at_the_desk(getattr(people, name)).post(STORIES, {"q": asked}).content.decode()
            assert (found in page) == (asked == words)


def test_a_list_of_stories_names_the_versions_that_one_may_read(people):
    story = make.published(people)
    version = make.translated(people, story, "kmr")
    for name, own in {"azad": version, "rojin": story}.items():
        page = at_the_desk(getattr(people, name)).get(STORIES).content.decode()
        assert [screen(one) in page for one in (story, version)] == [
            one == own for one in (story, version)
        ]


@pytest.mark.parametrize("list_of", ["translation", "article"])
@pytest.mark.parametrize("column", ["created_by", "created_by__id__exact", "source__isnull"])
def test_a_list_does_not_tell_who_wrote_by_columns_that_no_filter_offers(people, list_of, column):
    make.draft(people)
    client = at_the_desk(people.idris)
    answer = client.get(f"/admin/articles/{list_of}/", {column: str(people.rojin.pk)})
    assert answer.status_code in {302, 400}
    assert client.get("/admin/articles/article/", {"genre__exact": "news"}).status_code == 200


@pytest.mark.parametrize(
    "model", ["translation", "article", "tag", "author", "photo", "oldaddress"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_thousand_words_are_searched_for_like_a_few(people, model, method):
    make.draft(people)
    people.zelal.is_superuser = True
    people.zelal.save()
    words = {"q": "ا " * 2000}
    answer = getattr(at_the_desk(people.zelal), method)(f"/admin/articles/{model}/", words)
    assert answer.status_code == 200
