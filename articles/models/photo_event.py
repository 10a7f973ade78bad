from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields


class PhotoChange(models.TextChoices):
    """What can be done to a photo; each is a verb in `workflow/`."""

    ADDED = "added", _("Added")
    EDITED = "edited", _("Words changed")
    FOCUSED = "focused", _("Focal point set")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SHOWN_AGAIN = "shown", _("Shown again")
    REPLACED = "replaced", _("Replaced")
    REMOVED = "removed", _("Removed")


class PhotoEvent(models.Model):
    """Who did what to a photo, and why; append-only.

    `token` is the form's idempotency token, as in WorkflowEvent.
    """

    photo = models.ForeignKey("Photo", on_delete=models.PROTECT, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("change"), max_length=10, choices=PhotoChange)
    note = fields.CharField(_("note"), max_length=1000, blank=True)
    token = fields.CharField(max_length=64, null=True, editable=False)
    created_at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "token"],
                condition=models.Q(token__isnull=False),
                name="photo_event_token_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.created_at:%Y-%m-%d %H:%M}"
