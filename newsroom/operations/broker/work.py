"""A job done by whoever is told of it, unless somebody else has it or has done it."""

import logging

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from newsroom.operations.jobs import worker_id
from newsroom.operations.models import SentJob

logger = logging.getLogger(__name__)


def do(job: str) -> bool:
    """Whether it was this one who did it.

    Ends the process where the database goes away meanwhile: what it was at, others put back then.
    """
    row = _taken(job)
    if row is None:
        return False
    try:
        _worker().run_task(row)
    except (OperationalError, InterfaceError) as error:
        logger.exception("Job %s could not be brought to its end", job)
        raise SystemExit(1) from error
    return True


def _taken(job: str) -> DBTaskResult | None:
    ready = DBTaskResult.objects.ready()
    with exclusive_transaction(ready.db):
        try:
            row = ready.filter(pk=job).get_locked()
        except (ValidationError, ValueError):
            return None
        if row is not None:
            row.claim(worker_id())
            SentJob.objects.filter(job=row.pk).delete()
    return row


def _worker() -> Worker:
    """The queue's own, of which only the way to do one job is used."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id(),
        excluded_queue_names=[],
    )
