"""Hubs and search engines are told what came out and what was withdrawn, at its moment."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, unquote

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Ping
from articles.models.clock import database_now
from articles.workflow import pings
from articles.workflow.pings import send_pings
from tests import make

from .conftest import SITE

LATER = timedelta(hours=2)


def feeds_told(hub):
    return {url for body in hub.bodies() for url in parse_qs(body)["hub.url"]}


def urls_told(engine):
    return [unquote(url) for body in engine.bodies() for url in json.loads(body)["urlList"]]


def url_of(story):
    return SITE + addresses.story(story.language, story.article_id, story.slug)


def published(people, language="ar", *, at=None, **changes):
    """By the verb itself."""
    story = make.approved(people, language, **changes)
    opened = story.latest_revision_id
    workflow.publish(story, actor=people.zelal, opened_revision=opened, at=at)
    return make.fresh(story)


@pytest.mark.parametrize("language", CODES)
def test_an_engine_is_told_where_a_story_is(people, engine, language):
    story = published(people, language)

    assert send_pings.call() == 1

    ((path, kind, body),) = engine.got
    assert (path, kind) == ("/indexnow", "application/json; charset=utf-8")
    told = json.loads(body)
    assert told["host"] == "news.example.org"
    assert told["key"] == "a-key-of-ours"
    assert told["keyLocation"] == f"{SITE}/a-key-of-ours.txt"
    assert urls_told(engine) == [url_of(story)]
    assert told["urlList"][0].isascii()


def test_a_hub_is_told_every_feed_that_has_changed(people, hub):
    story = published(people, body="<p>#السوق #المياه</p>")
    (author,) = story.article.bylines.all()
    tags = [link.tag_id for link in story.latest_revision.tag_links.all()]

    send_pings.call()

    ((path, kind, body),) = hub.got
    assert (path, kind) == ("/hub?of=us", "application/x-www-form-urlencoded")
    assert parse_qs(body)["hub.mode"] == ["publish"]
    subjects = [("section", story.article.section_id), ("author", author.pk)]
    subjects += [("tag", tag) for tag in tags]
    assert len(tags) == 2
    assert feeds_told(hub) == {
        SITE + path
        for form in addresses.FEED_FORMS
        for path in (
            addresses.feed("ar", form),
            *(addresses.feed_of("ar", kind, number, form) for kind, number in subjects),
        )
    }


def test_what_was_told_is_not_told_again(people, engine, hub):
    published(people)
    assert pings.is_anything_due()
    assert send_pings.call() == 2

    assert not pings.is_anything_due()
    assert send_pings.call() == 0
    assert (len(engine.got), len(hub.got)) == (1, 1)


def test_a_withdrawal_is_told_too(people, engine, hub):
    story = published(people, body="<p>#السوق</p>")
    send_pings.call()
    before = feeds_told(hub)
    hub.got.clear()
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert send_pings.call() == 2

    assert urls_told(engine) == [url_of(story)] * 2
    assert feeds_told(hub) == before
    assert len(before) == 4 * len(addresses.FEED_FORMS)


def test_a_kill_is_told_in_every_language_that_readers_saw(people, engine):
    story = published(people)
    kurdish = make.published_translation(people, story, "kmr")
    send_pings.call()
    workflow.kill(story.article, actor=people.zelal, note="خطر")
    send_pings.call()

    assert sorted(json.loads(engine.bodies()[1])["urlList"]) == sorted(
        json.loads(engine.bodies()[0])["urlList"]
    )
    assert {unquote(url) for url in json.loads(engine.bodies()[1])["urlList"]} == {
        url_of(story),
        url_of(kurdish),
    }


def test_of_a_post_engines_are_told_the_story_that_it_stands_in_and_hubs_nothing(
    people, engine, hub
):
    story = make.live(people)
    post = make.post(people, story, headline="وصول الإسعاف")

    send_pings.call()
    assert urls_told(engine) == [url_of(story)]
    workflow.withdraw(post, actor=people.zelal, note="مراجعة")
    send_pings.call()

    assert urls_told(engine) == [url_of(story)] * 2
    assert hub.got == []


def test_a_schedule_is_told_at_its_moment_and_not_before(people, engine):
    due = database_now() + timedelta(seconds=1)
    story = published(people, at=due)
    assert Ping.objects.get().next_at == due
    while not engine.got:
        is_before = database_now() < due
        assert send_pings.call() == len(engine.got)
        if engine.got:
            assert database_now() >= due
        else:
            assert is_before
    assert urls_told(engine) == [url_of(story)]


def test_what_is_for_later_is_told_to_nobody_now(people, engine, hub):
    published(people, at=timezone.now() + LATER)

    assert not pings.is_anything_due()
    assert send_pings.call() == 0
    assert (engine.got, Ping.objects.count()) == ([], 2)


@pytest.mark.parametrize("undo", ["unschedule", "hold"])
def test_a_schedule_that_was_cancelled_is_never_told(people, engine, hub, undo):
    story = published(people, at=timezone.now() + LATER)
    if undo == "unschedule":
        workflow.unschedule(story, actor=people.zelal)
    else:
        make.revised(people, story, headline="عنوان آخر")
    Ping.objects.update(next_at=timezone.now() - timedelta(seconds=1))

    send_pings.call()

    assert (engine.got, hub.got) == ([], [])
    assert not Ping.objects.exists()


def test_a_draft_is_told_to_nobody(people, engine, hub):
    make.draft(people)
    make.approved(people)
    assert send_pings.call() == 0
    assert not Ping.objects.exists()


def test_who_does_not_answer_is_asked_again_later_and_later_and_then_no_more(
    people, engine, hub, caplog
):
    published(people)
    engine.status = 503
    pauses = []
    for _ in range(Ping.MOST_ATTEMPTS):
        assert pings.is_anything_due()
        before = timezone.now()
        send_pings.call()
        assert not pings.is_anything_due()
        pauses.append(round((Ping.objects.get().next_at - before).total_seconds() / 60))
        Ping.objects.update(next_at=timezone.now() - timedelta(seconds=1))

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128]
    assert not pings.is_anything_due()
    assert (len(engine.got), len(hub.got)) == (Ping.MOST_ATTEMPTS, 1)
    assert len(caplog.records) == Ping.MOST_ATTEMPTS
    assert pings.refused() == ["indexnow"]

    Ping.objects.update(next_at=timezone.now() - pings.KEPT - timedelta(minutes=1))
    send_pings.call()
    assert not Ping.objects.exists()


def test_what_fails_once_is_told_the_next_time(people, engine):
    story = published(people)
    engine.status = 500
    send_pings.call()
    engine.status = 202
    Ping.objects.update(next_at=timezone.now() - timedelta(seconds=1))

    assert send_pings.call() == 1
    assert urls_told(engine) == [url_of(story)] * 2
    assert pings.refused() == []


def test_the_longest_batch_of_feeds_is_told_in_parts(people, hub, monkeypatch):
    monkeypatch.setattr(pings, "FEEDS_AT_ONCE", 4)
    published(people)
    send_pings.call()

    assert [len(parse_qs(body)["hub.url"]) for body in hub.bodies()] == [4, 4, 1]


@pytest.mark.parametrize("unset", ["SITE_ADDRESS", "INDEXNOW_KEY"])
def test_who_is_not_set_is_told_nothing(people, engine, settings, unset):
    published(people)
    setattr(settings, unset, "")

    assert send_pings.call() == 0
    assert engine.got == []
    assert not Ping.objects.exists()


def test_while_nobody_is_told_nothing_is_written(people, django_assert_num_queries):
    story = published(people)
    (publication,) = story.publications.all()

    with django_assert_num_queries(0):
        pings.order(publication)
        pings.order_withdrawal(story)


def test_it_costs_as_many_queries_whatever_is_told(
    people, engine, hub, django_assert_max_num_queries
):
    for stories in (1, 12):
        for _ in range(stories):
            published(people)
        with django_assert_max_num_queries(16):
            assert send_pings.call() == 2 * stories
