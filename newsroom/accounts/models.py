from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import fields


class User(AbstractUser):
    """A person who can sign in, or a named system account that cannot."""

    display_name = fields.CharField(_("name at the desk"), max_length=120, blank=True)
    interface_language = models.CharField(
        _("interface language"),
        max_length=3,
        choices=[("en", "English"), ("ar", "العربية"), ("ckb", "سۆرانی"), ("kmr", "Kurmancî")],
        default="ar",
    )
    must_change_password = models.BooleanField(
        _("must choose a new password"),
        default=False,
        help_text=_("Set when an administrator gives a temporary password."),
    )
    is_system = models.BooleanField(_("system account"), default=False, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.display_name or self.username
