from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields
from .card_querysets import ShareCardQuerySet


class ShareCard(models.Model):
    """The picture that other sites show of a publication, drawn while readers see it.

    `key` says of what it was drawn. `name` is the file; empty where none could be drawn. Where
    `drawn_by` is not what `pages.card` says for its language, something of it may have changed.
    """

    publication = models.OneToOneField(
        "Publication", on_delete=models.CASCADE, primary_key=True, related_name="share_card"
    )
    key = fields.CharField(max_length=32, blank=True)
    name = fields.CharField(max_length=100, blank=True)
    # The release before this one knows nothing of it, and may still write for a while.
    drawn_by = fields.CharField(max_length=8, blank=True, default="", db_default="")

    objects = ShareCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")
        indexes = [models.Index(fields=["drawn_by"], name="share_card_drawn_by")]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.key}"
