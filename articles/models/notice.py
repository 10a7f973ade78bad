"""What people are told, how each of them wishes to hear of it, and which publications are told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from . import fields
from .notice_querysets import Counted, NoticeQuerySet


class Notice(models.Model):
    """That one person is told one thing, about a language version or a whole story.

    Made in the transaction of whatever happened; its words are worked out when it is read. `anchor`
    is the id on the screen to which it leads. A mail is claimed by `mailed_at` before it is sent.
    """

    class Kind(models.TextChoices):
        """What somebody can be told; the words stand at the desk and over a mail alike."""

        SENT_BACK = "sent_back", _("A text was sent back")
        APPROVED = "approved", _("A text was approved")
        PUBLISHED = "published", _("A text has come out")
        HELD = "held", _("A schedule was stopped")
        WITHDRAWN = "withdrawn", _("A text was withdrawn")
        TO_REVIEW = "to_review", _("A text waits for review")
        TAKEN_OVER = "taken_over", _("A review was taken over")
        SOURCE_CHANGED = "source_changed", _("The source of a translation has changed")
        CORRECTION = "correction", _("A correction in another language is to be followed")
        MENTIONED = "mentioned", _("You were named in a comment")
        ANSWERED = "answered", _("A comment was answered")
        FLAG_CLEARED = "flag_cleared", _("A risk flag was cleared")

    class Way(models.TextChoices):
        """How somebody hears of a kind of thing; by mail always means at the desk as well."""

        DESK = "desk", _("At the desk")
        AT_ONCE = "at_once", _("By mail at once")
        DIGEST = "digest", _("By mail once a day")
        NOTHING = "nothing", _("Not at all")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices", db_index=False
    )
    kind = models.CharField(_("what"), max_length=16, choices=Kind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    anchor = fields.CharField(max_length=40, blank=True)
    way = models.CharField(max_length=8, choices=Way)
    created_at = models.DateTimeField(_("when"))
    read_at = models.DateTimeField(_("read"), null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-created_at", "-id"], name="notice_of_person"),
            models.Index(
                fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(
                fields=["created_at"],
                condition=Q(
                    way__in=("at_once", "digest"), read_at__isnull=True, mailed_at__isnull=True
                ),
                name="notice_to_be_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"


# More nobody counts: the desk says "99+".
MOST_COUNTED = 100


def unread_of(person_id: int | Combinable) -> Counted:
    """How many notices somebody has not read, `MOST_COUNTED` at the most."""
    rows = Notice.objects.unread().filter(person_id=person_id).order_by()
    return Counted(rows.values("pk")[:MOST_COUNTED])


class Wish(models.Model):
    """How a person wishes to hear of one kind of thing, where that is not the usual way."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="wishes", db_index=False
    )
    kind = models.CharField(_("what"), max_length=16, choices=Notice.Kind)
    way = models.CharField(_("how"), max_length=8, choices=Notice.Way)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="wish_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.way}"


class ToldPublication(models.Model):
    """That a publication was told at the desk; the row of whoever does it first stands."""

    publication = models.OneToOneField(
        "Publication", on_delete=models.PROTECT, primary_key=True, related_name="told"
    )

    class Meta:
        verbose_name = verbose_name_plural = _("told publications")

    def __str__(self) -> str:
        return f"{self.publication_id}"
