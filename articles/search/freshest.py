"""The latest stories in which words stand that stand in many, without reading all of them.

The index gives matches in no order. So where they are many, they are looked for among the latest
stories, in the order in which pages show them.
"""

from datetime import datetime

from django.db.models import QuerySet

from .expressions import Node
from .index import matches_among

MANY = 300
"""Matches from which on nobody counts or sorts them all, if that can be helped."""

LATEST = 200

Fresh = tuple[datetime, int]
"""When a story first came out, and the publication's id."""


def among_the_latest(publications: QuerySet, words: Node) -> list[Fresh]:
    """Those of the latest in which `words` are found, latest first; two queries."""
    rows = publications.latest_first().values_list("first_published_at", "pk")
    latest = list(rows[:LATEST])
    matches = matches_among([pk for _moment, pk in latest], words)
    return [row for row in latest if row[1] in matches]
