"""What the readers' entrance counts: things, and never persons. `reports` is all else it writes.

Reads are counted in the memory of each process and stored in batches, beside the requests; what a
process had counted when it was cut off is lost.
"""

import atexit
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from threading import Lock, Thread

from django.db import DatabaseError, connection
from django.http import HttpRequest

from articles.models import HourOfReads, ListingRow
from articles.models.reads import add_reads
from articles.models.replicas import once_read
from articles.pages.search import Search
from articles.search import record_miss

from .damping import Seen, is_program
from .network import network_of

logger = logging.getLogger(__name__)

# For which reads stay in memory, and of how many stories and hours at the most.
SPAN = timedelta(seconds=30)
MOST_PENDING = 5000
# So many numbers are looked up by one query.
AT_ONCE = 500

# A language, the number of a story, the hour.
Read = tuple[str, int, datetime]


def count_miss(page: Search) -> None:
    """Count what was looked for in vain among all stories of a language."""
    if page.looked_for and not page.choices.is_narrowed:
        words, language = page.looked_for, page.language.code
        once_read(lambda: record_miss(words, language=language))


class Counted:
    """What one process has counted and not stored yet."""

    def __init__(self) -> None:
        self._lock, self._storing = Lock(), Lock()
        self._seen, self._pending = Seen(), {}
        self._since: datetime | None = None

    def count(self, request: HttpRequest, language: str, number: int) -> None:
        """Count that somebody reads a story, whether there is such a story or not; no query."""
        agent = request.META.get("HTTP_USER_AGENT", "")[:400]
        if is_program(agent):
            return
        now = datetime.now(UTC)
        read = (language, number, now.replace(minute=0, second=0, microsecond=0))
        who = {"network": network_of(request), "agent": agent, "story": f"{language} {number}"}
        with self._lock:
            has_room = read in self._pending or len(self._pending) < MOST_PENDING
            if has_room and self._seen.is_new(now.date(), **who):
                self._pending[read] = self._pending.get(read, 0) + 1
                self._since = self._since or now
            is_due = self._since is not None and now - self._since >= SPAN
        if is_due and not self._storing.locked():
            Thread(target=self._store_beside, daemon=True).start()

    def store(self) -> None:
        """Store what was counted of stories that readers see; what fails stays to be stored."""
        with self._storing:
            with self._lock:
                taken, self._pending, self._since = self._pending, {}, None
            try:
                _store(taken)
            except DatabaseError:
                logger.warning("Reads could not be stored yet", exc_info=True)
                self._put_back(taken)

    def _put_back(self, taken: dict[Read, int]) -> None:
        with self._lock:
            for read, count in taken.items():
                self._pending[read] = self._pending.get(read, 0) + count
            self._since = datetime.now(UTC)

    def _store_beside(self) -> None:
        try:
            self.store()
        finally:
            connection.close()

    def store_the_last(self) -> None:
        """At the orderly end of the process."""
        if self._pending:
            self.store()


reads = Counted()
atexit.register(reads.store_the_last)


def _store(counted: Mapping[Read, int]) -> None:
    """What is of no story that stands in lists, somebody has made up."""
    numbers: dict[str, set[int]] = {}
    for language, number, _hour in counted:
        numbers.setdefault(language, set()).add(number)
    versions = {
        (language, number): version
        for language, some in numbers.items()
        for number, version in _listed(language, sorted(some))
    }
    rows = [
        HourOfReads(
            translation_id=versions[language, number], language=language, hour=hour, count=count
        )
        for (language, number, hour), count in counted.items()
        if (language, number) in versions
    ]
    if rows:
        add_reads(rows)


def _listed(language: str, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stories of these numbers that readers find in lists, with their versions."""
    shown = ListingRow.objects.visible().in_language(language).in_list(ListingRow.Kind.ALL, 0)
    for first in range(0, len(numbers), AT_ONCE):
        some = shown.filter(page__article__in=numbers[first : first + AT_ONCE])
        yield from some.values_list("page__article", "page__publication__translation")
