"""What readers get of a publication, worked out when it was published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields
from .querysets import FinishedPageQuerySet, ListingRowQuerySet


class FinishedPage(models.Model):
    """The inside of a publication's page and its teaser in lists, with the publication's moments.

    Verbs write it; whoever reads finds it through `visible()`, like the publication itself.
    `teaser` and `item` (in feeds) are JSON, `head` and `inside` HTML; in the last three addresses
    begin with `pages.insides.ORIGIN`. Where `made_by` is not what `pages.maker` says, nobody may
    get them: then the page is worked out when it is read.
    """

    publication = models.OneToOneField(
        "Publication", on_delete=models.CASCADE, primary_key=True, related_name="finished_page"
    )
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=3, choices=CHOICES)
    first_published_at = models.DateTimeField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    made_by = fields.CharField(max_length=8, blank=True, editable=False)
    path = fields.TextField()
    teaser = fields.TextField(blank=True)
    head = fields.TextField(blank=True)
    inside = fields.TextField(blank=True)
    item = fields.TextField(blank=True)
    # In which part of the sitemap it stands (`sitemap_parts`), and when its last text came out
    # that was not minor; 0 and None until it is finished.
    part = models.BigIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)

    objects = FinishedPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("finished page")
        verbose_name_plural = _("finished pages")
        indexes = [
            models.Index(fields=["language", "made_by"], name="page_made_by"),
            models.Index(fields=["part", "updated_at"], name="page_of_part"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.language}"


class ListingRow(models.Model):
    """That a publication stands in a list, with its moments: of all stories, or of one subject.

    `subject` is the number of the section, tag or author, of a post that of its live story; of the
    other lists it is 0. A post stands in no other list. Lists are
    sorted by `first_published_at`: in that of corrections it is when the correction came out.
    """

    class Kind(models.IntegerChoices):
        ALL = 0
        SECTION = 1
        TAG = 2
        AUTHOR = 3
        OPINION = 4
        CORRECTION = 5
        POST = 6

    page = models.ForeignKey(
        FinishedPage, on_delete=models.DO_NOTHING, related_name="rows", db_index=False
    )
    language = models.CharField(max_length=3, choices=CHOICES)
    kind = models.PositiveSmallIntegerField(choices=Kind)
    subject = models.BigIntegerField()
    first_published_at = models.DateTimeField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)

    objects = ListingRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of lists")
        constraints = [
            models.UniqueConstraint(fields=["page", "kind", "subject"], name="listing_row_once"),
        ]
        indexes = [
            models.Index(
                fields=["language", "kind", "subject", "-first_published_at", "-page"],
                name="listing_row_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.kind} {self.subject}: {self.page_id}"
