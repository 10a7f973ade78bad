"""Jobs that a worker left when it was cut off are put back, once, and the urgent go first."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.search.following import index_author, index_tag
from articles.workflow.photo_files import set_aside_files_of
from articles.workflow.renditions import make_sizes_of
from newsroom.operations import jobs
from newsroom.operations.jobs import LONGEST_JOB, MOST_ATTEMPTS, put_back_left_jobs, worker_id

pytestmark = pytest.mark.django_db
JOBS = [index_author, index_tag, make_sizes_of, set_aside_files_of]


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}


@pytest.fixture
def dead():
    """The name of a worker whose process is over."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = worker_id(process.pid)
    process.communicate()
    return name


def waiting(job, number=1):
    return DBTaskResult.objects.get(pk=job.enqueue(number).id)


def claimed(job, worker):
    row = waiting(job)
    row.claim(worker)
    return row


def cut_off(job, error, worker):
    row = claimed(job, worker)
    row.set_failed(error)
    return row


def state(row):
    return DBTaskResult.objects.get(pk=row.pk).status


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_what_a_killed_worker_was_at_is_put_back_once(job, dead):
    row = claimed(job, dead)

    assert [put_back_left_jobs(), put_back_left_jobs()] == [1, 0]
    again = DBTaskResult.objects.ready().get()
    assert again.pk == row.pk
    assert (again.started_at, again.finished_at, again.traceback) == (None, None, "")
    assert again.args_kwargs == row.args_kwargs


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
@pytest.mark.parametrize(
    "error",
    [SystemExit(1), KeyboardInterrupt(), jobs.OperationalError("cut"), jobs.InterfaceError()],
)
def test_what_was_ended_in_the_middle_is_put_back_once(job, error, dead):
    row = cut_off(job, error, dead)
    assert state(row) == TaskResultStatus.FAILED

    assert [put_back_left_jobs(), put_back_left_jobs()] == [1, 0]
    assert DBTaskResult.objects.ready().get().exception_class_path == ""


def test_what_failed_by_itself_or_is_done_stays(dead):
    failed = cut_off(index_tag, ValueError("of the job's own"), dead)
    done = claimed(index_tag, dead)
    done.set_successful(1)

    assert put_back_left_jobs() == 0
    assert (state(failed), state(done)) == ("FAILED", "SUCCESSFUL")


def test_what_a_worker_is_still_at_stays_however_long_it_takes():
    row = claimed(index_tag, worker_id())
    DBTaskResult.objects.update(started_at=timezone.now() - 2 * LONGEST_JOB)

    assert put_back_left_jobs() == 0
    assert state(row) == TaskResultStatus.RUNNING


@pytest.mark.parametrize("worker", ["of/no/known/shape", "a" * 32, "other/0123abcd/7/7", "x/é/1"])
def test_of_a_worker_that_cannot_be_looked_at_the_time_decides(worker):
    row = claimed(index_tag, worker)
    assert put_back_left_jobs() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - LONGEST_JOB - timedelta(seconds=1))

    assert put_back_left_jobs() == 1
    assert state(row) == TaskResultStatus.READY


def test_a_number_given_to_another_process_is_another_worker():
    machine, boot, number, start = worker_id().split("/")
    claimed(index_tag, f"{machine}/{boot}/{number}/{int(start) - 1}")
    claimed(index_tag, f"{machine}/00000000/{number}/{start}")

    assert put_back_left_jobs() == 2


def test_a_job_that_cuts_off_every_worker_is_given_up_and_lets_others_go_first(dead):
    row = claimed(index_tag, dead)
    pauses = []
    for attempt in range(2, MOST_ATTEMPTS + 1):
        assert put_back_left_jobs() == 1, attempt
        row = DBTaskResult.objects.get(pk=row.pk)
        pauses.append(row.run_after - timezone.now())
        row.claim(dead)

    assert put_back_left_jobs() == 0
    assert state(row) == TaskResultStatus.FAILED
    assert put_back_left_jobs() == 0
    assert pauses[0] <= timedelta(0) < pauses[3] < pauses[-1] <= timedelta(hours=1)


def test_two_sweeps_at_once_put_a_job_back_once(dead, monkeypatch):
    claimed(index_tag, dead)
    is_left, second = jobs._is_left, []

    def meanwhile(row):
        monkeypatch.setattr(jobs, "_is_left", is_left)
        second.append(put_back_left_jobs())
        return is_left(row)

    monkeypatch.setattr(jobs, "_is_left", meanwhile)

    assert (put_back_left_jobs(), second) == (0, [1])


@task()
def anything(number):
    return number


def test_take_downs_and_corrections_go_before_the_rest():
    rows = [waiting(job) for job in (anything, make_sizes_of, index_tag, set_aside_files_of)]

    in_order = [row.pk for row in DBTaskResult.objects.ready()]
    assert in_order == [rows[place].pk for place in (3, 2, 0, 1)]


def test_a_job_at_once_does_not_wait_behind_scheduled_ones_that_fall_due_after_it():
    now = timezone.now()
    first = waiting(anything)
    DBTaskResult.objects.filter(pk=first.pk).update(run_after=now - timedelta(seconds=5))
    scheduled = [
        anything.using(run_after=now - timedelta(seconds=ago)).enqueue(ago).id for ago in (60, 2)
    ]
    at_once = waiting(anything)

    in_order = [str(row.pk) for row in DBTaskResult.objects.ready()]
    assert in_order == [scheduled[0], str(first.pk), scheduled[1], str(at_once.pk)]


def test_without_our_queue_a_job_at_once_waits_behind_every_scheduled_one(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    first = waiting(anything)
    later = anything.using(run_after=timezone.now()).enqueue(1).id

    assert [str(row.pk) for row in DBTaskResult.objects.ready()] == [later, str(first.pk)]
