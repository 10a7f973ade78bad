from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields
from .querysets import PublicationQuerySet


class Approval(models.Model):
    """That somebody other than its writers has cleared a revision; never changed once made."""

    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="approvals")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    waived = models.BooleanField(
        _("four eyes waived"), default=False, help_text=_("Allowed by the newsroom's setting.")
    )
    created_at = models.DateTimeField(_("approved"))

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(waived=True) | ~Q(writer=F("approver")), name="approval_four_eyes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.approver_id}"


class Publication(models.Model):
    """What readers saw, from when until when. Rows are added; only an end still ahead may move.

    A schedule that was cancelled ends at the moment where it begins, so it was never visible.
    """

    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, related_name="publications"
    )
    language = models.CharField(max_length=3, choices=CHOICES)
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="publications")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="publications")
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    visible_from = models.DateTimeField(_("visible from"))
    visible_until = models.DateTimeField(_("visible until"), null=True)
    first_published_at = models.DateTimeField(
        _("first published"), help_text=_("Of the language version: what lists are sorted by.")
    )
    is_minor = models.BooleanField(
        _("minor"), default=False, help_text=_("Nothing that makes translations outdated.")
    )
    body = fields.TextField(help_text=_("The text as readers get it, hashtags linked."))
    word_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visible_until__isnull=True) | Q(visible_until__gte=F("visible_from")),
                name="publication_forwards",
            ),
            models.UniqueConstraint(
                fields=["translation"],
                condition=Q(visible_until__isnull=True),
                name="publication_one_open",
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "-first_published_at", "-id"], name="publication_latest"
            ),
            models.Index(fields=["translation", "visible_from"], name="publication_history"),
            models.Index(fields=["visible_from"], name="publication_begins"),
            models.Index(
                fields=["visible_until"],
                condition=Q(visible_until__isnull=False),
                name="publication_ends",
            ),
            models.Index(
                fields=["language", "visible_until"],
                condition=Q(visible_until__isnull=False),
                name="publication_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.visible_from:%Y-%m-%d %H:%M}"
