from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import Move, Status

from . import fields


class WorkflowEvent(models.Model):
    """Who moved what, from where to where, why, on which revision; append-only.

    `token` is the form's idempotency token: the same form sent twice finds its first event.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="events")
    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, null=True, related_name="events"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    move = models.CharField(_("move"), max_length=12, choices=Move)
    from_status = models.CharField(_("from"), max_length=10, choices=Status, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Status, blank=True)
    note = fields.CharField(_("note"), max_length=1000, blank=True)
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    publication = models.ForeignKey(
        "Publication", on_delete=models.PROTECT, null=True, related_name="events"
    )
    token = fields.CharField(max_length=64, null=True, editable=False)
    created_at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "token"],
                condition=models.Q(token__isnull=False),
                name="event_token_once",
            ),
        ]
        indexes = [models.Index(fields=["translation", "-id"], name="event_history")]

    def __str__(self) -> str:
        return f"{self.get_move_display()} {self.created_at:%Y-%m-%d %H:%M}"
