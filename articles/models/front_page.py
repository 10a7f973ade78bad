from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields
from .front_page_querysets import BreakingLineQuerySet, PinQuerySet


class FrontPage(models.Model):
    """The home page of a language as its editors arrange it; the row is held for each change."""

    language = models.CharField(_("language"), max_length=3, choices=CHOICES, unique=True)

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")

    def __str__(self) -> str:
        return self.language

    @classmethod
    def of(cls, language: str) -> "FrontPage":
        """The row of a language, not stored yet where nobody has arranged anything; one query."""
        return cls.objects.filter(language=language).first() or cls(language=language)


class Pin(models.Model):
    """A language version that stands at a position of its front page, `until` a moment or for good.

    It says nothing of what readers may see: they meet it through its publication's `visible()`.
    """

    front_page = models.ForeignKey(FrontPage, on_delete=models.PROTECT, related_name="pins")
    translation = models.ForeignKey("Translation", on_delete=models.PROTECT, related_name="pins")
    position = models.PositiveSmallIntegerField()
    until = models.DateTimeField(null=True)

    objects = PinQuerySet.as_manager()

    class Meta:
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["front_page", "position"], name="pin_position_once"),
            models.UniqueConstraint(fields=["front_page", "translation"], name="pin_once"),
        ]
        indexes = [
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="pin_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.translation_id}"


class BreakingLine(models.Model):
    """What stood above everything on a language's home page, and when; only an end ahead may move.

    Without a text it shows the headline of its story; with a story it ends with it.
    """

    MOST_LETTERS = 140

    language = models.CharField(max_length=3, choices=CHOICES)
    text = fields.CharField(max_length=MOST_LETTERS, blank=True)
    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, null=True, related_name="breaking_lines"
    )
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField()

    objects = BreakingLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking line")
        verbose_name_plural = _("breaking lines")
        ordering = ["-visible_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visible_until__gte=F("visible_from")), name="breaking_line_forwards"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(translation__isnull=False),
                name="breaking_line_says_something",
            ),
        ]
        indexes = [
            models.Index(fields=["language", "visible_until"], name="breaking_line_of_language"),
            models.Index(fields=["visible_until"], name="breaking_line_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text or self.translation_id}"
