"""When scheduled work was last done, and how it ended: what nobody wrote down has not happened."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import Heartbeat

logger = logging.getLogger(__name__)

BACKUP, DRILL, WORKER, TRAIL = "backup", "drill", "worker", "verify_trail"
CDN = "cdn"
NIGHTLY = (
    "check_photos",
    "clearsessions",
    "forget_notices",
    "prune_db_task_results",
    "close_unused_accounts",
    TRAIL,
)
LONGEST = 2000


class Noted:
    """What the work says of itself in the end."""

    outcome = ""


@contextmanager
def noted(name: str) -> Iterator[Noted]:
    """The work inside leaves a trace, also where it raises; it is done without a database too."""
    said = Noted()
    _note(name, begun_at=timezone.now())
    try:
        yield said
    except BaseException as error:
        _note(name, failed_at=timezone.now(), outcome=f"{error}"[:LONGEST])
        raise
    _note(name, succeeded_at=timezone.now(), outcome=said.outcome[:LONGEST])


def beat(name: str) -> None:
    """It is at work."""
    _note(name, succeeded_at=timezone.now())


def _note(name: str, **values: object) -> None:
    try:
        with transaction.atomic():
            Heartbeat.objects.update_or_create(name=name, defaults=values)
    except DatabaseError:
        logger.exception("It could not be noted that %s was done", name)
        if not connection.in_atomic_block:
            connection.close()
