from collections.abc import Collection
from functools import reduce
from itertools import pairwise
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from .querysets import Moment, PublicationQuerySet


class ShareCardQuerySet(models.QuerySet):
    def seen(self) -> "ShareCardQuerySet":
        """Those of what readers see."""
        return self.filter(Exists(self._visible()))

    def unseen(self) -> "ShareCardQuerySet":
        return self.filter(~Exists(self._visible()))

    def drawn_otherwise(self, drawers: Collection[str]) -> "ShareCardQuerySet":
        """Those of what readers see that none of these has drawn."""
        # An index leads to what lies between values, not to what is another.
        edges = ["", *sorted(drawers), "\U0010ffff"]
        between = (Q(drawn_by__gt=low, drawn_by__lt=high) for low, high in pairwise(edges))
        return self.seen().filter(reduce(or_, between, Q(drawn_by="")))

    def ended_since(self, moment: Moment) -> "ShareCardQuerySet":
        """Those of what readers saw until a moment after `moment`."""
        return self.filter(
            publication__visible_until__gt=moment, publication__visible_until__lte=Now()
        )

    def _visible(self) -> PublicationQuerySet:
        """The publication of each, if readers see it: looked up by its number, not among all."""
        publications = self.model._meta.get_field("publication").related_model.objects
        return publications.visible().filter(pk=OuterRef("publication")).order_by()
