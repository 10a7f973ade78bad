"""Which tests are tried on PostgreSQL and Redis as well.

Of those that meet the database or the cache so many that every statement which one of them has sent
to SQLite is sent there too, where a pass before has noted that (`tests/questions.py`); else every
test, of one with a table of cases the first. Where values matter to a database (search, strange
input, locks), or where each case asks something else, every case that is tried on SQLite; where a
database only stands beside what is asked, none. `.ci/long` tries all of them.
"""

import heapq
import math
from collections.abc import Iterable, Mapping

import pytest

from . import questions
from .questions import Noted

EVERY_CASE = (
    # Search, constraints and guards; what no database can store; who comes first.
    "search/desk/",
    "search/test_bad_input.py",
    "search/test_index.py",
    "search/test_pages_of_hits.py",
    "search/test_ranking.py",
    "search/test_walking.py",
    "models/",
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

# There the code for each database is another; of a table of cases the first.
OF_EACH_DATABASE = ("search/", "operations/backups/", "models/", "test_freshness.py")

# What is asked is asked of files, of a bucket, of a server before it reads, of the catalogues; or
# of every address that there is, which takes minutes there: `.ci/long` does it.
NO_CASE = (
    "admin/test_costs.py",
    "public/test_no_leaks.py",
    "public/test_queries.py",
    "public/test_weight.py",
    "rights/test_every_address.py",
    "test_an_archive_written_in_bulk_has_them",
    "operations/test_load_demo.py",
    "operations/test_make_archive",
    "operations/test_serve.py",
    "photos/test_doors.py",
    "search/test_pairs.py",
    "photos/test_served.py",
    "photos/test_large_bodies.py",
    "storage/test_choosing.py",
    "house/test_interface_answers.py",
    "house/test_interface_languages.py",
)


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark those of the `stored` tests that are tried elsewhere too."""
    first, chosen, begun = [], [], set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        if not item.get_closest_marker("stored") or any(place in test for place in NO_CASE):
            continue
        if any(place in test for place in EVERY_CASE):
            chosen.append(item)
        elif test not in begun:
            (chosen if any(place in test for place in OF_EACH_DATABASE) else first).append(item)
        begun.add(test)
    for item in [*chosen, *asking_more(first, chosen, questions.noted_elsewhere())]:
        item.add_marker(pytest.mark.elsewhere)


def asking_more(
    items: Iterable[pytest.Item], chosen: Iterable[pytest.Item], noted: Mapping[str, Noted]
) -> list[pytest.Item]:
    """Those that ask what neither `chosen` nor another of them does; all that nothing is known of.

    Whichever asks most for its time comes first.
    """
    asked = {one for item in chosen if item.nodeid in noted for one in noted[item.nodeid].asked}
    known = [item for item in items if item.nodeid in noted]
    waiting = [(-math.inf, place) for place in range(len(known))]
    picked = set()
    while waiting:
        worth, place = heapq.heappop(waiting)
        found = noted[known[place].nodeid]
        if new := found.asked - asked:
            # What it asks may have been asked since it was weighed.
            if (now := -len(new) / found.took) == worth:
                picked.add(known[place].nodeid)
                asked |= new
            else:
                heapq.heappush(waiting, (now, place))
    return [item for item in items if item.nodeid not in noted or item.nodeid in picked]
