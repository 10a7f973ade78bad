"""What a newsroom has once it has grown past one machine: a broker, a CDN. For operators."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from articles.workflow import purges
from newsroom.operations.heartbeats import CDN
from newsroom.operations.models import Heartbeat

from .findings import Finding, State


def broker() -> Finding:
    """While it is away jobs wait in their rows, and none is lost."""
    title = "Broker"
    if not settings.CELERY_BROKER_URL:
        return Finding("broker", title, detail="CELERY_BROKER_URL names none")
    if find_spec("celery") is None:
        advice = "Run `pip install --require-hashes -r requirements-beyond.txt`."
        return Finding("broker", title, State.BROKEN, detail="no Celery", advice=advice)
    try:
        telling = import_module("newsroom.operations.broker.telling")
        waiting = telling.waiting_messages()
    except OSError as error:
        advice = "Start it, or look at CELERY_BROKER_URL; jobs wait meanwhile."
        return Finding("broker", title, State.BROKEN, detail=str(error), advice=advice)
    return Finding("broker", title, detail=f"{waiting} messages wait")


def cdn() -> Finding:
    """Whether it has acknowledged that it has forgotten what is old or withdrawn."""
    title = "CDN"
    if not settings.CDN_PURGE_URL:
        return Finding("cdn", title, detail="CDN_PURGE_URL names none")
    if settings.CDN_PURGE_BY == "urls" and not settings.SITE_ADDRESS:
        advice = "Set SITE_ADDRESS: pages are named to it by their addresses."
        return Finding("cdn", title, State.BROKEN, detail="no addresses", advice=advice)
    last, late = Heartbeat.objects.filter(name=CDN).first(), purges.unacknowledged()
    at = last and last.succeeded_at
    if not late:
        return Finding("cdn", title, at=at)
    advice = "What was withdrawn may still be shown by it for CDN_SECONDS; purge it by hand. "
    advice += "See in the worker's log what it answers, and look at CDN_PURGE_URL and its token."
    detail = f"{late} purges are not acknowledged"
    return Finding("cdn", title, State.BROKEN, detail=detail, advice=advice, at=at)
