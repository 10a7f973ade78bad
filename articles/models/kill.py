from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Kill(models.Model):
    """While it stands, nothing of its story can be published, in any language.

    Who began and who lifted it, and why, is in the journal.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="kills")
    begun_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("kill")
        verbose_name_plural = _("kills")
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(lifted_at__isnull=True), name="kill_stands_once"
            ),
            models.CheckConstraint(condition=Q(lifted_at__gte=F("begun_at")), name="kill_forwards"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.begun_at:%Y-%m-%d %H:%M}"
