from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields


class OldAddress(models.Model):
    """An imported or former address and what stands there now: a version, a section or a tag."""

    path = fields.CharField(
        _("path"), max_length=500, unique=True, help_text=_("Begins with a slash; no host.")
    )
    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    translation = models.ForeignKey(
        "Translation",
        verbose_name=_("language version"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="old_addresses",
    )
    section = models.ForeignKey(
        "Section",
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="old_addresses",
    )
    tag = models.ForeignKey(
        "Tag",
        verbose_name=_("tag"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="old_addresses",
    )

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(translation__isnull=False, section__isnull=True, tag__isnull=True)
                    | models.Q(translation__isnull=True, section__isnull=False, tag__isnull=True)
                    | models.Q(translation__isnull=True, section__isnull=True, tag__isnull=False)
                ),
                name="old_address_leads_to_one",
                violation_error_message=_("Choose one: a language version, a section or a tag."),
            ),
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"),
                name="old_address_is_path",
                violation_error_message=_("The path begins with a slash."),
            ),
        ]

    def __str__(self) -> str:
        return self.path
