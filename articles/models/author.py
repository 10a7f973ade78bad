from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields
from .named import Named, has_a_name


class Author(Named):
    """Who readers see as the writer: a person, a pseudonym or a desk; never an account."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person or pseudonym")
        DESK = "desk", _("Desk")
        AGENCY = "agency", _("Agency")

    name = fields.CharField(_("name"), max_length=120, null=True, blank=True)
    biography = fields.TextField(_("biography"), null=True, blank=True, max_length=1000)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PERSON)
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Offered for new stories.")
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["pk"]
        constraints = [has_a_name("author_has_name")]
