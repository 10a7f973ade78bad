import logging
from importlib import import_module

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from newsroom.operations.broker.relay import forget_taken
from newsroom.operations.programs import stop_signals

from . import db_worker
from .celery_worker import celery_app

logger = logging.getLogger(__name__)
# Seconds between two looks at the queue, as a worker without a broker looks.
LOOK = 1


class Command(BaseCommand):
    help = (
        "Tell the broker of CELERY_BROKER_URL which jobs are due, until told to stop, and see to "
        "whatever else `db_worker` sees to beside its jobs: what a worker that was cut off has "
        "left, the seal of the journal, purges. `serve` has one of its own; several may run."
    )

    def handle(self, *args: object, **options: object) -> None:
        celery_app()
        told = import_module("newsroom.operations.broker.telling").Telling
        db_worker.begin()
        # Each thread has a line of its own.
        seen = told().that_workers_be_seen
        seen()
        db_worker.for_ever(lambda: _sweep(seen), db_worker.SWEEP_SECONDS)
        with stop_signals() as stop:
            telling = told()
            while not stop.wait(LOOK):
                _tell(telling)


def _sweep(seen: object) -> None:
    try:
        forget_taken()
    except DatabaseError:
        logger.exception("What the broker was told of could not be read")
    db_worker.sweep_up(seen=seen)


def _tell(telling: object) -> None:
    close_old_connections()
    try:
        telling.what_is_due()
    except DatabaseError:
        logger.exception("The queue could not be read")
