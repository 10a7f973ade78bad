"""What search keeps: which publications are indexed, how far a rebuild is, what was not found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields


class SearchEntry(models.Model):
    """That a publication is in the index.

    The words stand in a full-text table beside it on SQLite, in a `tsvector` column of this table
    on PostgreSQL; `articles.search` alone writes either. `shape` is the SHAPE of the words there:
    whoever changes what texts are found by raises it, so that an index of old words is told of.
    """

    SHAPE = 3

    publication = models.OneToOneField(
        "Publication", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    language = models.CharField(max_length=3, choices=CHOICES)
    shape = models.PositiveSmallIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.publication_id} {self.language}"


class DeskEntry(models.Model):
    """That the desk finds a row by its words; the words stand as those of SearchEntry do.

    The id says which row: its own id and the number of its kind, put together.
    """

    SHAPE = 3
    KINDS = ("text", "story", "photoar", "tag", "author", "photockb", "photokmr")
    STRIDE = 8

    id = models.BigIntegerField(primary_key=True)
    shape = models.PositiveSmallIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("desk search entry")
        verbose_name_plural = _("desk search entries")

    def __str__(self) -> str:
        return f"{self.KINDS[self.pk % self.STRIDE]} {self.pk // self.STRIDE}"

    @classmethod
    def number_of(cls, kind: str, row_id: int) -> int:
        """The id of the entry of a row."""
        return row_id * cls.STRIDE + cls.KINDS.index(kind)


class SearchMiss(models.Model):
    """What readers looked for in vain on one day: the words and how often, nothing of who asked."""

    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    key = fields.CharField(max_length=100, editable=False)
    text = fields.CharField(_("words"), max_length=100)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-day", "-count"]
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "key"], name="search_miss_once"),
        ]

    def __str__(self) -> str:
        return self.text
