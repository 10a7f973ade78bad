from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """Who has a text open, and when their page last said so. It locks nothing and is no history."""

    translation = models.ForeignKey(
        "Translation", on_delete=models.CASCADE, related_name="presences"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["translation", "person"], name="presence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.translation_id}"
