"""The vocabulary of queries about authors and bylines."""

from django.db import models


class AuthorQuerySet(models.QuerySet):
    def standing(self) -> "AuthorQuerySet":
        """Those that a story may have: their name was not withdrawn."""
        return self.filter(withdrawn_at=None)

    def withdrawn(self) -> "AuthorQuerySet":
        """Those whose name was taken from readers, the latest first."""
        return self.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at")


class BylineQuerySet(models.QuerySet):
    def with_page(self) -> "BylineQuerySet":
        """Those of authors who have a page."""
        return self.exclude(author__kind="withheld")
