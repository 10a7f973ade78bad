from datetime import UTC, datetime, timedelta

import pytest

from newsroom.operations.backups import making

BEGINNING = datetime(2026, 3, 1, 1, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """A clock for backups that goes on by a second whenever it is read."""

    class Clock:
        now = BEGINNING

        @classmethod
        def at(cls, **later):
            cls.now += timedelta(**later)

    class Read(datetime):
        @classmethod
        def now(cls, zone):
            Clock.at(seconds=1)
            return Clock.now

    monkeypatch.setattr(making, "datetime", Read)
    return Clock
