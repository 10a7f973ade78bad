"""A kept page is fresh, then old while the next is made, and dead once something was taken away."""

import re

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from articles import addresses, workflow
from articles.models import FinishedPage
from articles.pages import documents
from articles.workflow.names import authors
from newsroom.requests.page_cache import middleware, pages
from newsroom.requests.page_cache.asked import asked_for
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kept_pages", "at_once"),
]

MINUTE = 60


@pytest.fixture
def story(people):
    return make.published(people)


@pytest.fixture
def path(story):
    return addresses.story("ar", story.article_id, story.slug)


@pytest.fixture
def being_made(monkeypatch):
    """Says that another request is making the page of a path."""
    monkeypatch.setattr(middleware, "PATIENCE", 0.1)
    return lambda path: pages.begin(asked(path))


@pytest.fixture
def later(monkeypatch):
    """Sets the clock by which pages are judged so many seconds ahead."""

    def pass_by(seconds):
        known = middleware.known
        now = type(known).now
        monkeypatch.setattr(known, "now", lambda: now(known) + seconds)
        monkeypatch.setattr(known, "current", lambda: known.reading.counters)

    return pass_by


@pytest.fixture
def broken(monkeypatch):
    """A visitor for whom every story fails in the making, once that is called for."""

    def fail(*args, **kwargs):
        raise RuntimeError

    def visitor():
        monkeypatch.setattr(documents, "story", fail)
        return Client(raise_request_exception=False)

    return visitor


def asked(path):
    return asked_for(RequestFactory().get(path))


def headline(response):
    return re.search("<h1>(.*?)</h1>", response.content.decode())[1]


def correct(people, story, words="تصحيح الخبر"):
    text = make.revised(people, story, headline=words)
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)


def withdraw(people, story):
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")


def rename_author(people, story):
    author = story.article.bylines.get()
    authors.change_author(author, actor=people.admin, values={"name_ar": "ليلى"})


def test_whoever_comes_after_a_change_sees_it(client, people, story, path):
    client.get(path)
    correct(people, story)

    assert headline(client.get(path)) == "تصحيح الخبر"


def test_a_new_story_is_on_the_pages_that_list_it(client, people, story):
    section = story.article.section
    listed = ["/ar/", addresses.section("ar", section.pk, section.name_ar)]
    for path in listed:
        client.get(path)
    other = make.draft(people)
    other.article.section = section
    other.article.save()
    workflow.submit(other, actor=people.rojin, opened_revision=other.latest_revision_id)
    make.leave_findings(other, people.salma)
    workflow.approve(other, actor=people.salma, opened_revision=other.latest_revision_id)
    workflow.publish(other, actor=people.zelal, opened_revision=other.latest_revision_id)

    for path in listed:
        assert f"/ar/{other.article_id}/" in client.get(path).content.decode()


def test_the_switch_of_languages_leads_to_a_new_version(client, people, story, path):
    client.get(path)
    other = make.published_translation(people, story, "kmr")

    assert f"/kmr/{other.article_id}/" in client.get(path).content.decode()
    withdraw(people, other)
    assert f"/kmr/{other.article_id}/" not in client.get(path).content.decode()


def test_while_one_makes_the_new_page_others_get_the_old(client, people, story, path, being_made):
    before = headline(client.get(path))
    correct(people, story)
    being_made(path)

    assert headline(client.get(path)) == before


def test_nobody_is_given_what_was_withdrawn_even_then(client, people, story, path, being_made):
    client.get(path)
    client.get("/ar/")
    withdraw(people, story)
    being_made(path)
    being_made("/ar/")

    assert client.get(path).status_code == 410
    assert f"/ar/{story.article_id}/" not in client.get("/ar/").content.decode()


def test_a_withdrawn_story_that_is_shown_again_is_there(client, people, story, path):
    client.get(path)
    withdraw(people, story)
    assert client.get(path).status_code == 410
    workflow.republish(story, actor=people.zelal)

    assert client.get(path).status_code == 200


def test_whoever_waits_for_a_dead_page_gets_the_one_that_another_made(
    client, people, story, path, being_made, monkeypatch
):
    client.get(path)
    rename_author(people, story)
    being_made(path)
    made = []
    write = documents.story
    monkeypatch.setattr(documents, "story", lambda *a, **o: made.append(1) or write(*a, **o))

    def another_ends(_seconds):
        pages.done(asked(path))
        assert "ليلى" in Client().get(path).content.decode()

    monkeypatch.setattr(middleware.time, "sleep", another_ends)
    monkeypatch.setattr(middleware, "PATIENCE", 60)

    assert "ليلى" in client.get(path).content.decode()
    assert made == [1]


def test_whoever_waits_too_long_makes_it(client, people, story, path, being_made):
    client.get(path)
    rename_author(people, story)
    being_made(path)

    assert "ليلى" in client.get(path).content.decode()


def test_where_the_next_page_fails_the_old_one_stays(people, story, path, broken):
    client = Client()
    before = headline(client.get(path))
    correct(people, story)
    visitor = broken()

    answers = [visitor.get(path) for _ in range(3)]

    assert [(answer.status_code, headline(answer)) for answer in answers] == [(200, before)] * 3


def test_where_it_fails_after_a_withdrawal_nothing_stays(people, story, path, broken):
    other = make.published_translation(people, story, "kmr")
    Client().get(path)
    withdraw(people, other)
    visitor = broken()

    assert [visitor.get(path).status_code for _ in range(3)] == [500] * 3


@pytest.mark.parametrize("change", [correct, withdraw])
def test_a_change_while_the_page_is_made_wins(client, people, story, path, monkeypatch, change):
    write, written = documents.story, []

    def write_and_change(page, **options):
        html = write(page, **options)
        if not written:
            written.append(html)
            change(people, story)
        return html

    monkeypatch.setattr(documents, "story", write_and_change)
    client.get(path)
    after = client.get(path)

    assert written
    if change is withdraw:
        assert after.status_code == 410
    else:
        assert headline(after) == "تصحيح الخبر"


def test_a_page_ends_when_the_next_text_begins(client, people, story, path, later):
    begins = timezone.now() + timezone.timedelta(minutes=10)
    text = make.revised(people, story, headline="تصحيح الخبر")
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id, at=begins)
    seconds = (begins - timezone.now()).total_seconds()

    assert client.get(path)["Cache-Control"] == "public, max-age=30"
    later(seconds - 10)
    assert client.get(path)["Cache-Control"] in ("public, max-age=9", "public, max-age=10")
    later(seconds + 1)
    made = []
    write = documents.story
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "story", lambda *a, **o: made.append(1) or write(*a, **o))
        response = client.get(path)
        assert (made, response["Cache-Control"]) == ([1], "public, max-age=0")
        client.get(path)
        assert made == [1, 1], "nothing is kept beyond that moment"


def test_a_schedule_is_known_to_pages_that_were_kept_before(client, people, story, path):
    client.get(path)
    begins = timezone.now() + timezone.timedelta(seconds=20)
    text = make.revised(people, story, headline="تصحيح الخبر")
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id, at=begins)

    left = int(client.get(path)["Cache-Control"].removeprefix("public, max-age="))
    assert left < 20


def test_what_no_verb_changed_is_made_anew_after_minutes(client, story, path, later):
    before = client.get(path).content
    FinishedPage.objects.update(inside="<p>نص آخر.</p>")

    later(4 * MINUTE)
    assert client.get(path).content == before
    later(6 * MINUTE)
    assert "نص آخر" in client.get(path).content.decode()


def test_others_who_come_while_it_is_made_neither_wait_nor_make_it(
    client, people, story, path, monkeypatch
):
    before = headline(client.get(path))
    correct(people, story)
    write, others = documents.story, []

    def write_while_others_come(page, **options):
        assert not others, "somebody else makes it too"
        others.append(None)
        others.extend(headline(Client().get(path)) for _ in range(5))
        return write(page, **options)

    monkeypatch.setattr(documents, "story", write_while_others_come)

    assert headline(client.get(path)) == "تصحيح الخبر"
    assert others == [None, *[before] * 5]


def test_a_page_without_anything_published_is_made_each_time(client, db, stored):
    assert client.get("/ar/").status_code == 200
    assert stored == []
