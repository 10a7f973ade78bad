from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.copydesk import House

from . import fields
from .prepared import Prepared


def validate_choices(choices: dict) -> None:
    try:
        House.from_dict(choices)
    except (TypeError, ValueError) as error:
        raise ValidationError(str(error)) from error


class HouseStyle(models.Model):
    """The newsroom's choices for the copy desk, one row; what is left out keeps its default."""

    choices = fields.JSONField(
        _("choices"), default=dict, blank=True, validators=[validate_choices]
    )
    optional_rules = fields.JSONField(
        _("rules that may stay unanswered"),
        default=list,
        blank=True,
        help_text=_("An error of any other rule has to be answered before approval."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("house style")
        verbose_name_plural = _("house style")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="house_style_is_one")]

    def __str__(self) -> str:
        return str(_("House style"))

    @classmethod
    def current(cls) -> "HouseStyle":
        """The newsroom's row, or its defaults where nobody has chosen yet; one query."""
        return next(iter(CURRENT.objects()), None) or cls(pk=1)

    @property
    def house(self) -> House:
        return House.from_dict(self.choices)


CURRENT = Prepared(lambda: HouseStyle.objects.filter(pk=1))


class LeftFinding(models.Model):
    """A finding of the copy desk that somebody has read and left as it is, in one text.

    `key` says which one: its rule and the words around it, so that it stays answered while the
    rest of the text changes. One that was taken back no longer stands.
    """

    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, related_name="left_findings"
    )
    rule = fields.CharField(_("rule"), max_length=4)
    text = fields.CharField(_("text"), max_length=200)
    key = fields.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    is_standing = models.BooleanField(_("still left as it is"), default=True)

    class Meta:
        verbose_name = _("finding left as it is")
        verbose_name_plural = _("findings left as they are")
        constraints = [
            models.UniqueConstraint(fields=["translation", "key"], name="finding_left_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.text}"
