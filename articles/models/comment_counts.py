"""How much of the talk about a version is open, as its row carries it for lists and decisions."""

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from .comment_querysets import CommentQuerySet

COUNTS = ("open_comments", "open_musts")


def worked_out(versions: type[models.Model]) -> dict[str, Combinable]:
    """Each column → what it is by the comments, for a query over `versions`."""
    comments = versions.comments.rel.related_model.objects.filter(translation=OuterRef("pk"))
    counted = (comments.open(), comments.musts())
    return {name: _number(rows) for name, rows in zip(COUNTS, counted, strict=True)}


def _number(rows: CommentQuerySet) -> Coalesce:
    every = rows.order_by().values("translation").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(every), 0)
