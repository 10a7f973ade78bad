"""Whether the replica follows, for operators; readers' pages ask by themselves, each time."""

import time
from contextlib import closing

from django.conf import settings
from django.db import Error, connection, connections

from newsroom.database_settings import REPLICA

from .findings import Finding, State

TITLE = "Replica"
# Seconds in which it has to reach what the primary had written, and how often that is looked at.
CATCHING_UP, LOOK = 2, 0.25
SKEW = 1
WRITTEN = "SELECT pg_current_wal_lsn()::text, extract(epoch FROM clock_timestamp())"
FOLLOWED = """
    SELECT pg_is_in_recovery(), pg_wal_lsn_diff(%s, pg_last_wal_replay_lsn()),
        extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()),
        extract(epoch FROM clock_timestamp())
"""


def replica() -> Finding:
    """Nobody waits for it: while it is behind or away, readers' pages ask the primary."""
    if REPLICA not in settings.DATABASES:
        return Finding("replica", TITLE, detail="DATABASE_REPLICA_URL names none")
    try:
        with closing(connections[REPLICA]):
            return _followed()
    except Error as error:
        if connection.errors_occurred:
            raise
        advice = "Readers ask the primary meanwhile. Start it, or look at DATABASE_REPLICA_URL."
        return Finding("replica", TITLE, State.CARE, detail=str(error).strip(), advice=advice)


def _followed() -> Finding:
    written, primary_clock = _asked("default", WRITTEN)
    end = time.monotonic() + CATCHING_UP
    follows, behind, since, its_clock = _asked(REPLICA, FOLLOWED, written)
    skew = abs(float(its_clock) - float(primary_clock))
    while follows and behind and behind > 0 and time.monotonic() < end:
        time.sleep(LOOK)
        follows, behind, since, _clock = _asked(REPLICA, FOLLOWED, written)
    if not follows:
        advice = "It is a server of its own now: make it anew from the primary (pg_basebackup)."
        return Finding("replica", TITLE, State.BROKEN, detail="it follows nobody", advice=advice)
    if behind is None or behind > 0:
        detail = f"{behind or '?'} bytes behind, {since or 0:.0f} s since its last change"
        advice = "Readers ask the primary meanwhile. See whether it is paused or cut off."
        return Finding("replica", TITLE, State.CARE, detail=detail, advice=advice)
    if skew > SKEW:
        advice = "Let chrony set both clocks: schedules go by them, so it is not asked."
        return Finding(
            "replica", TITLE, State.CARE, detail=f"its clock differs by {skew:.1f} s", advice=advice
        )
    return Finding("replica", TITLE, detail="it has all that the primary has written")


def _asked(alias: str, question: str, *values: object) -> tuple:
    with connections[alias].cursor() as cursor:
        cursor.execute(question, values or None)
        return cursor.fetchone()
