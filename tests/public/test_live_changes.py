"""When a live story was changed, told wherever times are; posts that leave it one by one."""

from datetime import datetime, timedelta

import feedparser
import pytest
from django.db import connection
from django.utils import timezone

from articles import addresses, workflow
from articles.models import Translation
from articles.models.guards import lifted
from tests import make
from tests.public.sitemaps.reading import files, urls
from tests.public.test_live import path_of, told
from tests.public.walk import elements, page

pytestmark = pytest.mark.django_db


def changes(client, story):
    """When its page, its feed and both files of the sitemap say that it was changed last."""
    html, path = page(client, path_of(story)), path_of(story)
    (meta,) = elements(html, "meta", property="article:modified_time")
    feed = feedparser.parse(page(client, addresses.feed("ar", "atom")))
    listed = {name: when for name, when in files(client).items() if when}
    ((file, part),) = listed.items()
    said = [told(html)["dateModified"], meta["content"], feed.entries[0].updated]
    said += [feed.feed.updated, urls(client, file)[path][0], part]
    return {datetime.fromisoformat(moment) for moment in said}


def aged(version, *, hours):
    """As if it had come out so many hours ago, which no verb can do; when that was."""
    moment = (timezone.now() - timedelta(hours=hours)).replace(microsecond=0)
    with lifted(connection):
        version.publications.update(visible_from=moment, first_published_at=moment)
        Translation.objects.filter(pk=version.pk).update(first_published_at=moment)
    make.pages_again()
    return moment


def test_a_post_moves_when_its_story_was_changed_everywhere(client, people):
    story = make.live(people)
    begun = aged(story, hours=2)
    assert changes(client, story) == {begun}

    post = make.post(people, story)
    came = aged(post, hours=1)
    assert changes(client, story) == {came}

    workflow.withdraw(make.fresh(post), actor=people.zelal, note="مراجعة")
    page_says, in_the_index = sorted(changes(client, story), reverse=True)
    assert page_says > came
    # The index knows of what stands, and a part of it is asked for again with the next story.
    assert in_the_index == begun


def test_posts_and_then_their_story_are_gone_at_once_whatever_a_reader_holds(client, people):
    story = make.live(people)
    posts = [make.post(people, story, headline=f"خبر {n} عاجل") for n in range(3)]
    path = path_of(story)
    paths = [path, addresses.lite(path), addresses.posts("ar", story.article_id)]

    for number, post in enumerate(posts):
        held = {each: client.get(each) for each in paths}
        assert all(f"خبر {number} عاجل" in answer.content.decode() for answer in held.values())
        workflow.withdraw(post, actor=people.zelal, note="مراجعة")
        for each, answer in held.items():
            again = client.get(each, headers={"if-none-match": answer["ETag"]})
            assert again.status_code == 200, each
            assert f"خبر {number} عاجل" not in again.content.decode(), each
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    for each in paths:
        assert client.get(each, headers={"if-none-match": "*"}).status_code == 410, each
    assert client.get("/withdrawn.json").json()["stories"]["ar"] == [story.article_id]
