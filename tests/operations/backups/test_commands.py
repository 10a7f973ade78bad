"""What `backup`, `doctor` and the desk say of where backups go."""

import os

import pytest
from django.core.management import CommandError, call_command

from newsroom.operations.backups import places
from newsroom.operations.backups.target import Target
from newsroom.operations.heartbeats import BACKUP
from newsroom.operations.models import Heartbeat
from newsroom.operations.watching import checks, operators
from newsroom.operations.watching.findings import State

pytestmark = pytest.mark.django_db
BUCKET = "s3://backups/bridge"


@pytest.fixture(autouse=True)
def _somewhere(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()


@pytest.mark.parametrize(
    ("word", "says"),
    [("", "BACKUP_TARGET"), ("s3://", "s3://bucket/prefix"), (BUCKET, "BACKUP_RECIPIENTS")],
)
def test_where_nothing_may_go_nothing_is_made_and_that_is_noted(word, says):
    with pytest.raises(CommandError, match=says):
        call_command("backup", word)

    assert says in Heartbeat.objects.get(name=BACKUP).outcome


def test_the_settings_name_the_place_where_nobody_does(settings, tmp_path):
    settings.BACKUP_TARGET = BUCKET

    assert str(places.target_of("")) == BUCKET
    assert str(places.target_of(str(tmp_path))) == str(tmp_path)
    assert checks.backup().detail == f"Into {BUCKET}."


@pytest.mark.parametrize(
    ("names", "recipients", "state", "says"),
    [
        (["20010101T000000Z"], ["age1"], State.BROKEN, "newest 20010101T000000Z"),
        (["29990101T000000Z"], ["age1"], State.FINE, "1 in"),
        (["29990101T000000Z"], [], State.CARE, "BACKUP_RECIPIENTS"),
        ([], ["age1"], State.BROKEN, "manage.py backup"),
        (OSError("refused"), ["age1"], State.BROKEN, "refused"),
    ],
)
def test_the_doctor_looks_where_backups_go(settings, monkeypatch, names, recipients, state, says):
    def there(_target):
        if isinstance(names, OSError):
            raise names
        return names

    settings.BACKUP_TARGET, settings.BACKUP_RECIPIENTS = BUCKET, recipients
    monkeypatch.setattr("newsroom.operations.backups.bucket.BucketTarget.names", there)
    finding = operators.backups_there()

    assert finding.state == state
    assert says in finding.line


def test_a_folder_that_is_gone_does_not_work(settings, tmp_path):
    assert operators.backups_there().state == State.FINE
    settings.BACKUP_TARGET = str(tmp_path / "gone")
    assert operators.backups_there().state == State.BROKEN
    os.mkdir(tmp_path / "gone")
    assert Target(tmp_path / "gone").names() == []
    assert operators.backups_there().state == State.BROKEN
