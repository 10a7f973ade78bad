"""A broker is told of each job once, and again until somebody takes it; each is done once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.operations.broker import work
from newsroom.operations.broker.relay import forget_taken, relay
from newsroom.operations.jobs import put_back_left_jobs
from newsroom.operations.models import SentJob

from .counted import leave_a_line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}


@pytest.fixture
def told():
    return []


@pytest.fixture
def tell(told):
    return lambda: relay(lambda job: told.append(str(job.pk)))


def ordered(file="/dev/null", **later):
    return leave_a_line.using(**later).enqueue(str(file), "done").id


def of(job):
    return DBTaskResult.objects.get(pk=job).status


def test_a_job_is_told_once(tell, told):
    job = ordered()
    assert [tell(), tell()] == [1, 0]
    assert told == [job]


def test_a_job_of_a_later_hour_is_told_at_its_hour(tell):
    ordered(run_after=timezone.now() + timedelta(hours=1))
    assert tell() == 0


def test_one_that_nobody_takes_is_told_again(tell):
    ordered()
    tell()
    SentJob.objects.update(again_at=timezone.now())
    assert [tell(), tell()] == [1, 0]
    assert SentJob.objects.get().times == 2
    assert SentJob.objects.get().again_at > timezone.now() + timedelta(seconds=90)


def test_while_the_broker_is_away_nothing_is_lost(tell, told):
    job = ordered()

    def away(_job):
        raise ConnectionError

    with pytest.raises(ConnectionError):
        relay(away)
    assert tell() == 1
    assert told == [job]


def test_a_job_that_is_given_out_twice_is_done_once(tell, tmp_path):
    job = ordered(tmp_path / "lines")
    tell()
    assert [work.do(job), work.do(job)] == [True, False]
    assert of(job) == "SUCCESSFUL"
    assert (tmp_path / "lines").read_text() == "done\n"
    assert not SentJob.objects.exists()
    assert tell() == 0


@pytest.mark.parametrize("named", ["1", "", "5b0c8ef0-0000-4000-8000-000000000000"])
def test_a_message_that_names_no_job_does_nothing(named):
    assert work.do(named) is False


def test_what_a_worker_was_cut_off_at_is_told_again_at_once(tell):
    job = ordered()
    tell()
    row = work._taken(job)
    DBTaskResult.objects.filter(pk=row.pk).update(worker_ids=["a worker that is gone"])
    long_ago = timezone.now() - timedelta(days=1)
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=long_ago)
    put_back_left_jobs()
    assert tell() == 1


def test_what_was_taken_without_the_broker_is_forgotten(tell):
    job = ordered()
    tell()
    DBTaskResult.objects.get(pk=job).claim("db_worker")
    forget_taken()
    assert not SentJob.objects.exists()
