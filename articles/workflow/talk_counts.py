"""How much talk is open, as versions carry it, put right where it is not what the comments say."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import F, Q, QuerySet

from articles.models import Translation
from articles.models.comment_counts import COUNTS, worked_out

BATCH = 500


def counted_wrong(versions: QuerySet) -> Iterator[int]:
    """The numbers of these versions that carry other counts than their comments have; one query."""
    counted = {f"counted_{name}": found for name, found in worked_out(Translation).items()}
    differs = Q()
    for name in COUNTS:
        differs |= ~Q(**{name: F(f"counted_{name}")})
    rows = versions.annotate(**counted).filter(differs).order_by("pk")
    yield from rows.values_list("pk", flat=True)


def put_counts_right() -> int:
    """Count anew where it differs, while the site runs; the number of versions."""
    wrong = list(counted_wrong(Translation.objects.all()))
    for first in range(0, len(wrong), BATCH):
        rows = Translation.objects.filter(pk__in=wrong[first : first + BATCH]).order_by("pk")
        with transaction.atomic():
            list(rows.select_for_update().values_list("pk"))
            rows.order_by().keep_counts_of_talk()
    return len(wrong)
