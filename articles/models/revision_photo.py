from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields


class RevisionPhoto(models.Model):
    """A photo's position in the gallery of a revision, and what stands under it; never changed."""

    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="gallery_links")
    photo = models.ForeignKey("Photo", on_delete=models.PROTECT, related_name="gallery_links")
    position = models.PositiveSmallIntegerField()
    caption = fields.CharField(_("caption"), max_length=400, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "photo"], name="gallery_photo_once"),
            models.UniqueConstraint(fields=["revision", "position"], name="gallery_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.photo_id}"
