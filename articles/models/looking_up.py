"""Whether there is something, asked for each row of a page by itself."""

from django.db.models import QuerySet, Subquery
from django.db.models.lookups import IsNull


def is_there(rows: QuerySet) -> IsNull:
    """As Exists, of which PostgreSQL may first read all rows there are, to know it for any."""
    return IsNull(Subquery(rows.values("pk")[:1]), False)
