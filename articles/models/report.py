from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields


class ReportQuerySet(models.QuerySet):
    def open(self) -> "ReportQuerySet":
        """Those that nobody has closed."""
        return self.filter(closed_at__isnull=True)

    def closed(self) -> "ReportQuerySet":
        return self.filter(closed_at__isnull=False)


class Report(models.Model):
    """What a reader says is wrong in a text that readers see; nothing of who that was.

    `key` stands for the words, so that a form sent twice is one report. The desk takes it up and
    closes it by verbs.
    """

    MOST_LETTERS = 2000

    translation = models.ForeignKey("Translation", on_delete=models.PROTECT, related_name="reports")
    publication = models.ForeignKey("Publication", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    key = fields.CharField(max_length=64, editable=False)
    text = fields.TextField(_("what is wrong"), max_length=MOST_LETTERS)
    created_at = models.DateTimeField(_("sent"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken up by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed"), null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report from a reader")
        verbose_name_plural = _("reports from readers")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "key"], name="report_once"),
        ]
        indexes = [
            models.Index(fields=["language", "-id"], name="report_of_language"),
            models.Index(
                fields=["language", "-id"], condition=Q(closed_at__isnull=True), name="report_open"
            ),
            models.Index(fields=["language", "created_at"], name="report_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.pk}"
