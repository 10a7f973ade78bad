import logging
import threading
from argparse import ArgumentParser
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, Error, connection
from django_tasks_db.management.commands import db_worker

from articles.workflow import cards, finished, mailing, most_read, pings, purges, told
from articles.workflow.renditions import is_anything_left, make_up_for_lost_jobs
from articles.workflow.trail.sealing import is_anything_waiting, seal_what_waits
from newsroom.operations.heartbeats import CDN, WORKER, beat
from newsroom.operations.jobs import put_back_left_jobs, worker_id

logger = logging.getLogger(__name__)
SWEEP_SECONDS = 60
SEAL_SECONDS = 2
PURGE_SECONDS = 1


class Command(db_worker.Command):
    help = (
        "Work the jobs until told to stop; first of all, and every minute, what a worker that was "
        "cut off has left. Seals the journal, has share cards drawn and counts what is read most. "
        "`serve` has one of its own; several may run, on several machines."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(worker_id=worker_id() or parser.get_default("worker_id"))

    def handle(self, **options: object) -> None:
        beat(WORKER)
        begin()
        # Beside the jobs, or a long one would keep those of other workers waiting.
        for_ever(sweep, SWEEP_SECONDS)
        super().handle(**options)


def begin() -> None:
    """Put into the queue what was left, and begin beside it what has to be done within seconds."""
    put_back_left_jobs()
    if is_anything_left():
        make_up_for_lost_jobs.enqueue()
    # After an upgrade pages are worked out for each reader until then.
    if finished.lacking_pages().exists():
        finished.finish_what_lacks.enqueue()
    for_ever(seal, SEAL_SECONDS)
    if settings.CDN_PURGE_URL:
        for_ever(purge, PURGE_SECONDS)


def for_ever(act: Callable[[], object], seconds: float) -> None:
    """In a thread of its own."""
    threading.Thread(target=_again_and_again, args=(act, seconds), daemon=True).start()


def _again_and_again(act: Callable[[], object], seconds: float) -> None:
    pause = threading.Event()
    while not pause.wait(seconds):
        act()


def sweep() -> None:
    """Once, on a connection of its own; what fails is left to the next time."""
    sweep_up(seen=lambda: beat(WORKER))


def sweep_up(seen: Callable[[], object]) -> None:
    """Put into the queue what was left or is due; `seen` notes that a worker is at work."""
    try:
        put_back_left_jobs()
        if cards.is_anything_due():
            cards.draw_cards.enqueue()
        if most_read.is_anything_due():
            most_read.work_out_most_read.enqueue()
        if pings.is_anything_due():
            pings.send_pings.enqueue()
        if told.is_anything_due():
            told.tell_what_came_out.enqueue()
        if mailing.is_anything_due():
            mailing.send_notices.enqueue()
        seen()
    except DatabaseError:
        logger.exception("What was left or is due could not be put into the queue")
    finally:
        connection.close()


def seal() -> None:
    """Seal what the journal has taken since; what fails is left to the next time."""
    try:
        if is_anything_waiting():
            seal_what_waits()
    except Error:
        logger.exception("The journal could not be sealed")
        connection.close()


def purge() -> None:
    """Have the CDN forget what readers are to see no more; what fails is left to the next time."""
    try:
        if purges.is_anything_due() and purges.send_purges():
            beat(CDN)
    except Error:
        logger.exception("The CDN could not be told what is old")
        connection.close()
