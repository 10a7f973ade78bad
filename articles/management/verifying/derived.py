"""What is worked out from the rows: it can be worked out again."""

from collections.abc import Iterator

from articles import freshness, search
from articles.languages import CODES
from articles.models import Freshness, Publication, Translation
from articles.models.clock import database_now
from articles.models.numbers import behind, put_numbers_right
from articles.models.version_moments import astray
from articles.search.comparing import differences as differing_words
from articles.workflow.comparing import among
from articles.workflow.finished import rebuild
from articles.workflow.moments import put_moments_right
from articles.workflow.talk_counts import counted_wrong, put_counts_right

from .damage import Check, Step, walked

PAGES_AT_ONCE = 100
MICROSECONDS = 1_000_000
# Counters take the clock's microseconds; one that is ahead by more was raised by another clock.
AHEAD = 24 * 60 * 60 * MICROSECONDS


def _pages() -> Iterator[Step]:
    def look(numbers: list[int]) -> Iterator[str]:
        for found in among(numbers):
            yield f"page of publication {found.publication_id} {found.what}"

    return walked(Publication.objects.all(), look, batch=PAGES_AT_ONCE)


def _moments() -> Iterator[Step]:
    def look(numbers: list[int]) -> Iterator[str]:
        for found in astray(Translation.objects.filter(pk__in=numbers)):
            yield f"version {found.version} differs in {found.column}"

    return walked(Translation.objects.all(), look)


def _talk() -> Iterator[Step]:
    def look(numbers: list[int]) -> Iterator[str]:
        for number in counted_wrong(Translation.objects.filter(pk__in=numbers)):
            yield f"version {number} has other open comments than it says"

    return walked(Translation.objects.all(), look)


def _index() -> Iterator[Step]:
    def look(numbers: list[int]) -> Iterator[str]:
        for number, how in differing_words(numbers):
            yield f"publication {number} {how}"

    return walked(Publication.objects.all(), look, batch=PAGES_AT_ONCE)


def _counters() -> Iterator[Step]:
    rows = Freshness.objects.in_bulk()
    latest = database_now().timestamp() * MICROSECONDS + AHEAD
    for code, row in rows.items():
        if row.withdrawals > row.generation:
            yield Step(0, 1, f"counters of {code}: more is dead than was ever made")
        if max(row.generation, row.withdrawals) > latest:
            yield Step(0, 1, f"counters of {code} are ahead of the clock")
    for table in behind():
        yield Step(0, 1, f"numbers of {table}: the next one is taken already")
    yield Step(1, 1)


def _work_out_pages() -> None:
    for _step in rebuild():
        pass


def _index_again() -> None:
    for code in CODES:
        for _step in search.rebuild(code):
            pass


def _put_counters_right() -> None:
    put_numbers_right()
    freshness.make_dead(CODES)


CHECKS = (
    Check("moments", _moments, put_moments_right),
    Check("talk", _talk, put_counts_right),
    Check("pages", _pages, _work_out_pages),
    Check("index", _index, _index_again),
    Check("counters", _counters, _put_counters_right),
)
