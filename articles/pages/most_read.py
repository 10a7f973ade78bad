"""What is read most now: by the rows that a job has made, of what readers see at this moment."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast

from articles.models import FinishedPage, MostRead
from articles.models.prepared import Prepared, Slot

from .batches import teaser_by

ON_HOME, BESIDE = 8, 5
# Of fewer nobody can say that they are the most read.
LEAST = 3
# For those that were withdrawn since, and the story that they stand beside.
SPARE = 3
# Of the day, or else of the week.
SPANS = (MostRead.Span.DAY, MostRead.Span.WEEK)
# The place, the publication, its teaser as it is stored.
Row = tuple[str, int, str]
Asked = tuple[Prepared, dict[str, object]]


def asked(values: Mapping[str, object]) -> list[Asked]:
    """What is to be asked `together` with other lists; the values are `language` and `maker`."""
    return [(_query(), {**values, "span": span}) for span in SPANS]


def chosen(*lists: Sequence[Row], size: int, without: int = 0) -> list[Row]:
    """The most read of what was asked, the first one first; nothing where too little is read.

    `without` is the publication that they stand beside.
    """
    for rows in lists:
        most = [row for row in sorted(rows, key=_place) if row[1] != without][:size]
        if len(most) >= LEAST:
            return most
    return []


def _place(row: Row) -> int:
    # What is asked together comes in no promised order.
    return int(row[0])


@lru_cache(maxsize=1)
def _query() -> Prepared:
    def build() -> QuerySet:
        shown = FinishedPage.objects.visible().in_language(Slot("language"))
        shown = shown.most_read_in(Slot("language"), Slot("span"))
        place = Cast("publication__translation__most_read__position", CharField())
        return shown.values_list(place, F("pk"), teaser_by(Slot("maker"), page=""))[
            : ON_HOME + SPARE
        ]

    return Prepared(build)
