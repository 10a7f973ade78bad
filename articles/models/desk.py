from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES
from articles.states import DESK_ROLES, Role


class DeskMember(models.Model):
    """A role that a person has on the desk of one language."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="desk_roles",
    )
    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    role = models.CharField(
        _("role"), max_length=12, choices=[(role.value, role.label) for role in DESK_ROLES]
    )
    sees_writers = models.BooleanField(
        _("sees who really wrote"),
        default=False,
        help_text=_("The accounts behind the bylines of this language."),
    )

    class Meta:
        verbose_name = _("desk role")
        verbose_name_plural = _("desk roles")
        ordering = ["language", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "language", "role"],
                name="desk_role_once",
                violation_error_message=_("This person has this role already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.AUDITOR, sees_writers=True),
                name="auditor_sees_no_writers",
                violation_error_message=_("An auditor does not see who really wrote."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.get_role_display()}"
