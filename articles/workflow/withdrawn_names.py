"""Names that were taken from readers come into no byline again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from articles.models import Author

from . import byline_reasons
from .decisions import Decision
from .errors import Refused

WITHDRAWN = Decision(False, "withdrawn", byline_reasons.WITHDRAWN)


def refuse_withdrawn(authors: Iterable[Author]) -> None:
    """Raise Refused where one of them, as it was read, is not to be named any more; no query."""
    if any(author.withdrawn_at for author in authors):
        raise Refused(WITHDRAWN)


@contextmanager
def naming(authors: Iterable[Author]) -> Iterator[None]:
    """Raise Refused where one of them is withdrawn while a byline is stored: the database saw it.

    For use around the transaction that stores it.
    """
    try:
        yield
    except IntegrityError:
        numbers = [author.pk for author in authors]
        if Author.objects.withdrawn().filter(pk__in=numbers).exists():
            raise Refused(WITHDRAWN) from None
        raise
