import logging
import threading
from argparse import ArgumentParser

from django.db import DatabaseError, Error, connection
from django_tasks_db.management.commands import db_worker

from articles.workflow import cards, finished, mailing, most_read, pings, told
from articles.workflow.renditions import is_anything_left, make_up_for_lost_jobs
from articles.workflow.trail.sealing import is_anything_waiting, seal_what_waits
from newsroom.operations.heartbeats import WORKER, beat
from newsroom.operations.jobs import put_back_left_jobs, worker_id

logger = logging.getLogger(__name__)
SWEEP_SECONDS = 60
SEAL_SECONDS = 2


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
        put_back_left_jobs()
        beat(WORKER)
        if is_anything_left():
            make_up_for_lost_jobs.enqueue()
        # After an upgrade pages are worked out for each reader until then.
        if finished.lacking_pages().exists():
            finished.finish_what_lacks.enqueue()
        # Beside the jobs, or a long one would keep those of other workers waiting.
        threading.Thread(target=sweep_for_ever, daemon=True).start()
        threading.Thread(target=seal_for_ever, daemon=True).start()
        super().handle(**options)


def sweep_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(SWEEP_SECONDS):
        sweep()


def sweep() -> None:
    """Once, on a connection of its own; what fails is left to the next time."""
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
        beat(WORKER)
    except DatabaseError:
        logger.exception("What was left or is due could not be put into the queue")
    finally:
        connection.close()


def seal_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(SEAL_SECONDS):
        seal()


def seal() -> None:
    """Seal what the journal has taken since; what fails is left to the next time."""
    try:
        if is_anything_waiting():
            seal_what_waits()
    except Error:
        logger.exception("The journal could not be sealed")
        connection.close()
