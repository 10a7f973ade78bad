import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from newsroom.operations.management.commands import alarm as command
from newsroom.operations.watching import alarm
from newsroom.operations.watching.alarm import AGAIN, Told
from newsroom.operations.watching.findings import Finding, State

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINE, CARE, BROKEN = State
LATELY, LONG_AGO = NOW - timedelta(hours=23), NOW - AGAIN


def finding(state, name="backup", title="Backup"):
    return Finding(name, title, state, advice="" if state == FINE else "Run it.")


@pytest.mark.parametrize(
    ("before", "state", "is_told"),
    [
        (None, FINE, False),
        (None, CARE, True),
        (None, BROKEN, True),
        (Told(CARE, LATELY), CARE, False),
        (Told(CARE, LONG_AGO), CARE, False),
        (Told(CARE, LATELY), BROKEN, True),
        (Told(BROKEN, LATELY), BROKEN, False),
        (Told(BROKEN, LONG_AGO), BROKEN, True),
        (Told(BROKEN, LATELY), CARE, True),
        (Told(BROKEN, LATELY), FINE, True),
    ],
)
def test_each_change_is_told_once_and_what_is_broken_every_day(before, state, is_told):
    told = {"backup": before} if before else {}
    new = alarm.news([finding(state)], told, now=NOW)
    known = alarm.after([finding(state)], told, now=NOW)

    assert bool(new) == is_told
    assert alarm.news([finding(state)], known, now=NOW) == ()
    assert ("backup" in known) == (state != FINE)


def test_the_worst_comes_first():
    new = alarm.news([finding(CARE, "disk"), finding(BROKEN, "queue")], {}, now=NOW)

    assert [each.name for each in new] == ["queue", "disk"]


def test_what_could_not_be_looked_at_stays_as_it_was_told():
    told = {"queue": Told(BROKEN, LATELY)}
    known = alarm.after([finding(BROKEN, "database")], told, now=NOW)

    assert known == {"queue": Told(BROKEN, LATELY), "database": Told(BROKEN, NOW)}


@pytest.fixture
def newsroom(settings, tmp_path, monkeypatch):
    """Sets what is found; gives the subjects of the mails that this brought."""
    settings.ALARM_MAIL, settings.VAR_DIR = ["operator@example.org"], tmp_path
    settings.ALLOWED_HOSTS = ["news.example.org"]

    def look(*findings):
        mail.outbox.clear()
        monkeypatch.setattr(command, "look", lambda: iter(findings))
        call_command("alarm")
        return [message.subject for message in mail.outbox]

    return look


def test_operators_hear_of_it_once_and_again_when_it_is_mended(newsroom):
    broken, well = finding(BROKEN), finding(FINE)

    assert newsroom(well) == []
    assert newsroom(broken) == ["[news.example.org] does not work: Backup"]
    assert newsroom(broken) == []
    assert newsroom(well) == ["[news.example.org] in order again: Backup"]
    assert newsroom(well) == []


def test_the_mail_says_what_to_do(newsroom):
    newsroom(finding(BROKEN))

    assert mail.outbox[0].to == ["operator@example.org"]
    assert "BROKEN  Backup: Run it." in mail.outbox[0].body


def test_a_mail_that_did_not_leave_is_tried_again(newsroom, monkeypatch):
    def fault(*_args):
        raise ConnectionRefusedError("refused")

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", fault)
        with pytest.raises(CommandError, match="did not leave: refused"):
            newsroom(finding(BROKEN))

    assert newsroom(finding(BROKEN)) == ["[news.example.org] does not work: Backup"]


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"backup": 1}', '{"backup": {"state": "x"}}'])
def test_a_file_that_says_nothing_tells_once_more(newsroom, tmp_path, stored):
    (tmp_path / "alarm.json").write_text(stored)

    assert len(newsroom(finding(BROKEN))) == 1
    assert json.loads((tmp_path / "alarm.json").read_text())["backup"]["state"] == "broken"


def test_nobody_else_reads_what_they_were_told(newsroom, tmp_path):
    newsroom(finding(BROKEN))

    assert (tmp_path / "alarm.json").stat().st_mode & 0o077 == 0
    assert [path.name for path in Path(tmp_path).iterdir()] == ["alarm.json"]


def test_without_anybody_to_tell_it_says_so(newsroom, settings):
    settings.ALARM_MAIL = []

    with pytest.raises(CommandError, match="ALARM_MAIL names nobody"):
        newsroom(finding(BROKEN))


def test_a_trial_is_sent_whatever_is_found(newsroom, tmp_path):
    call_command("alarm", trial=True)

    assert [message.subject for message in mail.outbox] == [
        "[news.example.org] a trial of the alarm"
    ]
    assert not (tmp_path / "alarm.json").exists()
