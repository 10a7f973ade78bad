from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields


class AssignmentQuerySet(models.QuerySet):
    def open(self) -> "AssignmentQuerySet":
        """Those of which there is no text yet, and that nobody has dropped."""
        return self.filter(translation=None, dropped_at=None)

    def told_to(
        self, person: int, *, planned_in: Collection[str], written_in: Collection[str]
    ) -> "AssignmentQuerySet":
        """All in the languages that the person plans or translates in.

        Of those that they only write in, their own, and what is anybody's.
        """
        own = Q(language__in=written_in) & (Q(person=person) | Q(person=None))
        return self.filter(Q(language__in=planned_in) | own)

    def wanted_before(self, moment: datetime) -> "AssignmentQuerySet":
        """Those that are wanted by then or by no day, the first due first."""
        due = self.filter(Q(wanted_by__lt=moment) | Q(wanted_by=None))
        return due.order_by(F("wanted_by").asc(nulls_last=True), "pk")


class Assignment(models.Model):
    """What is to be written, in which language, by whom and until when, before there is a text.

    Without a person it is anybody's who writes in the language. Begun, it leads to its text;
    `original` is a version that it asks to be translated.
    """

    MOST_LETTERS = 1000

    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    what = fields.CharField(_("what"), max_length=200)
    note = fields.TextField(_("note"), max_length=MOST_LETTERS, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    wanted_by = models.DateTimeField(_("wanted by"), null=True, blank=True)
    original = models.ForeignKey(
        "Translation",
        verbose_name=_("to be translated"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    translation = models.ForeignKey(
        "Translation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="assignments",
    )
    dropped_at = models.DateTimeField(null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(translation=None) | Q(dropped_at=None),
                name="assignment_begun_or_dropped",
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "wanted_by"],
                condition=Q(translation=None, dropped_at=None),
                name="assignment_open",
            ),
        ]

    def __str__(self) -> str:
        return self.what
