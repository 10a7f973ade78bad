"""What stands on front pages, and until when."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .querysets import SeenQuerySet


class PinQuerySet(models.QuerySet):
    def standing(self) -> "PinQuerySet":
        """Those that have not ended, whether or not readers see their stories."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=Now()))

    def endings_ahead(self) -> "PinQuerySet":
        """When stories stop being pinned: moments, the nearest first."""
        ahead = self.filter(until__gt=Now()).order_by("until")
        return ahead.values_list("until", flat=True)


class BreakingLineQuerySet(SeenQuerySet):
    tie = "id"

    def endings_ahead(self) -> "BreakingLineQuerySet":
        """When lines are to be seen no more: moments, the nearest first."""
        ahead = self.filter(visible_until__gt=Now()).order_by("visible_until")
        return ahead.values_list("visible_until", flat=True)
