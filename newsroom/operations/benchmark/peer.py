"""What Wagtail 7.4 took for the same pages, and what was set as the goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """Queries and Python calls of one warm request; None where nobody has counted."""

    queries: int | None = None
    calls: int | None = None


LISTS = [
    f"{subject}, {place} page"
    for subject in ("section", "tag", "author")
    for place in ("first", "middle")
]
SEARCHES = [f"search, {words}" for words in ("a common word", "a rare word", "two words")]
# On 10,000 stories and PostgreSQL, without a cache: docs/benchmark says how it was taken.
WAGTAIL = {
    "article": Known(20, 62_500),
    **dict.fromkeys(LISTS, Known(15, 83_800)),
    "home": Known(21, 180_000),
    "search, a common word": Known(9, 79_400),
    "start page": Known(17, 65_400),
    "writing screen": Known(42, 252_900),
    "publishing, the request": Known(90),
}
GOAL = {
    "article": Known(2, 3_000),
    "home": Known(3, 12_000),
    **dict.fromkeys(LISTS, Known(2, 8_000)),
    **dict.fromkeys(SEARCHES, Known(6, 25_000)),
    "article, kept": Known(0, 800),
    "article, 304": Known(0, 800),
    "start page": Known(8, 50_000),
    "list of texts": Known(6, 60_000),
    "queue of what is approved": Known(6, 60_000),
    "writing screen": Known(12, 60_000),
    "publishing, the verb": Known(18),
    "publishing, the request": Known(24),
}
