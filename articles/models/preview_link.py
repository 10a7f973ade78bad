from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from . import fields


class PreviewLinkQuerySet(models.QuerySet):
    def standing(self) -> "PreviewLinkQuerySet":
        """Those that nobody and nothing has ended, and whose time is not over."""
        return self.filter(ended_at__isnull=True, until__gt=Now())

    def made_by(self, person_id: int) -> "PreviewLinkQuerySet":
        return self.filter(sharer_id=person_id)

    def along_with(self, version: models.Model) -> "PreviewLinkQuerySet":
        """Those to texts of a version, and of the posts of its story in its language."""
        posts = Q(translation__article__part_of=version.article_id)
        posts &= Q(translation__language=version.language)
        return self.filter(Q(translation=version.pk) | posts)

    def to_story(self, article_id: int) -> "PreviewLinkQuerySet":
        """Those to texts of a story in any language, and of its posts."""
        own = Q(translation__article=article_id)
        return self.filter(own | Q(translation__article__part_of=article_id))


class PreviewLink(models.Model):
    """An address under which somebody without an account reads one text, and nothing later.

    `digest` is of the secret in the address, which is stored nowhere. Of those who open it nothing
    is kept but how many times that was; `hour_from` and `opened_in_hour` are what limits them.
    """

    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, related_name="preview_links"
    )
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="+")
    digest = fields.CharField(max_length=64, unique=True, editable=False)
    sharer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)
    hour_from = models.DateTimeField(null=True, editable=False)
    opened_in_hour = models.PositiveIntegerField(default=0, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("created_at")), name="link_forwards"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.pk}"
