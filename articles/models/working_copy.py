from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from . import fields


class WorkingCopyQuerySet(models.QuerySet):
    def perhaps_with_photo(self, photos: Collection[int]) -> "WorkingCopyQuerySet":
        """Copies in which a photo's number stands where it may mean the photo.

        Bodies are kept as they were typed, so that whoever asks has to read what is found.
        """
        found = Q(content__lead_photo__in=[str(number) for number in photos])
        for number in photos:
            found |= Q(content__gallery__icontains=str(number))
            found |= Q(content__body__icontains="data-photo") & Q(
                content__body__icontains=str(number)
            )
        return self.filter(found)


class WorkingCopy(models.Model):
    """The text as somebody is typing it: one per opened form, overwritten, never history.

    `key` names the form on the screen, so that two tabs, or two new stories, never overwrite each
    other. `content` has the keys of the writing form. `translation` is empty while a new story
    has not been saved for the first time.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = fields.CharField(max_length=32)
    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, null=True, related_name="working_copies"
    )
    language = models.CharField(max_length=3, choices=CHOICES)
    opened_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    content = fields.JSONField(default=dict)
    updated_at = models.DateTimeField(_("last typed"), auto_now=True)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="working_copy_of_one_form"),
        ]
        indexes = [
            models.Index(fields=["person", "-updated_at"], name="working_copy_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.translation_id}"
