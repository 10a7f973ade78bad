"""The jobs as they stand in the queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A job that is due is begun within seconds, unless a long one is before it.
LATE = timedelta(minutes=5)
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
NONE = {"jobs": 0, "due": 0, "late": 0, "begun": 0, "begun_again": 0}


@dataclass(frozen=True)
class Queue:
    """`scheduled` are due later, `late` part of `waiting`; `retried` were begun before already."""

    waiting: int
    late: int
    scheduled: int
    running: int
    failed: int
    retried: int
    longest_wait: timedelta


def read() -> Queue:
    """One query."""
    now = timezone.now()
    by_status = {each["status"]: each for each in _counted(now)}
    ready, running, failed = (by_status.get(status, NONE) for status in UNFINISHED)
    wait = now - ready["oldest"] if ready["due"] else timedelta()
    return Queue(
        waiting=ready["due"],
        late=ready["late"],
        scheduled=ready["jobs"] - ready["due"],
        running=running["jobs"],
        failed=failed["jobs"],
        retried=ready["begun"] + running["begun_again"],
        longest_wait=wait,
    )


def _counted(now: datetime) -> Iterable[dict[str, object]]:
    return (
        DBTaskResult.objects.order_by()
        .values("status")
        .annotate(
            jobs=Count("pk"),
            due=Count("pk", filter=Q(run_after__lte=now)),
            late=Count("pk", filter=Q(run_after__lte=now - LATE)),
            begun=Count("pk", filter=~Q(worker_ids=[])),
            begun_again=Count("pk", filter=Q(worker_ids__1__isnull=False)),
            oldest=Min("run_after"),
        )
    )
