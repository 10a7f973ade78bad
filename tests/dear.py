"""The files that take longest come first: no worker is left with one when the others are done."""

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


def come_first(items: list[pytest.Item]) -> None:
    """Put their tests before all others, which stay in their order."""
    items.sort(key=lambda item: not any(place in item.nodeid for place in FIRST))
