from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from . import fields


class RevisionKind(models.TextChoices):
    """What a change is to readers and to the other languages."""

    TEXT = "text", _("Writing")
    MINOR = "minor", _("Minor edit")
    UPDATE = "update", _("Update")
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")

    @property
    def is_told(self) -> bool:
        """Whether readers are told of it, by the note that comes with it."""
        return self in {RevisionKind.CORRECTION, RevisionKind.CLARIFICATION}


class Revision(models.Model):
    """A saved state of a language version's text; never changed once made."""

    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    kicker = fields.CharField(_("kicker"), max_length=60, blank=True)
    headline = fields.CharField(_("headline"), max_length=200, blank=True)
    standfirst = fields.CharField(_("standfirst"), max_length=500, blank=True)
    body = fields.TextField(_("text"), blank=True)
    lead_photo = models.ForeignKey(
        "Photo",
        verbose_name=_("lead photo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leads",
    )
    lead_caption = fields.CharField(_("caption"), max_length=400, blank=True)
    lead_alt = fields.CharField(_("description of the photo"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind of change"), max_length=13, choices=RevisionKind, default=RevisionKind.TEXT
    )
    note = fields.CharField(_("note on the change"), max_length=300, blank=True)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="revisions",
        db_index=False,
    )
    source_revision = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="translated_as"
    )
    only_repairs = models.BooleanField(
        _("repairs alone"),
        default=False,
        help_text=_("Nothing but safe repairs of the copy desk, over somebody else’s text."),
    )
    # The number of the earlier text of the version whose words these are.
    restored_number = models.PositiveIntegerField(null=True)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Whose wording was taken; they count as one of the writers."),
    )
    created_at = models.DateTimeField(_("saved"))

    tags = TaggableManager(through="articles.RevisionTag", blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "number"], name="revision_number"),
        ]
        indexes = [models.Index(fields=["writer", "translation"], name="revision_of_writer")]

    def __str__(self) -> str:
        return self.headline or f"{self.translation_id}.{self.number}"
