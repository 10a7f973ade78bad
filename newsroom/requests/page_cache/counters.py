"""The counters of freshness as this process knows them, asked for again within a second.

One thread asks; processes with a shared cache tell each other. While the database cannot be asked,
what was known last is believed for as long as the house allows.
"""

import logging
import time
from threading import Lock

from django.conf import settings
from django.core.cache import caches
from django.db import Error

from articles import freshness
from articles.freshness import Counters, Reading
from articles.masthead import forget_masthead

logger = logging.getLogger(__name__)

# Seconds for which what was read is believed while the database answers.
BELIEVED = 0.8
# For which others wait while one of a process asks; then the database counts as away.
PATIENCE = 2
# Between two questions to a database that is away.
PAUSE = 1
# After which a process asks by itself though others have asked, to compare its clock.
OWN_CLOCK = 60
# By which two clocks that were compared may differ, in seconds.
SLACK = 0.1
MIRROR = "freshness"


class KnownCounters:
    """What one process knows; times are those of the database's clock."""

    def __init__(self) -> None:
        self.reading: Reading | None = None
        self.is_away = False
        self._ahead = 0.0
        self._compared = self._asked = -float("inf")
        self._asking = Lock()

    def now(self) -> float:
        """The database's time, or a little later, as far as it was compared with ours."""
        return time.time() + self._ahead

    def current(self) -> Counters | None:
        """The counters of less than a second ago; None where nothing is known that counts."""
        if not self._is_recent():
            self._ask_again()
        reading = self.reading
        believed = max(settings.PAGE_CACHE_WITHOUT_DATABASE, BELIEVED)
        if reading is None or self.now() - reading.moment > believed:
            return None
        return reading.counters

    def newest(self) -> Counters | None:
        """Those of this moment; while the database is away, what was known last."""
        if not self.is_away:
            self.read()
        return self.current()

    def read(self) -> Reading | None:
        """The counters from their rows, for a page that is about to be made; a query.

        None where the database cannot be asked.
        """
        self._asked, begun = time.monotonic(), time.time()
        try:
            reading = freshness.read()
        except Error as error:
            self._is_missed(error)
            return None
        self.is_away = False
        if reading is not None:
            self._ahead, self._compared = reading.moment - begun, self._asked
            told = (dict(reading.counters), reading.moment)
            caches["pages"].set(MIRROR, told, max(settings.PAGE_CACHE_WITHOUT_DATABASE, 1))
        self._learn(reading)
        return reading

    def _is_recent(self) -> bool:
        """A moment that lies ahead is of a clock that was put back."""
        return self.reading is not None and -SLACK < self.now() - self.reading.moment < BELIEVED

    def _learn(self, reading: Reading | None) -> None:
        """Never what somebody read before: two threads may have asked at once."""
        before = self.reading
        if before and reading:
            if reading.moment < before.moment < self.now() + SLACK:
                return
            if reading.withdrawals != before.withdrawals:
                # It may be the outlet that has changed, by another process. Whoever makes a page
                # under these counters then reads the masthead anew.
                forget_masthead()
        self.reading = reading

    def _ask_again(self) -> None:
        if not self._asking.acquire(timeout=0 if self.is_away else PATIENCE):
            if not self._is_recent():
                self._is_missed("nothing came back in time")
            return
        try:
            if self._is_recent():
                return
            self._hear_from_others()
            now = time.monotonic()
            if self._is_recent() and now - self._compared < OWN_CLOCK:
                return
            if not self.is_away or now - self._asked >= PAUSE:
                self.read()
        finally:
            self._asking.release()

    def _hear_from_others(self) -> None:
        told = caches["pages"].get(MIRROR)
        if told and (self.reading is None or told[1] > self.reading.moment):
            self._learn(Reading(*told))

    def _is_missed(self, why: object) -> None:
        if not self.is_away:
            logger.warning("The database cannot be asked which pages are old: %s", why)
        self.is_away = True


known = KnownCounters()
