from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES, LANGUAGES, Language
from articles.states import Status

from . import fields
from .version_moments import MAY_BE_READY, MAY_HAVE_CHANGED
from .version_querysets import TranslationQuerySet


def _copied_from_a_publication() -> models.ForeignKey:
    """A revision that a publication names as well, whose constraint stands for both.

    SQLite would look through every version for each new revision, to keep one without an index.
    """
    return models.ForeignKey(
        "Revision",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )


class Translation(models.Model):
    """One language version of a story, the original too; the unit of work.

    `status` speaks of `latest_revision` only. What readers see is told by publications; the moments
    of the last two of them stand here as well, for the desk's lists, written by `keep_moments`.
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
    gone_note = fields.CharField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("What readers are told at the address of a story that was withdrawn."),
    )
    last_from = models.DateTimeField(null=True, editable=False)
    last_until = models.DateTimeField(null=True, editable=False)
    last_out = _copied_from_a_publication()
    before_from = models.DateTimeField(null=True, editable=False)
    before_until = models.DateTimeField(null=True, editable=False)
    before_out = _copied_from_a_publication()
    out_of_step_from = models.DateTimeField(null=True, editable=False)
    # Who has said that they read the text, and until when; it forbids nobody anything.
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    reviewing_until = models.DateTimeField(null=True)
    together_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text=_("The moment for which it was scheduled together with other languages."),
    )
    wanted_by = models.DateTimeField(_("wanted by"), null=True, editable=False)
    # Of what is said about the text: how much is open, and how much of that has to be settled.
    open_comments = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    open_musts = models.PositiveIntegerField(default=0, db_default=0, editable=False)
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
            models.CheckConstraint(
                condition=models.Q(reviewer__isnull=True, reviewing_until__isnull=True)
                | models.Q(reviewer__isnull=False, reviewing_until__isnull=False),
                name="translation_claim_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["language", "status", "-id"], name="translation_queue"),
            models.Index(
                fields=["status", "-id"],
                condition=models.Q(approval__isnull=True),
                name="translation_uncleared",
            ),
            models.Index(fields=["last_from"], name="translation_last_from"),
            models.Index(
                fields=["language", "-id"], condition=MAY_BE_READY, name="translation_ready"
            ),
            models.Index(
                fields=["language", "-id"],
                condition=models.Q(out_of_step_from__isnull=False),
                name="translation_out_of_step",
            ),
            models.Index(
                fields=["-id"],
                condition=models.Q(held_publication__isnull=False),
                name="translation_held",
            ),
            models.Index(
                fields=["language", "-id"], condition=MAY_HAVE_CHANGED, name="translation_changed"
            ),
            # PostgreSQL cannot tell how few these are, and of several languages it would read every
            # version from the newest on; SQLite counts by the other.
            models.Index(
                fields=["-id", "language"],
                condition=MAY_HAVE_CHANGED,
                name="translation_last_changed",
            ),
            models.Index(
                fields=["wanted_by"],
                condition=models.Q(wanted_by__isnull=False),
                name="translation_wanted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}"

    @property
    def in_language(self) -> Language:
        return LANGUAGES[self.language]
