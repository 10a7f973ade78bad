"""The page of a live story: its own text, and its posts under it, the latest first."""

import json
import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Publication
from articles.models.guards import lifted
from articles.pages import live
from articles.workflow import cards
from articles.workflow.comparing import WITHOUT_STORY
from tests import make
from tests.differences import differences
from tests.public.walk import elements, main, page

pytestmark = pytest.mark.django_db
QUERIES = 4
FIRST_FLIGHT = 14_000


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


def posts_of(html):
    return [each["id"] for each in elements(html, "article") if "post" in each.get("class", "")]


def anchor(post):
    return f"p{post.article_id}"


def told(html):
    """What machines read of the story."""
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    return json.loads(block)


@pytest.mark.parametrize("language", CODES)
def test_posts_stand_on_its_page_latest_first(client, people, language):
    story = make.live(people, language)
    posts = [make.post(people, story, headline=f"ABC {n}") for n in range(3)]

    for path in (path_of(story), addresses.lite(path_of(story))):
        html = page(client, path)
        assert posts_of(html) == [anchor(post) for post in reversed(posts)]
        assert html.index("ABC 2") < html.index("ABC 0")


def test_machines_read_a_live_blog(client, people):
    story = make.live(people)
    first = make.post(people, story, headline="أولاً")
    second = make.post(people, story, headline="ثانياً", body="<p>نص <strong>قصير</strong></p>")

    said = told(page(client, path_of(story)))

    assert said["@type"] == "LiveBlogPosting"
    assert "coverageEndTime" not in said
    assert [update["headline"] for update in said["liveBlogUpdate"]] == ["ثانياً", "أولاً"]
    update = said["liveBlogUpdate"][0]
    assert update["articleBody"] == "نص قصير"
    assert update["@id"] == f"http://testserver/ar/{second.article_id}"
    assert said["dateModified"] == update["datePublished"]
    assert first.first_published_at < second.first_published_at

    workflow.end_live(story.article, actor=people.zelal)
    ended = told(page(client, path_of(story)))
    assert ended["coverageStartTime"] <= ended["coverageEndTime"]


def test_it_says_that_it_is_live_until_it_has_ended(client, people):
    story = make.live(people)
    running = page(client, path_of(story))
    assert ">تغطية مباشرة<" in main(running)
    assert 'data-feed="/ar/live/' in running
    assert ">تغطية مباشرة<" in page(client, "/ar/")

    workflow.end_live(story.article, actor=people.zelal)

    ended = page(client, path_of(story))
    assert ">تغطية مباشرة<" not in main(ended)
    assert "انتهت التغطية المباشرة" in main(ended)
    assert "data-feed" not in ended
    assert ">تغطية مباشرة<" not in page(client, "/ar/")


def test_a_story_that_is_not_live_has_nothing_of_it(client, people):
    html = page(client, path_of(make.published(people)))

    assert "posts" not in main(html)
    assert told(html)["@type"] == "NewsArticle"
    assert "<!--" not in html


def test_the_script_comes_to_the_first_page_of_a_running_one_alone(client, people):
    story = make.live(people)
    make.post(people, story)

    assert "live" in elements(page(client, path_of(story)), "script", defer=None)[-1]["src"]
    lite = page(client, addresses.lite(path_of(story)))
    assert not [one for one in elements(lite, "script") if "src" in one]
    with open(finders.find("public/live.js"), "rb") as script:
        assert len(brotli.compress(script.read(), quality=11)) < 1024


def test_a_post_leads_to_its_place_in_its_story(client, people):
    story = make.live(people)
    post = make.post(people, story)

    for path in (f"/ar/{post.article_id}", f"/ar/{post.article_id}/any-words/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].endswith(f"/#{anchor(post)}")
        assert client.get(answer["Location"]).status_code == 200
    assert client.get(f"/lite/ar/{post.article_id}")["Location"].startswith("/lite/ar/")
    assert client.get(f"/kmr/{post.article_id}").status_code == 404
    assert client.get(f"/ar/report/{post.article_id}/")["Location"] == addresses.report(
        "ar", story.article_id
    )


def test_older_posts_stand_on_further_pages(client, people, monkeypatch):
    monkeypatch.setattr(live, "SIZE", 2)
    live._query.cache_clear()
    story = make.live(people)
    posts = [make.post(people, story) for _ in range(5)]
    path, seen = path_of(story), []

    html = page(client, path)
    while True:
        seen += posts_of(html)
        older = elements(html, "a", rel="next")
        if not older:
            break
        html = page(client, older[0]["href"])
        assert elements(html, "link", rel="canonical")[0]["href"].endswith("/") is True
        assert "data-feed" not in html
    live._query.cache_clear()

    assert seen == [anchor(post) for post in reversed(posts)]
    for post in posts:
        answer = client.get(f"/ar/{post.article_id}")
        assert anchor(post) in posts_of(page(client, answer["Location"]))
    live._query.cache_clear()


@pytest.mark.parametrize("bad", ["x", "1-0", "0", "9" * 40, "1-1-1"])
def test_a_position_that_no_page_leads_to_is_not_there(client, people, bad):
    story = make.live(people)

    assert client.get(f"{path_of(story)}?before={bad}").status_code == 404
    assert client.get(f"{path_of(make.published(people))}?before={bad}").status_code == 200


def test_the_latest_posts_are_told_to_pages_that_stand_open(client, people):
    story = make.live(people)
    post = make.post(people, story)
    path = addresses.posts("ar", story.article_id)

    first = client.get(path)
    assert first.json()["running"] is True
    assert [found for found, _html in first.json()["posts"]] == [anchor(post)]
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304

    workflow.withdraw(post, actor=people.zelal, note="no")
    assert client.get(path).json()["posts"] == []
    workflow.end_live(story.article, actor=people.zelal)
    assert client.get(path).json()["running"] is False
    workflow.withdraw(story, actor=people.zelal, note="no")
    assert client.get(path).status_code == 410
    assert client.get(addresses.posts("ar", make.published(people).article_id)).status_code == 404


def test_what_readers_keep_from_before_a_post_was_withdrawn_is_dropped(client, people):
    story = make.live(people)
    posts = [make.post(people, story) for _ in range(2)]
    before = timezone.now()
    for post in posts:
        workflow.withdraw(post, actor=people.zelal, note="no")

    gone = client.get("/withdrawn.json").json()

    assert gone["stories"]["ar"] == []
    ((number, moment),) = gone["posts"]["ar"]
    assert number == story.article_id
    assert moment >= before.isoformat()[:19]


def test_a_live_page_costs_two_queries_more_however_many_posts(
    client, people, django_assert_max_num_queries
):
    story = make.live(people)
    for number in (1, 6):
        for _ in range(number):
            make.post(people, story)
        for path, most in (
            (path_of(story), QUERIES),
            (addresses.lite(path_of(story)), QUERIES - 2),
            (addresses.posts("ar", story.article_id), 2),
        ):
            page(client, path)
            with django_assert_max_num_queries(most):
                page(client, path)


SENTENCE = "وقال شاهد من الحي رقم {} إن الطريق أغلق مساء وإن الناس ينتظرون منذ ساعات طويلة. "


@pytest.mark.parametrize("kind", ["full", "lite"])
def test_a_full_page_of_posts_arrives_in_the_first_flight(client, people, kind):
    story = make.live(people)
    for number in range(live.SIZE + 1):
        words = "".join(SENTENCE.format(number * 5 + n) for n in range(4))
        make.post(people, story, headline=f"تطور جديد رقم {number}", body=f"<p>{words}</p>")
    path = path_of(story) if kind == "full" else addresses.lite(path_of(story))

    html = page(client, path)

    assert len(posts_of(html)) == live.SIZE
    assert len(brotli.compress(html.encode(), quality=11)) < FIRST_FLIGHT


def test_what_is_stored_is_what_would_be_made(people):
    story = make.live(people)
    make.post(people, story)
    kurdish = make.published_translation(people, story, "kmr")
    make.post(people, kurdish)
    workflow.end_live(story.article, actor=people.zelal)
    make.pages_again()

    assert list(differences()) == []


def test_a_post_that_stayed_behind_is_found(people):
    story = make.live(people)
    post = make.post(people, story)
    with lifted(connection):
        story.publications.update(visible_until=F("visible_from"))
    make.pages_again()

    (found,) = differences()
    assert found.publication_id == post.publications.get().pk
    assert found.what == WITHOUT_STORY


def test_no_tag_of_a_post_is_linked_or_has_a_page(client, people):
    story = make.live(people)
    post = make.post(people, story, body="<p>في #القامشلي اليوم</p>")
    tag = post.latest_revision.tag_links.get().tag_id

    assert "القامشلي" in main(page(client, path_of(story)))
    assert f"/ar/tag/{tag}/" not in page(client, path_of(story))
    assert client.get(f"/ar/tag/{tag}/").status_code == 404


def test_no_card_is_drawn_of_a_post(people):
    story = make.live(people)
    post = make.post(people, story)
    cards.draw_cards.call()

    assert Publication.objects.filter(share_card__isnull=False).exists()
    assert not Publication.objects.filter(translation=post, share_card__isnull=False).exists()
