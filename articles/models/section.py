from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields
from .named import Named, has_a_name, unique_per_language


class Section(Named):
    """A public area of the site, such as politics or culture."""

    name = fields.CharField(_("name"), max_length=80, null=True, blank=True)
    description = fields.CharField(_("description"), max_length=300, null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_menu = models.BooleanField(_("in the menu"), default=True)
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Offered for new stories.")
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [has_a_name("section_has_name"), *unique_per_language("section_name")]
