import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CODES

from . import fields
from .named import Named, has_a_name
from .risk_flags import usually_blocking, validate_flags


def all_languages() -> list[str]:
    return list(CODES)


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


def validate_language_order(codes: list[str]) -> None:
    if sorted(codes) != sorted(CODES):
        raise ValidationError(_("Name each language once."))


def blocking_choice() -> list[str] | None:
    """Which risk flags the outlet lets stop a publication, None before there is one; a query."""
    return Outlet.objects.values_list("blocking_flags", flat=True).first()


class Outlet(Named):
    """The newsroom itself, one row: its name, logo, time zone and the order of its languages."""

    name = fields.CharField(_("name"), max_length=120, null=True, blank=True)
    tagline = fields.CharField(_("tagline"), max_length=200, null=True, blank=True)
    logo = models.ForeignKey(
        "Photo",
        verbose_name=_("logo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="logo_of",
    )
    time_zone = fields.CharField(
        _("time zone"), max_length=60, default="Asia/Damascus", validators=[validate_time_zone]
    )
    language_order = fields.JSONField(
        _("order of languages"), default=all_languages, validators=[validate_language_order]
    )
    language_style = fields.JSONField(
        _("dates and digits"),
        default=dict,
        blank=True,
        help_text=_("Per language: digits, month names, double month names."),
    )
    blocking_flags = fields.JSONField(
        _("risk flags that stop a publication"),
        default=usually_blocking,
        db_default=usually_blocking(),
        blank=True,
        validators=[validate_flags],
    )

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlet")
        constraints = [
            has_a_name("outlet_has_name"),
            models.CheckConstraint(condition=models.Q(pk=1), name="outlet_is_one"),
        ]
