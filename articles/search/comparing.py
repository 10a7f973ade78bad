"""The readers' index compared with the publications; writes nothing."""

from collections.abc import Collection, Iterator

from django.db.models import prefetch_related_objects

from articles.models import Publication, SearchEntry

from .index import database, names_found_by
from .words import document

NOT_FOUND, OLD_WORDS, CANCELLED = "is not indexed", "is found by other words", "is indexed still"


def differences(numbers: Collection[int]) -> Iterator[tuple[int, str]]:
    """Which of these publications are in the index otherwise than they should be, and how.

    What is listed and not cancelled stands in it; one that has ended by the clock alone may, until
    its version changes.
    """
    rows = Publication.objects.filter(pk__in=numbers)
    found = rows.ahead().listed().order_by("pk")
    ahead = list(found.select_related("revision", "translation__article"))
    prefetch_related_objects(ahead, *names_found_by())
    indexed = SearchEntry.objects.in_bulk(numbers)
    differing = database().differing([document(row) for row in ahead])
    for row in ahead:
        entry = indexed.get(row.pk)
        if entry is None:
            yield row.pk, NOT_FOUND
        elif row.pk in differing or entry.language != row.language:
            yield row.pk, OLD_WORDS
    kept = rows.not_cancelled().listed()
    for number in sorted(indexed.keys() - set(kept.values_list("pk", flat=True))):
        yield number, CANCELLED
