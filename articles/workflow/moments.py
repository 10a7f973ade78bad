"""The moments that versions carry of their publications, put right where they are not theirs."""

from django.db import transaction

from articles.models import Translation
from articles.models.version_moments import astray

BATCH = 500


def put_moments_right() -> int:
    """Work the moments out anew where they differ from the publications; the number of versions.

    While the site runs: each row is held for it. Verbs keep them, so that there is something to do
    only where rows were written past them.
    """
    wrong = sorted({found.version for found in astray(Translation.objects.all())})
    for first in range(0, len(wrong), BATCH):
        rows = Translation.objects.filter(pk__in=wrong[first : first + BATCH]).order_by("pk")
        with transaction.atomic():
            list(rows.select_for_update().values_list("pk"))
            rows.order_by().keep_moments()
    return len(wrong)
