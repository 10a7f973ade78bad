"""When mails are sent, and what becomes of those that do not leave."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core.mail.backends import locmem
from django.utils import timezone

from articles import notices, workflow
from articles.models import Notice, Outlet
from articles.models.clock import database_now
from articles.workflow import mailing
from newsroom.operations.watching import checks
from newsroom.operations.watching.findings import State

from .letterbox import HEADLINE, karims, sent, sent_back

Kind = Notice.Kind

pytestmark = pytest.mark.django_db


# By the clock of the house: at seven in the morning in Damascus it is four in the world's time.
@pytest.mark.parametrize(
    ("zone", "now", "last"),
    [
        ("Asia/Damascus", (3, 59), (-1, 4)),
        ("Asia/Damascus", (4, 0), (0, 4)),
        ("Asia/Damascus", (23, 0), (0, 4)),
        ("America/New_York", (11, 59), (-1, 12)),
        ("America/New_York", (12, 1), (0, 12)),
    ],
)
def test_the_digest_is_due_at_seven_by_the_clock_of_the_house(db, zone, now, last):
    Outlet.objects.create(pk=1, name_ar="صوت", time_zone=zone)
    day, hour = last

    due = mailing.last_digest(datetime(2026, 1, 15, *now, tzinfo=UTC))

    assert due == datetime(2026, 1, 15 + day, hour, tzinfo=UTC)


def test_the_digest_waits_for_its_hour_and_then_takes_all_along(people, rojin, text, monkeypatch):
    workflow.choose_notices(rojin, actor=rojin, ways={"sent_back": "digest"})
    monkeypatch.setattr(mailing, "last_digest", lambda now: now - timedelta(hours=1))
    sent_back(people)
    assert sent() == []

    monkeypatch.setattr(mailing, "last_digest", lambda now: now)
    (letter,) = sent()

    assert letter.body.count(HEADLINE) == 2
    assert sent() == []


class _Server(locmem.EmailBackend):
    """Raises what it is told to, when it is opened or when it is to send."""

    opening = sending = None

    def open(self):
        if self.opening:
            raise self.opening

    def send_messages(self, messages):
        if self.sending:
            raise self.sending
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.notices.test_sending._Server"

    def fails(**how):
        for name in ("opening", "sending"):
            monkeypatch.setattr(_Server, name, how.get(name))

    return fails


REFUSED = SMTPRecipientsRefused({"rojin@example.org": (550, b"no such person")})
LATER = SMTPRecipientsRefused({"rojin@example.org": (450, b"come back")})
CUT_OFF = SMTPServerDisconnected("cut off")


@pytest.mark.parametrize(
    ("how", "is_tried_again"),
    [
        ({"opening": ConnectionRefusedError()}, True),
        ({"sending": LATER}, True),
        ({"sending": REFUSED}, False),
        # It may have arrived: once at the most.
        ({"sending": CUT_OFF}, False),
        ({"sending": TimeoutError()}, False),
        ({"sending": ValueError("Invalid address")}, False),
    ],
)
def test_what_surely_did_not_arrive_is_tried_again(text, server, caplog, how, is_tried_again):
    server(**how)
    assert sent() == []
    assert "rojin@example.org" not in caplog.text

    server()

    assert len(sent()) == is_tried_again
    assert Notice.objects.unread().exists()


def test_operators_know_when_mails_do_not_leave(text, server):
    assert checks.mail().state == State.FINE

    Notice.objects.update(created_at=timezone.now() - 2 * mailing.LATE)

    found = checks.mail()
    assert (found.state, "15 minutes" in str(found.words)) == (State.CARE, True)
    sent()
    assert checks.mail().state == State.FINE


def test_a_worker_that_is_killed_in_between_never_sends_twice(text, server):
    server(sending=SystemExit())
    with pytest.raises(SystemExit):
        mailing.send_notices.call()

    server()

    assert sent() == []


CLOSING = SMTPRecipientsRefused({"rojin@example.org": (421, b"closing")})


@pytest.mark.parametrize(
    ("answer", "at_once", "a_minute_later"),
    [
        (REFUSED, ["karim"], []),
        (LATER, ["karim"], ["rojin"]),
        # Whoever comes next on a connection that is ended would be lost.
        (CLOSING, [], ["rojin", "karim"]),
    ],
)
def test_one_who_cannot_be_mailed_keeps_nobody_else_waiting(
    people, text, server, monkeypatch, answer, at_once, a_minute_later
):
    people.karim.email = "karim@example.org"
    people.karim.save()
    notices.tell(
        Kind.MENTIONED,
        [people.karim.pk],
        actor_id=people.salma.pk,
        translation=karims(people),
        moment=database_now(),
    )
    answers = [answer]

    def send(self, messages):
        if messages[0].to == ["rojin@example.org"] and answers:
            raise answers.pop()
        return super(_Server, self).send_messages(messages)

    server()
    monkeypatch.setattr(_Server, "send_messages", send)

    assert mailed() == at_once
    assert mailed() == a_minute_later


def mailed():
    return [letter.to[0].partition("@")[0] for letter in sent()]
