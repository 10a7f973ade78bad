from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class PingQuerySet(models.QuerySet):
    def due(self) -> "PingQuerySet":
        """Those whose hour has come, and that were not tried too often; the oldest first."""
        due = self.filter(next_at__lte=Now(), attempts__lt=Ping.MOST_ATTEMPTS)
        return due.order_by("next_at", "pk")


class Ping(models.Model):
    """That somebody outside is to be told of a publication, from `next_at` on; gone when done.

    It says nothing of what readers see: whoever tells it asks what is visible.
    """

    class Receiver(models.TextChoices):
        WEBSUB = "websub", "WebSub"
        INDEXNOW = "indexnow", "IndexNow"

    MOST_ATTEMPTS = 8

    receiver = models.CharField(max_length=8, choices=Receiver)
    publication = models.ForeignKey("Publication", on_delete=models.CASCADE, related_name="pings")
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = PingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ping")
        verbose_name_plural = _("pings")
        indexes = [models.Index(fields=["next_at"], name="ping_due")]

    def __str__(self) -> str:
        return f"{self.receiver} {self.publication_id}"
