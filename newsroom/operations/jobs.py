"""The job queue in the database, and what workers that were cut off have left in it."""

import logging
import os
import re
import socket
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# A job of a worker on another machine, where nobody can look, has been left after so long.
LONGEST_JOB = timedelta(hours=1)
# A job that has cut off so many workers is to blame itself.
MOST_ATTEMPTS = 25
# What a second SIGTERM, a database out of reach and a full disk do to a job.
CUT_OFF = tuple(
    f"{error.__module__}.{error.__qualname__}"
    for error in (SystemExit, KeyboardInterrupt, OperationalError, InterfaceError)
)
BOOT = Path("/proc/sys/kernel/random/boot_id")
PROCESS = re.compile("[0-9a-f]{8}/(?P<number>[0-9]+)/[0-9]+")


class JobQueue(DatabaseBackend):
    """The library's queue would do every due scheduled job before one that is due at once."""

    def enqueue(self, task: Task, args: tuple, kwargs: dict) -> TaskResult:
        return super().enqueue(_due(task), args, kwargs)

    async def aenqueue(self, task: Task, args: tuple, kwargs: dict) -> TaskResult:
        return await super().aenqueue(_due(task), args, kwargs)


def _due(task: Task) -> Task:
    return task if task.run_after else task.using(run_after=timezone.now())


def put_back_left_jobs() -> int:
    """Have done again what no worker is at any more; returns how many jobs that are.

    Done again, or by several at once, it puts each back once: jobs are idempotent, the queue gives
    none out twice.
    """
    running = [job for job in DBTaskResult.objects.running() if _is_left(job)]
    failed = DBTaskResult.objects.failed().filter(exception_class_path__in=CUT_OFF)
    unfinished = [job for job in failed if len(job.worker_ids) < MOST_ATTEMPTS]
    done = _put_back(running, DBTaskResult.objects.running())
    return done + _put_back(unfinished, DBTaskResult.objects.failed())


def _put_back(jobs: Iterable[DBTaskResult], as_they_were: QuerySet) -> int:
    done = 0
    for job in jobs:
        # A worker may have taken or ended it meanwhile.
        same = as_they_were.filter(Q(started_at=job.started_at), pk=job.pk)
        attempts = len(job.worker_ids)
        if attempts < MOST_ATTEMPTS:
            logger.warning("Job %s (%s) was cut off and is done again", job.pk, job.task_path)
            done += same.update(**_ready(attempts))
        else:
            logger.error("Job %s (%s) was cut off too often", job.pk, job.task_path)
            same.update(**_given_up())
    return done


def _ready(attempts: int) -> dict[str, object]:
    """At once after the first attempt; a job that ends its workers keeps others waiting less."""
    pause = timedelta(seconds=min(2 ** max(attempts - 1, 0) - 1, 3600))
    return {
        "status": TaskResultStatus.READY,
        "run_after": timezone.now() + pause,
        "started_at": None,
        "finished_at": None,
        "exception_class_path": "",
        "traceback": "",
    }


def _given_up() -> dict[str, object]:
    return {
        "status": TaskResultStatus.FAILED,
        "finished_at": timezone.now(),
        "exception_class_path": CUT_OFF[0],
        "traceback": f"Every one of {MOST_ATTEMPTS} workers was cut off at it.",
    }


def _is_left(job: DBTaskResult) -> bool:
    machine, _, process = (job.worker_ids or [""])[-1].partition("/")
    known = PROCESS.fullmatch(process)
    if machine != _machine() or not known:
        return job.started_at is None or timezone.now() - job.started_at > LONGEST_JOB
    return process != _process(int(known["number"]))


def worker_id(number: int | None = None) -> str:
    """A process (this one) among all that ever run; "" where the system does not tell them."""
    process = _process(number or os.getpid())
    return process and f"{_machine()}/{process}"


def _machine() -> str:
    return socket.gethostname().replace("/", "-")[:24]


def _process(number: int) -> str:
    """The machine's start, the number and the process's start; "" where there is none.

    Numbers are given anew, these are not.
    """
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
        boot = BOOT.read_text()[:8]
    except OSError:
        return ""
    # After the name of the program, which may hold anything.
    state, *fields = stat.rpartition(")")[2].split()
    return "" if state == "Z" else f"{boot}/{number}/{fields[18]}"
