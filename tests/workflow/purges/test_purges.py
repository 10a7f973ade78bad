"""A CDN is asked to forget what is old or withdrawn, twice, until it says that it has."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import freshness, workflow
from articles.models import Purge
from articles.workflow import purges
from articles.workflow.posting import NotSent
from newsroom.operations.watching.beyond import cdn
from tests import make

SITE = "https://news.example.org"


@pytest.fixture
def asked(settings, monkeypatch):
    """What the CDN was asked to forget; while `refuses` is set it acknowledges nothing."""
    settings.CDN_PURGE_URL, settings.CDN_PURGE_BATCH = "https://cdn.example.org/purge", 2
    settings.SITE_ADDRESS = SITE
    said = []
    said_in = type("Asked", (), {"names": said, "refuses": False, "bodies": []})()

    def post(address, body, headers):
        if said_in.refuses:
            raise NotSent("cdn.example.org answered 503")
        said_in.bodies.append((address, body, dict(headers)))

    monkeypatch.setattr(purges, "post_to_our_own", post)
    return said_in


def later(seconds):
    for each in Purge.objects.all():
        each.next_at -= timedelta(seconds=seconds)
        each.save(update_fields=["next_at"])


@pytest.mark.django_db
def test_without_a_cdn_nothing_is_ordered():
    freshness.make_dead(["ar"])
    assert not Purge.objects.exists()
    assert not purges.is_anything_due()


@pytest.mark.django_db
def test_what_is_dead_is_forgotten_now_and_when_every_process_knows(asked, settings):
    settings.CDN_PURGE_TOKEN = "Bearer secret"
    freshness.make_dead(["kmr", "ar", "ckb"])
    assert purges.send_purges() == 3
    first, second = asked.bodies
    assert first == (
        "https://cdn.example.org/purge",
        b'{"tags": ["news-ar", "news-ckb"]}',
        {"Content-Type": "application/json", "Authorization": "Bearer secret"},
    )
    assert second[1] == b'{"tags": ["news-kmr"]}'
    assert purges.send_purges() == 0, "not yet"
    later(4)
    assert purges.send_purges() == 3
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_what_is_not_acknowledged_is_asked_for_again_and_told_to_operators(asked):
    asked.refuses = True
    freshness.make_old(["ar"])
    assert purges.send_purges() == 0
    assert cdn().state == "fine", "it may be a moment's"
    Purge.objects.update(ordered_at=timezone.now() - timedelta(minutes=2))
    assert cdn().state == "broken"
    assert [purges.send_purges(), Purge.objects.get().attempts] == [0, 1], "after a pause"
    asked.refuses = False
    later(90)
    assert purges.send_purges() == 1
    assert cdn().state == "fine"


def test_where_it_forgets_by_address_a_story_is_named_in_every_form(people, asked, settings):
    settings.CDN_PURGE_BY, settings.CDN_PURGE_FIELD, settings.CDN_PURGE_BATCH = "urls", "files", 99
    story = make.published(people, "kmr")
    Purge.objects.all().delete()
    workflow.withdraw(story, actor=people.zelal, note="ne rast bû")
    assert Purge.objects.exclude(publication=None).count() == 1
    purges.send_purges()
    ((_address, body, _headers),) = asked.bodies
    number = story.article_id
    for path in (f"/kmr/{number}", f"/kmr/{number}/{story.slug}/", "/kmr/", "/kmr/feed.atom"):
        assert f'"{SITE}{path}"'.encode() in body, path
