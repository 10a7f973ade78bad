from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields


class Rebuild(models.Model):
    """How far something that is made anew has come; gone once it is done.

    `what` is a language (its search index), a kind of the desk's rows, or "pages".
    """

    what = fields.CharField(max_length=8, primary_key=True)
    position = models.BigIntegerField(help_text=_("The last row that is done."))

    class Meta:
        verbose_name = _("rebuild")
        verbose_name_plural = _("rebuilds")

    def __str__(self) -> str:
        return f"{self.what} {self.position}"
