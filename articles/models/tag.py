from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.languages import CHOICES

from . import fields
from .named import Named, has_a_name, unique_per_language
from .tag_querysets import TagQuerySet


class Tag(Named, TagBase):
    """A concept that stories are about: one row whatever the language, with a name in each.

    A merged tag stays, points at the one it was merged into, and never at another merged one.
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", _("Topic")
        PLACE = "place", _("Place")
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")

    name = fields.CharField(_("name"), max_length=100, null=True, blank=True)
    slug = None
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TOPIC)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["pk"]
        constraints = [
            has_a_name("tag_has_name"),
            *unique_per_language("tag_name", condition=models.Q(merged_into__isnull=True)),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("id")),
                name="tag_not_merged_into_itself",
            ),
        ]

    def save(self, *args, **kwargs) -> None:
        # taggit would make a slug of the active language's name; addresses carry the number.
        models.Model.save(self, *args, **kwargs)

    @property
    def root_id(self) -> int:
        """The id of the tag that stands for this one."""
        return self.merged_into_id or self.pk


class Spelling(models.Model):
    """One way in which a language writes a tag; hashtags and search find the tag by its key."""

    tag = models.ForeignKey(
        Tag, verbose_name=_("tag"), on_delete=models.CASCADE, related_name="spellings"
    )
    language = models.CharField(_("language"), max_length=3, choices=CHOICES)
    text = fields.CharField(_("spelling"), max_length=100)
    key = fields.CharField(
        _("key"),
        max_length=120,
        editable=False,
        help_text=_("The folded form with underscores between words."),
    )

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "key"],
                name="spelling_key",
                violation_error_message=_("Another tag has this spelling."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class RevisionTag(ItemBase):
    """A tag that a revision carries; written once with the revision."""

    content_object = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, related_name="tag_links"
    )
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="revision_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="revision_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.content_object_id} {self.tag_id}"
