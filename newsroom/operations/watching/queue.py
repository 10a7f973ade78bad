"""The jobs as they stand in the queue."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A job that is due is begun within seconds, unless a long one is before it.
LATE = timedelta(minutes=5)
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)


@dataclass(frozen=True)
class Queue:
    """`scheduled` are due later; `late` are part of `waiting`, `retried` of waiting and running."""

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
    is_ready = Q(status=TaskResultStatus.READY)
    is_due = is_ready & Q(run_after__lte=now)
    counted = DBTaskResult.objects.filter(status__in=UNFINISHED).aggregate(
        waiting=Count("pk", filter=is_due),
        late=Count("pk", filter=is_due & Q(run_after__lte=now - LATE)),
        scheduled=Count("pk", filter=is_ready & Q(run_after__gt=now)),
        running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
        failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
        retried=Count("pk", filter=~Q(status=TaskResultStatus.FAILED) & ~Q(worker_ids=[])),
        oldest=Min("run_after", filter=is_due),
    )
    oldest = counted.pop("oldest")
    return Queue(**counted, longest_wait=now - oldest if oldest else timedelta())
