from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """Work that is done again and again: when it last began, ended well, and failed."""

    name = models.CharField(max_length=40, primary_key=True)
    begun_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    # What it said in the end, for whoever looks after the server.
    outcome = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("Server")

    def __str__(self) -> str:
        return self.name


class SentJob(models.Model):
    """A job of which the broker was told, until somebody takes it."""

    job = models.UUIDField(primary_key=True)
    # When it is told again.
    again_at = models.DateTimeField(db_index=True)
    times = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.job)
