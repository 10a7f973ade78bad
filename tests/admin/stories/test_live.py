"""Live coverage at the desk: begun, added to in one act, ended."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Translation
from articles.states import Status
from tests import make
from tests.admin.pages import at_the_desk, form, messages, screen, story_screen

pytestmark = pytest.mark.django_db


def live_screen(article):
    return reverse("admin:story_live", args=[article.pk])


def acts(client, page, name, article):
    """Press the button that leads to this act, on this page."""
    action = reverse(f"admin:{name}", args=[article.pk])
    return client.post(action, form(client.get(page), action).fields, follow=True)


def added(client, article, **typed):
    sent = form(client.get(live_screen(article)), "").fields
    return client.post(live_screen(article), {**sent, **typed}, follow=True)


def test_a_publisher_makes_a_story_live_and_ends_it(people):
    story, client = make.published(people), at_the_desk(people.hevin)

    acts(client, story_screen(story.article), "story_begin_live", story.article)
    assert Article.objects.get(pk=story.article_id).is_running
    acts(client, live_screen(story.article), "story_end_live", story.article)
    assert not Article.objects.get(pk=story.article_id).is_running
    acts(client, story_screen(story.article), "story_begin_live", story.article)
    assert Article.objects.get(pk=story.article_id).is_running


def test_an_editor_sees_no_button_for_it_and_is_refused(people):
    story, client = make.published(people), at_the_desk(people.salma)
    begin = reverse("admin:story_begin_live", args=[story.article_id])

    assert begin not in client.get(story_screen(story.article)).content.decode()
    sent = form(client.get(story_screen(story.article)), "").fields
    answer = client.post(begin, sent, follow=True)
    assert any("Only a publisher" in said for said in messages(answer))
    assert not Article.objects.get(pk=story.article_id).live_from


def test_a_reporter_who_may_not_open_the_story_adds_a_post_in_one_act(people):
    story, client = make.live(people), at_the_desk(people.karim)
    assert client.get(story_screen(story.article)).status_code == 404
    assert live_screen(story.article) in client.get("/admin/").content.decode()

    answer = added(client, story.article, headline="وصول الإسعاف", text="وصلت سيارتان.\n\nوغادرت.")

    post = Translation.objects.get(article__part_of=story.article)
    assert post.status == Status.SUBMITTED
    assert post.latest_revision.headline == "وصول الإسعاف"
    assert post.latest_revision.body == "<p>وصلت سيارتان.</p><p>وغادرت.</p>"
    assert screen(post) in answer.content.decode()


def test_posts_are_listed_to_whom_may_open_them(people):
    story = make.live(people)
    post, draft = make.post(people, story), make.submitted_post(people, story)

    editor = at_the_desk(people.salma).get(live_screen(story.article)).content.decode()
    stranger = at_the_desk(people.karim).get(live_screen(story.article)).content.decode()

    assert screen(post) in editor
    assert screen(draft) in editor
    assert screen(draft) not in stranger


def test_a_publisher_of_several_languages_chooses_one(people):
    story = make.live(people)
    make.published_translation(people, story, "kmr")
    client = at_the_desk(people.zelal)

    added(client, story.article, language="kmr", headline="Hatin", text="Ew hatin.")

    assert Translation.objects.get(article__part_of=story.article).language == "kmr"


@pytest.mark.parametrize("typed", [{"headline": ""}, {"text": " "}, {"language": "ckb"}])
def test_what_is_not_whole_is_handed_back_with_what_was_typed(people, typed):
    story, client = make.live(people), at_the_desk(people.zelal)
    sent = {"headline": "وصول الإسعاف", "text": "وصلت سيارتان.", "language": "ar", **typed}

    answer = added(client, story.article, **sent)

    assert answer.status_code == 400
    page = answer.content.decode()
    assert all(value in page for name, value in sent.items() if name not in typed)
    assert not Translation.objects.filter(article__part_of=story.article).exists()


def test_a_form_that_was_cut_stores_nothing(people):
    story, client = make.live(people), at_the_desk(people.rojin)
    sent = form(client.get(live_screen(story.article)), "").fields
    del sent["_end"]

    answer = client.post(live_screen(story.article), {**sent, "headline": "x", "text": "y"})

    assert answer.status_code == 400
    assert not Translation.objects.filter(article__part_of=story.article).exists()


@pytest.mark.parametrize("name", ["stranger", "admin", "berfin"])
def test_it_is_not_there_for_whom_it_does_not_concern(people, name):
    story, client = make.live(people), at_the_desk(getattr(people, name))

    assert client.get(live_screen(story.article)).status_code == 404
    assert client.post(live_screen(story.article), {"headline": "x"}).status_code == 404


def test_a_story_that_never_was_live_has_no_such_screen(people):
    story = make.published(people)
    client = at_the_desk(people.zelal)

    assert client.get(live_screen(story.article)).status_code == 404
    workflow.begin_live(story.article, actor=people.zelal)
    assert client.get(live_screen(story.article)).status_code == 200


def test_when_it_has_ended_nothing_is_added(people):
    story, client = make.live(people), at_the_desk(people.zelal)
    sent = form(client.get(live_screen(story.article)), "").fields
    workflow.end_live(story.article, actor=people.zelal)

    page = client.get(live_screen(story.article)).content.decode()
    answer = client.post(live_screen(story.article), {**sent, "headline": "x", "text": "y"})

    assert "field-headline" not in page
    assert answer.status_code == 400
    assert not Translation.objects.filter(article__part_of=story.article).exists()


def test_posts_are_not_among_the_stories_and_say_what_they_are(people):
    story = make.live(people)
    post = make.post(people, story, headline="وصول الإسعاف")
    client = at_the_desk(people.zelal)

    assert "وصول الإسعاف" not in client.get("/admin/articles/article/").content.decode()
    for page in (screen(post), story_screen(post.article)):
        assert live_screen(story.article) in client.get(page).content.decode()


@pytest.mark.parametrize("number", [1, 8])
def test_the_screen_costs_the_same_however_many_posts(
    people, number, django_assert_max_num_queries
):
    story, client = make.live(people), at_the_desk(people.zelal)
    for _ in range(number):
        make.post(people, story)
    client.get(live_screen(story.article))

    with django_assert_max_num_queries(13):
        client.get(live_screen(story.article))
