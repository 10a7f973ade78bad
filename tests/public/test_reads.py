"""Stories are counted as they are read: things, and never persons."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import HourOfReads, Reads
from articles.public import counters, damping
from articles.public.views import read as view
from tests import make

from .reading import PHONE, read_by, tell, worked_out


@pytest.fixture
def counted(monkeypatch):
    """What a process has counted that has just begun."""
    fresh = counters.Counted()
    monkeypatch.setattr(view, "reads", fresh)
    return fresh


def total(story):
    return sum(Reads.objects.filter(translation=story).values_list("count", flat=True))


@pytest.mark.parametrize("language", CODES)
def test_a_story_is_counted_for_each_reader(client, people, counted, language):
    story, other = make.published(people, language), make.published(people, language)

    for reader in ("203.0.113.7", "203.0.113.8"):
        tell(client, story, of=reader)
        tell(client, other, of=reader)
    tell(client, other, of="2001:db8:1:2::7")
    counted.store()

    assert (total(story), total(other)) == (2, 3)
    hour = HourOfReads.objects.get(translation=other)
    assert (hour.count, hour.language) == (3, language)
    assert hour.hour <= datetime.now(UTC) < hour.hour + timedelta(hours=1)


def test_what_is_counted_later_is_added(client, people, counted):
    story = make.published(people)
    for readers in (3, 5):
        read_by(client, story, readers)
        counted.store()

    # The second time three of the five were known.
    assert total(story) == 5
    assert HourOfReads.objects.get().count == 5


def test_the_answer_waits_for_no_table(client, people, counted, django_assert_num_queries):
    story = make.published(people)

    with django_assert_num_queries(0):
        response = tell(client, story)

    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("hide", [make.draft, make.submitted, make.approved])
def test_what_readers_do_not_see_is_answered_alike_and_never_counted(
    client, people, counted, django_assert_num_queries, hide
):
    hidden, story = hide(people), make.published(people)
    with django_assert_num_queries(0):
        answers = [tell(client, each) for each in (story, hidden)]
    hidden.article_id = 10**17
    answers.append(tell(client, hidden))
    counted.store()

    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert len({str(sorted(answer.items())) for answer in answers}) == 1
    assert [each.translation for each in Reads.objects.all()] == [story]


def test_a_story_withdrawn_before_it_is_stored_is_not_counted(client, people, counted):
    story = make.published(people)
    tell(client, story)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")
    counted.store()

    assert total(story) == 0


PROGRAMS = [
    "",
    "curl/8.5.0",
    "python-requests/2.32",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23",
]
OLD_PHONES = [
    "Opera/9.80 (Android; Opera Mini/36.2/191.326; U; ar) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (Linux; U; Android 4.4; ar-sy) AppleWebKit/534.30 UCBrowser/11 Mobile",
    PHONE,
]


@pytest.mark.parametrize(
    ("agent", "times"), [*((each, 0) for each in PROGRAMS), *((each, 1) for each in OLD_PHONES)]
)
def test_programs_are_not_readers(client, people, counted, agent, times):
    story = make.published(people)
    tell(client, story, agent=agent)
    counted.store()

    assert total(story) == times


@pytest.mark.parametrize(
    ("headers", "times"),
    [
        ({"sec_fetch_site": "same-origin", "origin": "null"}, 1),
        ({"origin": "http://testserver"}, 1),
        ({"sec_fetch_site": "cross-site", "origin": "null"}, 0),
        ({"sec_fetch_site": "same-site"}, 0),
        ({"origin": "https://other.example"}, 0),
    ],
)
def test_no_other_site_can_have_a_story_counted(client, people, counted, headers, times):
    story = make.published(people)
    response = tell(client, story, **headers)
    counted.store()

    assert response.status_code == 204
    assert total(story) == times


def test_a_reader_counts_once_a_day_and_again_the_next(client, people, counted, monkeypatch):
    story = make.published(people)
    for _ in range(3):
        tell(client, story)
    counted.store()
    assert total(story) == 1

    class Tomorrow(datetime):
        @classmethod
        def now(cls, zone):
            return datetime.now(zone) + timedelta(days=1)

    monkeypatch.setattr(counters, "datetime", Tomorrow)
    tell(client, story)
    counted.store()

    assert total(story) == 2


def test_one_network_alone_makes_no_story_the_most_read(client, people, counted, monkeypatch):
    monkeypatch.setattr(damping, "MOST_OF_A_NETWORK", 10)
    story = make.published(people)
    for number in range(40):
        tell(client, story, agent=f"{PHONE} {number}")
    tell(client, story, of="203.0.113.8")
    counted.store()

    assert total(story) == 11


def test_nothing_of_a_reader_is_kept_but_bits(client, people, counted):
    tell(client, make.published(people))

    seen = vars(counted._seen)
    assert set(seen) == {"_day", "_salt", "_bits", "_set"}
    assert len(seen["_bits"]) == damping.BYTES
    assert "203.0.113" not in repr(counted._pending)
    assert sum(bin(each).count("1") for each in seen["_bits"]) == seen["_set"] <= 8


def test_a_filter_that_is_full_begins_anew(monkeypatch):
    monkeypatch.setattr(damping, "BYTES", 64)
    seen = damping.Seen()

    new = [seen.is_new("today", network=f"{each}", agent="x", story="ar 1") for each in range(2000)]

    assert len(seen._bits) == 64
    assert seen._set <= 64 * 8 * (damping.FULL + 0.1)
    assert sum(new) > 1000


def test_made_up_numbers_take_no_more_room_than_there_is(client, people, counted, monkeypatch):
    monkeypatch.setattr(counters, "MOST_PENDING", 5)
    story = make.published(people)
    tell(client, story)
    for number in range(20):
        story.article_id += 1000 + number
        tell(client, story)

    assert len(counted._pending) == 5
    counted.store()
    assert Reads.objects.count() == 1


@pytest.mark.parametrize("stories", [1, 40])
def test_storing_takes_as_many_queries_whatever_was_read(
    client, people, counted, django_assert_num_queries, stories
):
    for _ in range(stories):
        tell(client, make.published(people))
    # One to look them up, two to write, within a transaction.
    with django_assert_num_queries(5):
        counted.store()

    with django_assert_num_queries(0):
        counted.store()


def test_what_could_not_be_stored_is_stored_later(client, people, counted, monkeypatch, caplog):
    story = make.published(people)
    tell(client, story)

    def fails(rows):
        raise DatabaseError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(counters, "add_reads", fails)
        counted.store()
    assert (total(story), len(caplog.records)) == (0, 1)

    counted.store()
    assert total(story) == 1


def test_when_it_is_time_they_are_stored_beside_the_request(client, people, counted, monkeypatch):
    started = []

    class Noted(counters.Thread):
        def start(self):
            started.append(self)

    monkeypatch.setattr(counters, "Thread", Noted)
    story = make.published(people)
    tell(client, story)
    assert started == []

    monkeypatch.setattr(counters, "SPAN", timedelta())
    tell(client, story, of="203.0.113.8")

    (thread,) = started
    assert thread.daemon
    assert total(story) == 0


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "text/plain", 204),
        (b"\xff\x00" * 8, "application/octet-stream", 204),
        (b"a=" + b"\xff" * 8, "application/x-www-form-urlencoded", 400),
        (b"x" * 65, "text/plain", 413),
        (b"x" * 5_000_000, "text/plain", 413),
    ],
)
def test_a_body_is_nothing_that_is_read(client, people, counted, body, kind, status):
    path = addresses.read("ar", make.published(people).article_id)

    response = client.post(path, body, content_type=kind, headers={"user-agent": PHONE})

    assert response.status_code == status
    assert bool(counted._pending) == (status == 204)


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_it_takes_nothing_but_what_is_sent(client, people, counted, method):
    response = getattr(client, method)(addresses.read("ar", make.published(people).article_id))

    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_the_most_read_follow_what_is_stored(client, people, counted):
    story = make.published(people)
    read_by(client, story, 3)
    worked_out(counted)

    assert [(each.span, each.count) for each in story.most_read.order_by("span")] == [
        (24, 3),
        (168, 3),
    ]
