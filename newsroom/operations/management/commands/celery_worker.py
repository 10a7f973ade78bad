import logging
from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

MISSING = "Celery is not installed: `pip install --require-hashes -r requirements-beyond.txt`."
UNNAMED = "CELERY_BROKER_URL names no broker; without one `db_worker` works the jobs."


class Command(BaseCommand):
    help = (
        "Work the jobs of which the broker of CELERY_BROKER_URL tells, by Celery, until told to "
        "stop; needs a `job_relay` somewhere, which tells the broker. Several may run, on several "
        "machines. `serve` has one of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at-once", type=int, default=2, help="jobs at once (%(default)s)")

    def handle(self, *args: object, **options: object) -> None:
        logging.getLogger("celery").setLevel(logging.WARNING)
        # Those that it begins have lines of their own to the database.
        connections.close_all()
        words = ["worker", "--pool=prefork", f"--concurrency={options['at_once']}"]
        celery_app().worker_main([*words, "--loglevel=WARNING", "--without-gossip"])


def celery_app() -> object:
    """Celery, which nothing else needs. Raises CommandError where it cannot be used."""
    if not settings.CELERY_BROKER_URL:
        raise CommandError(UNNAMED)
    if find_spec("celery") is None:
        raise CommandError(MISSING)
    return import_module("newsroom.operations.broker.app").app
