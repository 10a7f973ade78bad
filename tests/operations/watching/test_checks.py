from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import JournalEntry, Ping
from articles.workflow import pings
from articles.workflow.trail.links import head
from articles.workflow.trail.sealing import seal_what_waits
from newsroom.operations.heartbeats import BACKUP, DRILL, NIGHTLY, TRAIL, WORKER
from newsroom.operations.management.commands import nightly
from newsroom.operations.models import Heartbeat
from newsroom.operations.watching import checks, queue
from newsroom.operations.watching.findings import State
from tests import make

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def job(status=TaskResultStatus.READY, *, due=timedelta(), **more):
    return DBTaskResult.objects.create(
        status=status,
        run_after=timezone.now() + due,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="articles.workflow.renditions.make_up_for_lost_jobs",
        backend_name="default",
        exception_class_path="",
        traceback="",
        **more,
    )


def test_jobs_are_counted_by_what_becomes_of_them(django_assert_num_queries):
    job(due=-MINUTE)
    job(due=-10 * MINUTE, worker_ids=["one"])
    job(due=DAY)
    job(TaskResultStatus.RUNNING, worker_ids=["one"])
    job(TaskResultStatus.RUNNING, worker_ids=["one", "two"])
    job(TaskResultStatus.FAILED, worker_ids=["one"])
    job(TaskResultStatus.SUCCESSFUL, worker_ids=["one"])

    with django_assert_num_queries(1):
        found = queue.read()

    counts = (found.waiting, found.late, found.scheduled, found.running, found.failed)
    assert counts == (2, 1, 1, 2, 1)
    assert found.retried == 2
    assert found.longest_wait >= 10 * MINUTE


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (-MINUTE, State.FINE),
        (-10 * MINUTE, State.CARE),
        (-40 * MINUTE, State.BROKEN),
        (DAY, State.FINE),
    ],
)
def test_a_job_that_waits_too_long_is_told(due, state):
    job(due=due)

    assert checks.queue().state == state


def test_a_failed_job_needs_care():
    job(TaskResultStatus.FAILED)

    assert checks.queue().state == State.CARE


def test_a_journal_that_nobody_seals_needs_care(people, monkeypatch):
    make.draft(people)
    assert checks.trail().state == State.FINE

    later = SimpleNamespace(now=lambda: timezone.now() + 11 * MINUTE)
    monkeypatch.setattr(checks, "timezone", later)
    assert checks.trail().state == State.CARE
    assert "11" in str(checks.trail().words)
    seal_what_waits()
    assert checks.trail().state == State.FINE


AGES = [
    (checks.worker, WORKER, MINUTE, 6 * MINUTE, State.BROKEN),
    (checks.backup, BACKUP, 25 * 60 * MINUTE, 27 * 60 * MINUTE, State.BROKEN),
    (checks.drill, DRILL, 34 * DAY, 36 * DAY, State.CARE),
    (checks.upkeep, NIGHTLY[0], 25 * 60 * MINUTE, 27 * 60 * MINUTE, State.CARE),
]


@pytest.mark.parametrize(("check", "beat", "young", "old", "late"), AGES)
def test_work_that_is_overdue_is_told(check, beat, young, old, late):
    for name in NIGHTLY:
        Heartbeat.objects.create(name=name, succeeded_at=timezone.now())

    def after(age):
        values = {"succeeded_at": timezone.now() - age}
        Heartbeat.objects.update_or_create(name=beat, defaults=values)
        return check()

    assert after(young).state == State.FINE
    assert after(old).state == late
    assert after(old).advice
    Heartbeat.objects.filter(name=beat).delete()
    assert (check().state, check().words) == (State.CARE, checks.NEVER)


def test_a_failure_after_a_success_is_told_with_its_words():
    now = timezone.now()
    Heartbeat.objects.create(
        name=BACKUP, succeeded_at=now - MINUTE, failed_at=now, outcome="no room"
    )
    found = checks.backup()

    assert (found.state, found.words) == (State.CARE, checks.FAILED)
    assert "no room" in found.advice
    Heartbeat.objects.update(succeeded_at=now + MINUTE)
    assert checks.backup().state == State.FINE


def test_who_could_not_be_told_several_times_is_named(people, settings):
    settings.SITE_ADDRESS, settings.INDEXNOW_KEY = "https://news.example.org", "a-key-of-ours"
    (publication,) = make.published(people).publications.all()
    pings.order(publication)
    assert checks.pings().state == State.FINE

    Ping.objects.update(attempts=pings.MANY_ATTEMPTS)

    found = checks.pings()
    assert (found.state, "indexnow" in str(found.words)) == (State.CARE, True)
    settings.INDEXNOW_KEY = ""
    assert checks.pings().state == State.FINE


def test_what_fails_at_night_keeps_nothing_else_from_being_done(monkeypatch):
    done = []

    def call(name, **_options):
        done.append(name)
        if name == "check_photos":
            raise CommandError("one file unused")

    monkeypatch.setattr(nightly, "call_command", call)
    with pytest.raises(CommandError, match="check_photos"):
        call_command("nightly")

    assert done == list(NIGHTLY)
    beats = Heartbeat.objects.in_bulk()
    assert beats["check_photos"].failed_at
    assert beats["clearsessions"].succeeded_at
    assert checks.upkeep().state == State.CARE


def test_every_night_seals_what_waits_and_follows_the_chain(people, monkeypatch):
    make.draft(people)
    monkeypatch.setattr(nightly, "NIGHTLY", (TRAIL,))
    call_command("nightly")

    assert checks.trail().state == State.FINE
    assert head().number == JournalEntry.objects.count() > 0
    assert Heartbeat.objects.get(name=TRAIL).succeeded_at
