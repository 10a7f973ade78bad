"""What is withdrawn leaves every feed at once; Atom tells those that keep copies, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.addresses import FEED_FORMS
from articles.pages import feeds
from articles.pages.feeds import MOST_WITHDRAWN
from newsroom.requests.page_cache import counters
from tests import make, many
from tests.public.photos import photo, with_sizes

from . import reading

HEADLINE = "خبر سُحب"


@pytest.fixture
def story(people):
    make.published(people)
    return make.published(people, headline=HEADLINE)


def withdraw(people, story):
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")


def atom(client, language="ar"):
    return reading.feed(client, addresses.feed(language, "atom"))


def name(story):
    return f"https://testserver/{story.language}/{story.article_id}"


@pytest.mark.parametrize("form", FEED_FORMS)
def test_it_leaves_at_once(client, people, story, form):
    path = addresses.feed("ar", form)
    assert len(reading.entries(client, path)) == 2
    withdraw(people, story)

    assert name(story) not in [entry["id"] for entry in reading.entries(client, path)]
    assert HEADLINE not in client.get(path).content.decode()


def test_atom_has_a_tombstone_with_nothing_of_the_story(client, people, story):
    assert atom(client)["withdrawn"] == {}
    withdraw(people, story)

    found = atom(client)

    ended = story.publications.get().visible_until.replace(microsecond=0)
    assert found["withdrawn"] == {name(story): ended}
    assert found["updated"] >= ended
    (tombstone,) = found["tombstones"]
    assert set(tombstone.split('"')[3::2]) == {name(story), ended.isoformat()}


def test_it_is_told_in_the_feeds_of_its_language_alone(client, people, story):
    other = make.published(people)
    withdraw(people, story)
    section = addresses.feed_of("ar", "section", other.article.section_id, "atom")

    assert name(story) in reading.feed(client, section)["withdrawn"]
    assert atom(client, "kmr")["withdrawn"] == {}


def test_what_is_shown_again_has_an_entry_and_no_tombstone(client, people, story):
    withdraw(people, story)
    workflow.republish(story, actor=people.zelal)

    found = atom(client)

    assert found["withdrawn"] == {}
    assert name(story) in [entry["id"] for entry in found["entries"]]


def test_an_older_text_that_was_replaced_is_no_withdrawal(client, people, story):
    new = make.revised(people, story, headline=HEADLINE, body="<p>نص آخر.</p>")
    workflow.publish(new, actor=people.zelal, opened_revision=new.latest_revision_id)

    assert atom(client)["withdrawn"] == {}
    withdraw(people, make.fresh(new))
    assert list(atom(client)["withdrawn"]) == [name(story)]


def test_a_schedule_that_was_cancelled_was_never_there(client, people):
    due = timezone.now() + timedelta(days=1)
    story = make.published(people, at=due)
    workflow.unschedule(story, actor=people.zelal)

    assert atom(client)["withdrawn"] == {}


def test_it_is_told_for_a_while(client, people, story, monkeypatch):
    withdraw(people, story)
    assert feeds.TOLD_FOR.days == 30
    assert atom(client)["withdrawn"]
    monkeypatch.setattr(feeds, "TOLD_FOR", timedelta(0))

    assert atom(client)["withdrawn"] == {}


def test_so_many_are_told_and_no_more(client, people, monkeypatch):
    monkeypatch.setattr("articles.pages.feeds.TOLD_FOR", timedelta(days=36500))
    many.fill(people, 100 * MOST_WITHDRAWN // many.WITHDRAWN + 100)

    assert len(atom(client)["withdrawn"]) == MOST_WITHDRAWN


def test_a_feed_of_a_tag_ends_with_its_last_story(client, people):
    story = make.published(people, body="<p>#السوق</p>")
    tag = story.latest_revision.tags.get()
    path = addresses.feed_of("ar", "tag", tag.pk, "atom")
    assert client.get(path).status_code == 200
    withdraw(people, story)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("form", FEED_FORMS)
def test_a_picture_that_is_withdrawn_leaves_at_once(client, people, form):
    made = with_sizes(photo(people))
    body = f'<p>نص</p><figure data-photo="{made.pk}"></figure>'
    make.published(people, lead_photo=made.pk, body=body)
    path = addresses.feed("ar", form)
    (before,) = reading.entries(client, path)
    assert (before["html"].count("<img"), len(before["picture"])) == (2, 1)

    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")

    (after,) = reading.entries(client, path)
    assert (after["html"].count("<img"), after["picture"]) == (0, [])


@pytest.mark.usefixtures("kept_pages")
def test_nobody_is_given_a_kept_feed_with_it(client, people, story, monkeypatch):
    monkeypatch.setattr(counters, "BELIEVED", 0)
    path = addresses.feed("ar", "atom")
    for _ in range(2):
        assert HEADLINE in client.get(path).content.decode()
    withdraw(people, story)

    found = client.get(path).content.decode()

    assert HEADLINE not in found
    assert f'<at:deleted-entry ref="{name(story)}"' in found
