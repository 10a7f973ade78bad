from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields
from .named import Named
from .photo_querysets import PhotoQuerySet


class Photo(Named):
    """A picture, encoded anew on its way in; its words are kept per language.

    `file` never holds the file that was sent: only `articles.photos.scrub` makes what is stored.
    """

    file = models.ImageField(
        _("picture"), upload_to="photos/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sha256 = fields.CharField(max_length=64, unique=True, editable=False)
    perceptual_hash = fields.CharField(max_length=16, blank=True, editable=False)
    caption = fields.CharField(_("caption"), max_length=400, null=True, blank=True)
    alt = fields.CharField(
        _("description"),
        max_length=300,
        null=True,
        blank=True,
        help_text=_("For people who cannot see the picture."),
    )
    credit = fields.CharField(_("credit"), max_length=120, null=True, blank=True)
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not.")
    )
    source = fields.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Where it came from; internal.")
    )
    licence = fields.CharField(_("licence"), max_length=120, blank=True)
    is_graphic = models.BooleanField(
        _("graphic"), default=False, help_text=_("Blurred until somebody asks to see it.")
    )
    focal_x = models.FloatField(_("focal point, across"), default=0.5)
    focal_y = models.FloatField(_("focal point, down"), default=0.5)
    renditions = fields.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text=_("The sizes that stand ready: lists of format, width and file name."),
    )
    # Of the size that lite pages lead to, so that they can say what it costs to see it; empty until
    # sizes are made.
    lite_bytes = models.PositiveIntegerField(null=True, editable=False)
    # When sizes were ordered that are not all made; empty once they are.
    sizes_due_since = models.DateTimeField(null=True, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="replaces",
    )
    removed_at = models.DateTimeField(_("removed"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    # Where a withdrawn photo lies, once nothing of it is within readers' reach; that of one
    # shown again lies there as well.
    set_aside_as = fields.CharField(max_length=100, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(
                fields=["sizes_due_since"],
                condition=models.Q(sizes_due_since__isnull=False),
                name="photo_sizes_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
                violation_error_message=_(
                    "The focal point lies within the picture: between 0 and 1."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by__isnull=True)
                | ~models.Q(replaced_by=models.F("id")),
                name="photo_not_replaced_by_itself",
            ),
        ]

    @property
    def shown(self) -> "Photo | None":
        """What readers get where this photo was chosen: the one that replaced it, or itself.

        None once that was withdrawn or removed. No query where `replaced_by` was selected.
        """
        photo = self.replaced_by or self
        return None if photo.withdrawn_at or photo.removed_at else photo

    def sizes(self, shape: str = "") -> list[tuple[str, int, str]]:
        """Format, width and file name of all that stands ready in a shape ("" is the whole)."""
        return [
            (kind, width, name)
            for kind, width, name, *crop in self.renditions
            if crop == ([shape] if shape else [])
        ]

    def __str__(self) -> str:
        # Never its words: titles, messages and lists of choices reach people who may not read them.
        return f"#{self.pk}"

    def name_in(self, language: str) -> str:
        """The description in one language, by which staff know the picture."""
        return self.word_in("alt", language) or self.word_in("caption", language)

    def is_described_in(self, language: str) -> bool:
        """Whether readers of that language are told what is to be seen and who made it."""
        described = self.is_decorative or self.word_in("alt", language)
        return bool(described and self.word_in("credit", language))
