"""What is said about texts: the vocabulary of queries."""

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.expressions import Combinable

OPEN = "open"


class CommentQuerySet(models.QuerySet):
    def open(self) -> "CommentQuerySet":
        """Those that nobody has settled, taken or refused; replies are none."""
        return self.filter(state=OPEN)

    def musts(self) -> "CommentQuerySet":
        """Those that have to be settled before anything of the text goes on."""
        return self.open().filter(must=True)

    def beginnings(self) -> "CommentQuerySet":
        """The first of each thread: comments and suggestions, no replies."""
        return self.filter(thread=None)

    def open_first(self) -> "CommentQuerySet":
        """The open ones before the others, of each the latest first."""
        rank = Case(When(state=OPEN, then=Value(0)), default=Value(1))
        return self.order_by(rank, "-pk")

    def of_latest_threads(self, version: int | Combinable, most: int) -> "CommentQuerySet":
        """All that was said in that many threads of a version, open ones before others."""
        threads = self.filter(translation=version).beginnings().open_first().values("pk")[:most]
        said = Q(pk__in=threads) | Q(thread__in=threads)
        return self.filter(said, translation=version)

    def of_pages(
        self, version: int, most: int, *, before: int | None = None, also: int = 0
    ) -> "CommentQuerySet":
        """All that was said in the open threads of a version, and in that many settled ones.

        Those are the latest, before a number where it is given; then without the open ones, which
        stand on the first page. `also` is a thread that is there in any case.
        """
        own = self.filter(translation=version)
        settled = own.beginnings().exclude(state=OPEN)
        if before:
            settled = settled.filter(pk__lt=before)
        threads = Q(pk__in=settled.order_by("-pk").values("pk")[:most]) | Q(pk=also)
        if not before:
            threads |= Q(state=OPEN)
        chosen = own.beginnings().filter(threads).order_by().values("pk")
        return own.filter(Q(pk__in=chosen) | Q(thread__in=chosen))
