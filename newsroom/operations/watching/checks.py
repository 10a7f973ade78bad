"""What is looked at, one function each; none of them changes anything that stays."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.workflow import mailing
from articles.workflow import pings as told_outside
from articles.workflow.trail.following import tail
from newsroom.operations.heartbeats import BACKUP, DRILL, NIGHTLY, WORKER
from newsroom.operations.models import Heartbeat

from . import queue as jobs
from .findings import SILENT, Finding, State

Check = Callable[[], Finding]
GIB = 1024**3
# Shares of a disk.
SCARCE, NONE_LEFT = 0.1, 0.03
SILENT_WORKER = timedelta(minutes=5)
LONGEST_WAIT = timedelta(minutes=30)
UNSEALED_MINUTES = 10
A_DAY, A_MONTH = timedelta(hours=26), timedelta(days=35)
NEVER, FAILED = _("It has never been done."), _("It failed the last time.")


def found(check: Check) -> Finding:
    """What the check says; where what it asks does not answer, that."""
    try:
        return check()
    except (DatabaseError, OSError) as error:
        name = check.__name__
        title, advice = TITLES.get(name, name.capitalize()), ADVICE.get(name, "")
        return Finding(name, title, State.BROKEN, SILENT, str(error).strip(), advice)


def database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("database", TITLES["database"])


def tables() -> Finding:
    """Whether they are of this version."""
    executor = MigrationExecutor(connection)
    lacking = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if lacking:
        return Finding(
            "tables",
            TITLES["tables"],
            State.BROKEN,
            _("They are of another version."),
            detail=f"{len(lacking)} migrations have not been applied",
            advice="Run `manage.py migrate`.",
        )
    return Finding("tables", TITLES["tables"])


def memory() -> Finding:
    """The cache that web processes share, or each its own."""
    key, value = f"watching-{token_hex(8)}", token_hex(8)
    cache.set(key, value, 10)
    if cache.get(key) == value:
        cache.delete(key)
        return Finding("memory", TITLES["memory"])
    return Finding(
        "memory",
        TITLES["memory"],
        State.CARE,
        SILENT,
        advice="Pages are made anew meanwhile. Start Redis, or look at REDIS_URL.",
    )


def pictures() -> Finding:
    """Whether the store answers, and takes more."""
    default_storage.exists("photos")
    place = Path(settings.MEDIA_ROOT)
    while not place.exists():
        place = place.parent
    is_folder = "bucket_name" not in settings.STORAGES["default"].get("OPTIONS", {})
    if is_folder and not os.access(place, os.W_OK):
        return Finding(
            "pictures",
            TITLES["pictures"],
            State.BROKEN,
            _("Nothing can be stored there."),
            advice=f"Let the newsroom's account write into {place}.",
        )
    return Finding("pictures", TITLES["pictures"])


def disk() -> Finding:
    usage = shutil.disk_usage(disk_of_newsroom())
    share = usage.free / usage.total
    state = State.FINE if share >= SCARCE else State.CARE if share >= NONE_LEFT else State.BROKEN
    room = {"free": f"{usage.free / GIB:.1f}", "all": f"{usage.total / GIB:.1f}"}
    return Finding(
        "disk",
        TITLES["disk"],
        state,
        _("%(free)s of %(all)s GB are free.") % room,
        advice="" if state == State.FINE else f"Make room on the disk of {settings.VAR_DIR}.",
    )


def disk_of_newsroom() -> Path:
    return Path(settings.VAR_DIR) if Path(settings.VAR_DIR).exists() else Path("/")


def queue() -> Finding:
    standing = jobs.read()
    minutes = int(standing.longest_wait.total_seconds() // 60)
    if standing.longest_wait > jobs.LATE:
        state = State.BROKEN if standing.longest_wait > LONGEST_WAIT else State.CARE
        words = _("The oldest job has waited for %(minutes)d minutes.") % {"minutes": minutes}
        advice = "See whether `manage.py db_worker` runs, and what it writes; start another one."
    elif standing.failed:
        state, words = State.CARE, _("Some jobs have failed.")
        advice = f"Read why in the worker's log: {standing.failed} jobs have failed."
    else:
        state, words, advice = State.FINE, "", ""
    return Finding("queue", TITLES["queue"], state, words, advice=advice)


def pings() -> Finding:
    """Of whoever is told outside what came out."""
    refused = told_outside.refused()
    if not refused:
        return Finding("pings", TITLES["pings"])
    return Finding(
        "pings",
        TITLES["pings"],
        State.CARE,
        _("What came out could not be told to: %(names)s.") % {"names": ", ".join(refused)},
        advice="See in the worker's log what was answered, and at WEBSUB_HUB and INDEXNOW_KEY.",
    )


def mail() -> Finding:
    """Of what people at the desk are told."""
    if not mailing.is_anything_late():
        return Finding("mail", TITLES["mail"])
    return Finding(
        "mail",
        TITLES["mail"],
        State.CARE,
        _("What people wish to hear by mail has not left for 15 minutes."),
        advice="See in the worker's log why it does not leave, and at MAIL_URL.",
    )


def worker() -> Finding:
    advice = "Start `manage.py db_worker`, or `serve`, which has one."
    return _done("worker", WORKER, SILENT_WORKER, State.BROKEN, advice)


def backup() -> Finding:
    advice = "Run `manage.py backup TARGET`; see docs/backups.md for a timer."
    finding = _done("backup", BACKUP, A_DAY, State.BROKEN, advice)
    place = settings.BACKUP_TARGET
    return replace(finding, detail=f"Into {place}." if place else "")


def drill() -> Finding:
    advice = "Run `manage.py restore TARGET --drill`: nobody knows whether the backups open."
    return _done("drill", DRILL, A_MONTH, State.CARE, advice)


def trail() -> Finding:
    """Whether what the journal takes is sealed soon."""
    waiting = tail()
    minutes = int((timezone.now() - waiting.since).total_seconds() // 60) if waiting.since else 0
    if minutes < UNSEALED_MINUTES:
        return Finding("trail", TITLES["trail"])
    return Finding(
        "trail",
        TITLES["trail"],
        State.CARE,
        _("The journal has waited for its seal for %(minutes)d minutes.") % {"minutes": minutes},
        advice="See whether `manage.py db_worker` runs, which seals it, and what it writes.",
    )


def upkeep() -> Finding:
    advice = "Run `manage.py nightly` every night."
    findings = [_done("upkeep", name, A_DAY, State.CARE, advice) for name in NIGHTLY]
    unwell = [each for each in findings if each.state != State.FINE]
    return (unwell or findings)[0]


def _done(name: str, beat: str, often: timedelta, late: State, advice: str) -> Finding:
    """Whether that work was done lately, and well."""
    last = Heartbeat.objects.filter(name=beat).first()
    done, words = last and last.succeeded_at, ""
    if done is None:
        state, words = State.CARE, NEVER
    elif timezone.now() - done > often:
        state = late
    else:
        state = State.FINE
    if last and _failed_last(last.failed_at, done):
        state, words = max(state, State.CARE, key=list(State).index), FAILED
        advice = f"It said: {' '.join(last.outcome.split())[:300]} {advice}"
    return Finding(
        name, TITLES[name], state, words, advice="" if state == State.FINE else advice, at=done
    )


def _failed_last(failed: datetime | None, done: datetime | None) -> bool:
    return failed is not None and (done is None or failed > done)


TITLES = {
    "database": _("Database"),
    "tables": _("Tables"),
    "memory": _("Memory for pages"),
    "pictures": _("Pictures"),
    "disk": _("Room on the disk"),
    "queue": _("Jobs"),
    "pings": _("Pings to hubs and search engines"),
    "mail": _("Mail to the desk"),
    "worker": _("Job worker"),
    "backup": _("Backup"),
    "drill": _("Trial of a backup"),
    "trail": _("Seal of the journal"),
    "upkeep": _("Nightly upkeep"),
}
ADVICE = {
    "database": "Start it, or look at DATABASE_URL.",
    "pictures": "Look at S3_BUCKET and what belongs to it, or at MEDIA_ROOT.",
}
# What a web process needs to answer readers, and what else is looked at.
NEEDED: tuple[Check, ...] = (database, tables)
_KEPT_UP = (worker, backup, drill, trail, upkeep)
ALL: tuple[Check, ...] = (*NEEDED, memory, pictures, disk, queue, pings, mail, *_KEPT_UP)
