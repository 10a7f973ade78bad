"""The readers' index compared with the publications; writes nothing."""

from collections.abc import Collection, Iterator

from django.db.models import prefetch_related_objects

from articles.models import Publication, SearchEntry

from .index import database, names_found_by
from .words import document

NOT_FOUND, OLD_WORDS, CANCELLED = "is not indexed", "is found by other words", "is indexed still"


def differences(numbers: Collection[int]) -> Iterator[tuple[int, str]]:
    """Which of these publications are in the index otherwise than they should be, and how.

    One that has ended by the clock alone may stand in it until its version changes.
    """
    rows = Publication.objects.filter(pk__in=numbers)
    ahead = list(rows.ahead().order_by("pk").select_related("revision", "translation__article"))
    prefetch_related_objects(ahead, *names_found_by())
    indexed = SearchEntry.objects.in_bulk(numbers)
    differing = database().differing([document(row) for row in ahead])
    for row in ahead:
        entry = indexed.get(row.pk)
        if entry is None:
            yield row.pk, NOT_FOUND
        elif row.pk in differing or entry.language != row.language:
            yield row.pk, OLD_WORDS
    for number in indexed.keys() & set(rows.cancelled().values_list("pk", flat=True)):
        yield number, CANCELLED
