"""Celery as the newsroom uses it: one queue, and messages that name a row and no more."""

from celery import Celery
from django.conf import settings

from newsroom.operations.heartbeats import WORKER, beat

from . import work

QUEUE = "newsroom"
# RabbitMQ gives out what has the highest number first, Redis what has the lowest.
HIGHEST = 9
# Seconds, and times: who tells the broker is told soon that it is away.
PATIENCE, TRIES = 5, 1

app = Celery("newsroom")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        # RabbitMQ says when it has a message; Redis looks through its lists by these.
        "confirm_publish": True,
        "priority_steps": list(range(HIGHEST + 1)),
        "queue_order_strategy": "priority",
    }
    if settings.CELERY_BROKER_URL.startswith("redis")
    else {"confirm_publish": True},
    task_default_queue=QUEUE,
    task_queue_max_priority=HIGHEST,
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    # Taken is taken: a worker that is cut off leaves a row by which its job is found again.
    task_acks_late=False,
    worker_prefetch_multiplier=1,
    # Nobody who reaches the broker is to command the workers.
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
)


@app.task(name="newsroom.do")
def do(job: str) -> None:
    work.do(job)


@app.task(name="newsroom.be_seen")
def be_seen() -> None:
    """It came all the way, and a worker took it."""
    beat(WORKER)


def rank(priority: int) -> int:
    """Of a job's priority, from -100 to 100, as the broker counts."""
    place = round((priority + 100) / 200 * HIGHEST)
    return HIGHEST - place if settings.CELERY_BROKER_URL.startswith("redis") else place
