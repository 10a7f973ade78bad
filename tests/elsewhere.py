"""Which tests are tried on PostgreSQL and Redis as well.

Every test that meets the database or the cache; of one with a table of cases the first, since the
others ask the same with other values. Where values matter to a database (search, strange input,
locks), or where each case asks something else, every case; where a database only stands beside what
is asked, none. `.ci/long` tries all of them.
"""

from collections.abc import Iterable

import pytest

EVERY_CASE = (
    # Search, constraints and guards; what no database can store; who comes first.
    "search/desk/",
    "search/test_bad_input.py",
    "search/test_index.py",
    "search/test_ranking.py",
    "search/test_walking.py",
    "models/",
    "requests/",
    "races.py",
    "workflow/photos/test_quota.py",
    "workflow/texts/test_working_copies.py",
    "public/test_typed_addresses.py",
    "admin/test_typed_figures.py",
    "admin/test_hostile_addresses.py",
    "commands/test_import_story.py",
    # Each case is another model, another list or another filter.
    "admin/photos/test_search.py",
    "admin/names/test_names.py",
    "admin/names/test_tag_proposals.py",
    "admin/boards/test_misses.py",
    "house/test_desk_writes_the_journal.py",
    "workflow/names/test_entries.py",
    "workflow/test_finished.py",
    "workflow/people/test_entries.py",
    "test_lists_take_as_many_queries_whatever_their_length",
    "test_lists_of_names_take_as_many_queries_whatever_their_length",
    "test_a_tag_is_offered_at_every_door_or_at_none",
    "test_a_thousand_words_are_searched_for_like_a_few",
    "test_words_are_told_and_found_at_every_door_or_at_none",
    "test_that_words_are_missing_is_told_like_the_words",
)

# What is asked is asked of files, of a bucket, of a server before it reads, of the catalogues.
NO_CASE = (
    "photos/test_served.py",
    "photos/test_large_bodies.py",
    "storage/test_choosing.py",
    "house/test_interface_answers.py",
    "house/test_interface_languages.py",
)


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark those of the `stored` tests that are tried elsewhere too."""
    begun = set()
    for item in items:
        if not item.get_closest_marker("stored"):
            continue
        test = item.nodeid.partition("[")[0]
        if any(place in test for place in NO_CASE):
            continue
        if test not in begun or any(place in test for place in EVERY_CASE):
            item.add_marker(pytest.mark.elsewhere)
        begun.add(test)
