import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from newsroom.operations.heartbeats import BACKUP, noted
from newsroom.operations.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_work_that_ends_well_leaves_its_time_and_words():
    with noted(BACKUP) as said:
        said.outcome = "three pictures"
    beat = Heartbeat.objects.get(name=BACKUP)

    assert beat.begun_at <= beat.succeeded_at
    assert (beat.failed_at, beat.outcome) == (None, "three pictures")


def test_work_that_fails_leaves_why_and_its_last_success():
    with noted(BACKUP):
        pass
    with pytest.raises(OSError, match="no room"), noted(BACKUP):
        raise OSError("no room")
    beat = Heartbeat.objects.get(name=BACKUP)

    assert beat.succeeded_at <= beat.begun_at <= beat.failed_at
    assert beat.outcome == "no room"


def test_work_is_done_without_a_database_too(monkeypatch):
    def gone(**_values):
        raise DatabaseError

    monkeypatch.setattr(Heartbeat.objects, "update_or_create", gone)
    done = []
    with noted(BACKUP):
        done.append("work")

    assert done == ["work"]


def test_a_drill_without_a_backup_is_told_and_noted(tmp_path):
    with pytest.raises(CommandError, match="not a folder with backups"):
        call_command("restore", str(tmp_path / "nowhere"), "--drill")

    assert "not a folder" in Heartbeat.objects.get(name="drill").outcome
