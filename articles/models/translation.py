from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES, LANGUAGES, Language
from articles.states import Status

from . import fields
from .version_querysets import TranslationQuerySet


class Translation(models.Model):
    """One language version of a story, the original too; the unit of work.

    `status` speaks of `latest_revision` only. What readers see is told by publications.
    """

    article = models.ForeignKey(
        "Article", verbose_name=_("story"), on_delete=models.PROTECT, related_name="translations"
    )
    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    latest_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approval = models.ForeignKey("Approval", on_delete=models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(
        "self",
        verbose_name=_("translated from"),
        on_delete=models.PROTECT,
        null=True,
        related_name="derived",
    )
    confirmed_source = models.ForeignKey(
        "Revision",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("The source text that somebody said this one still agrees with."),
    )
    held_publication = models.ForeignKey(
        "Publication",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("A schedule that an edit has stopped."),
    )
    first_published_at = models.DateTimeField(_("first published"), null=True)
    slug = fields.CharField(max_length=80, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="translation_once"),
            models.CheckConstraint(
                condition=models.Q(status=Status.APPROVED, approval__isnull=False)
                | (~models.Q(status=Status.APPROVED) & models.Q(approval__isnull=True)),
                name="translation_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="translation_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["language", "status", "-id"], name="translation_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}"

    @property
    def in_language(self) -> Language:
        return LANGUAGES[self.language]
