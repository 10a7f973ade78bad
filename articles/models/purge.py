from django.db import models
from django.db.models.functions import Now

from articles.languages import CHOICES


class PurgeQuerySet(models.QuerySet):
    def due(self) -> "PurgeQuerySet":
        return self.filter(next_at__lte=Now()).order_by("next_at", "pk")


class Purge(models.Model):
    """That a CDN is to forget the pages of a language, or those on which a publication stands.

    It is asked twice: what a process has given out before it knew of the change, it forgets by the
    second time. Gone when both were acknowledged.
    """

    language = models.CharField(max_length=3, choices=CHOICES)
    publication = models.ForeignKey("Publication", on_delete=models.CASCADE, null=True)
    ordered_at = models.DateTimeField(db_default=Now())
    next_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    is_acknowledged = models.BooleanField(default=False)

    objects = PurgeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="purge_due")]

    def __str__(self) -> str:
        return f"{self.language} {self.publication_id or ''}".strip()
