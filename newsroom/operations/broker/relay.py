"""The jobs that are due told to the broker, each once, and again while nobody has taken it."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.operations.models import SentJob

logger = logging.getLogger(__name__)

# Told the broker at most at a time.
AT_ONCE = 500
# After which it is told again of a job that nobody has taken; each further pause is twice as long.
PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)

Send = Callable[[DBTaskResult], object]


def relay(send: Send) -> int:
    """Tell of all jobs that are due by `send`; how many it was. Raises what sending raises.

    Several may do so at once: each job is told by one of them. Where it cannot be told, or whoever
    tells it is cut off, it is told again.
    """
    now = timezone.now()
    told = SentJob.objects.filter(again_at__gt=now).values("job")
    due = DBTaskResult.objects.ready().exclude(pk__in=told)
    return sum(_tell(job, send) for job in due[:AT_ONCE])


def _tell(job: DBTaskResult, send: Send) -> bool:
    if not _is_ours(job):
        return False
    try:
        send(job)
    except BaseException:
        SentJob.objects.filter(job=job.pk).update(again_at=timezone.now())
        raise
    return True


def _is_ours(job: DBTaskResult) -> bool:
    """Whether no other has told it meanwhile."""
    now = timezone.now()
    row, is_new = SentJob.objects.get_or_create(job=job.pk, defaults={"again_at": now + PAUSE})
    if is_new:
        return True
    pause = min(PAUSE * 2**row.times, LONGEST_PAUSE)
    same = SentJob.objects.filter(job=job.pk, again_at=row.again_at, again_at__lte=now)
    return bool(same.update(again_at=now + pause, times=F("times") + 1))


def forget_taken() -> None:
    """What is waiting no more, though it was not taken by way of the broker."""
    SentJob.objects.exclude(job__in=DBTaskResult.objects.ready().values("pk")).delete()
