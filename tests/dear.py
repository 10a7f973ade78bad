"""Which tests come first, and of which tables of cases `.ci/run` tries a share.

The files that take longest come first: no worker is left with one when the others are done. What
meets the database takes a hundred times what a function takes: of a table of such cases a share is
tried, and in a browser the first, or one of each direction. `.ci/long` tries all of them.
"""

from collections import defaultdict
from collections.abc import Iterable

import pytest

FIRST = (
    "commands/test_reindex_beside.py",
    "operations/",
    "photos/test_doors.py",
    "rights/",
    "photos/test_killed.py",
    "photos/test_served.py",
    "workflow/test_moments.py",
    "public/test_queries.py",
    "public/test_no_leaks.py",
    "search/test_pairs.py",
    "copydesk/test_any_text.py",
    "browser/test_photos.py",
    "browser/test_search.py",
    "browser/test_typed_words.py",
)
# Where each case is a rule that somebody states: no other says the same of other rows.
EVERY_CASE = (
    "house/",
    "models/",
    "journeys/test_stolen_account.py",
    "rights/",
    "workflow/texts/test_drift.py",
)
# Without a database, and as dear.
LONG = (
    "copydesk/test_any_text.py::test_no_text_is_too_strange",
    "photos/test_similar.py::test_a_copy_is_alike",
    "text/test_check_size.py::test_a_hostile_megabyte",
    "text/test_diff.py::test_hostile_bodies",
    "text/test_tables.py::test_a_long_body",
)
# What readers see, and the door to the desk, in the first language and the last: one runs to the
# left, one to the right.
BOTH_WAYS = ("browser/test_axe.py", "browser/test_readers.py", "browser/test_second_factor.py")
FEW, SOME = 2, 8


def come_first(items: list[pytest.Item]) -> None:
    """Put their tests before all others, which stay in their order."""
    items.sort(key=lambda item: not any(place in item.nodeid for place in FIRST))


def leave_to_long(items: Iterable[pytest.Item]) -> None:
    """Mark as `slow` what is not in the share of its table."""
    tables = defaultdict(list)
    for item in items:
        if not item.get_closest_marker("slow"):
            tables[item.nodeid.partition("[")[0]].append(item)
    for test, cases in tables.items():
        tried = {case.nodeid for case in share(test, cases)}
        for case in cases:
            if case.nodeid not in tried:
                case.add_marker(pytest.mark.slow)


def share(test: str, cases: list[pytest.Item]) -> list[pytest.Item]:
    """Both of two cases; of more every second, of many every third."""
    if "/browser/" in test:
        return [cases[0], cases[-1]] if any(place in test for place in BOTH_WAYS) else cases[:1]
    is_dear = cases[0].get_closest_marker("stored") or any(place in test for place in LONG)
    if not is_dear or any(place in test for place in EVERY_CASE) or len(cases) <= FEW:
        return cases
    return cases[:: 2 if len(cases) <= SOME else 3]
