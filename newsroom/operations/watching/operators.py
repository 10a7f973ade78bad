"""What only operators look at, in their shell: settings, clock, certificate, versions."""

import platform
import re
import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import django
from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.db import connection

from newsroom.operations.backups.faults import Fault
from newsroom.operations.backups.places import is_elsewhere, target_of
from newsroom.operations.backups.target import moment_of
from newsroom.operations.models import Heartbeat
from newsroom.version import VERSION

from .beyond import broker, cdn
from .checks import A_DAY, ALL, Check, database, disk, found, memory, pictures
from .findings import Finding, State
from .replicas import replica

# Seconds.
SKEW, MUCH_SKEW = 5, 60
FEW_DAYS, LAST_DAYS = 14, 3
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)
HTTPS = 443
PATIENCE = 5
# Preloading is for the outlet to decide.
NOT_OURS = {"security.W021"}
# They say one by one what the setting does.
OF_HTTPS = {"security.W004", "security.W008", "security.W012", "security.W016"}
WITHOUT_HTTPS = "Set BEHIND_HTTPS to true once a proxy in front speaks HTTPS."


def settings_checked() -> Finding:
    """By Django's checks for a server, and ours."""
    if settings.DEBUG:
        advice = "Set DEBUG to false: error pages show what is nobody's business."
        return Finding("settings", "Settings", State.BROKEN, advice=advice)
    known = [m for m in run_checks(include_deployment_checks=True) if m.id not in NOT_OURS]
    told = [] if settings.BEHIND_HTTPS else [WITHOUT_HTTPS]
    told += [
        f"{message.id} {' '.join(message.msg.split())}"
        for message in known
        if not message.is_silenced() and (settings.BEHIND_HTTPS or message.id not in OF_HTTPS)
    ]
    is_wrong = any(message.level >= ERROR for message in known)
    state = State.BROKEN if is_wrong else State.CARE if told else State.FINE
    return Finding("settings", "Settings", state, advice=" ".join(told))


def clock() -> Finding:
    """Against the database's, and against what was noted before."""
    skew = abs(_database_seconds() - time.time())
    last = Heartbeat.objects.order_by("-succeeded_at").exclude(succeeded_at=None).first()
    ahead = last and last.succeeded_at - datetime.now(UTC) > timedelta(seconds=SKEW)
    if skew <= SKEW and not ahead:
        return Finding("clock", "Clock")
    detail = f"{skew:.0f} s from the database's" if skew > SKEW else "it was ahead before"
    return Finding(
        "clock",
        "Clock",
        State.BROKEN if skew > MUCH_SKEW or ahead else State.CARE,
        detail=detail,
        advice="Let systemd-timesyncd or chrony set it: schedules and withdrawals go by it.",
    )


def _database_seconds() -> float:
    now = {
        "sqlite": "SELECT (julianday('now') - 2440587.5) * 86400",
        "postgresql": "SELECT extract(epoch FROM clock_timestamp())",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(now)
        return float(cursor.fetchone()[0])


def certificate() -> Finding:
    """Of the first host that has a name, as readers meet it."""
    hosts = [host for host in settings.ALLOWED_HOSTS if "." in host and host[0].isalpha()]
    if not settings.BEHIND_HTTPS or not hosts:
        return Finding("certificate", "Certificate", detail="without HTTPS there is none")
    try:
        days = _days_left(hosts[0])
    except OSError as error:
        advice = "Look at the web server in front, and at what renews its certificate."
        detail = f"{hosts[0]}: {error}"
        return Finding("certificate", "Certificate", State.BROKEN, detail=detail, advice=advice)
    state = State.FINE if days > FEW_DAYS else State.CARE if days > LAST_DAYS else State.BROKEN
    advice = "" if state == State.FINE else "Renew it: `certbot renew`, or what you use."
    return Finding("certificate", "Certificate", state, detail=f"{days} days left", advice=advice)


def _days_left(host: str) -> int:
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, HTTPS), timeout=PATIENCE) as line,
        context.wrap_socket(line, server_hostname=host) as secured,
    ):
        ends = ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])
    return int((ends - time.time()) // 86400)


def backups_there() -> Finding:
    """What lies where backups go, whatever was noted of them here."""
    title, place = "Backups there", settings.BACKUP_TARGET
    if not place:
        return Finding("backups_there", title, detail="BACKUP_TARGET does not say where")
    try:
        there = target_of("").names()
    except (Fault, OSError) as fault:
        advice = "Look at BACKUP_TARGET, at its disk, or at BACKUP_S3_… and its key."
        return Finding("backups_there", title, State.BROKEN, detail=str(fault), advice=advice)
    advice = "" if there else "Run `manage.py backup`."
    if is_elsewhere(place) and not settings.BACKUP_RECIPIENTS:
        advice = "Set BACKUP_RECIPIENTS: the bucket's keeper can read all of it."
    is_late = not there or datetime.now(UTC) - moment_of(there[-1]) > A_DAY
    state = State.BROKEN if is_late else State.CARE if advice else State.FINE
    detail = f"{len(there)} in {place}" + (f", the newest {there[-1]}" if there else "")
    return Finding("backups_there", title, state, detail=detail, advice=advice)


def versions() -> Finding:
    """The packages against those that this version was tried with."""
    pins = PIN.findall((Path(settings.BASE_DIR) / "requirements.txt").read_text())
    others = [
        f"{name} {there or 'is missing'}"
        for name, wanted in pins
        if (there := _version(name)) != wanted
    ]
    told = f"newsroom {VERSION}, {database_version()}, Django {django.get_version()}"
    told += f", Python {platform.python_version()}"
    if not others:
        return Finding("versions", "Versions", detail=told)
    advice = "Run `pip install --require-hashes -r requirements.txt`: "
    advice += f"{', '.join(others[:5])}{' …' if others[5:] else ''}."
    return Finding("versions", "Versions", State.CARE, detail=told, advice=advice)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def database_version() -> str:
    engine = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return f"{engine} {'.'.join(map(str, connection.get_database_version()))}"


# What a newsroom on one machine has not.
BEYOND: tuple[Check, ...] = (replica, broker, cdn)
_OF_THE_MACHINE = (backups_there, clock, certificate, versions)
LOOKED_AT: tuple[Check, ...] = (settings_checked, *ALL, *BEYOND, *_OF_THE_MACHINE)
# What can be asked while the database does not answer.
WITHOUT_DATABASE = {settings_checked, database, memory, pictures, disk, backups_there, certificate}


def look() -> Iterator[Finding]:
    """Each finding in turn; where the database does not answer, that is said once."""
    silent = False
    for check in LOOKED_AT:
        if silent and check not in WITHOUT_DATABASE:
            continue
        finding = found(check)
        silent = silent or (check is database and finding.state == State.BROKEN)
        yield finding
