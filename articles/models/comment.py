"""What people of the house say about a passage of a text, for each other alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from . import fields
from .comment_querysets import OPEN, CommentQuerySet

# What stands once it was said; where its passage lies, and what became of it, may change.
FIXED = (
    *("translation_id", "thread_id", "person_id", "is_named", "revision_id", "words", "part"),
    *("quote", "must", "wording", "created_at"),
)


class CommentState(models.TextChoices):
    OPEN = OPEN, _("Open")
    RESOLVED = "resolved", _("Settled")
    TAKEN = "taken", _("Taken")
    REFUSED = "refused", _("Refused")


class Comment(models.Model):
    """A comment, a suggested wording, or a reply to one of them; never deleted, never reworded.

    It is about `quote` in a `part` of the text (a field, or the caption of a photo in the gallery),
    about the whole text where `part` is "". In the latest text these words begin at `start` of the
    `paragraph`, both from 0; `start` is None where the words were changed and the paragraph is
    there, `paragraph` is None where the passage is gone. `revision` is the text that was read.

    `wording` is what a suggestion wants there instead, "" to leave the words out; a comment has
    None. `is_named` says that the person had not written in the story, so that everybody may know
    who spoke; `settled_named` says it of whoever settled it. Replies have no state of their own.
    """

    MOST_LETTERS = 2000

    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, related_name="comments", db_index=False
    )
    thread = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replies", editable=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_named = models.BooleanField(default=False)
    revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    words = fields.TextField(_("comment"), max_length=MOST_LETTERS, blank=True)
    part = fields.CharField(max_length=40, blank=True)
    paragraph = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    quote = fields.TextField(_("passage"), max_length=MOST_LETTERS, blank=True)
    must = models.BooleanField(_("has to be settled before approval"), default=False)
    wording = fields.TextField(_("suggested wording"), max_length=MOST_LETTERS, null=True)
    state = models.CharField(max_length=8, choices=CommentState, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    settled_named = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)
    taken_as = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(_("said"))

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(thread=None, state__in=CommentState.values)
                | Q(thread__isnull=False, state="", must=False, wording=None, part=""),
                name="comment_reply_is_plain",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("", OPEN), settled_by=None, settled_at=None)
                | Q(
                    state__in=[state for state in CommentState.values if state != OPEN],
                    settled_by__isnull=False,
                    settled_at__isnull=False,
                ),
                name="comment_settled_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state=CommentState.TAKEN, wording__isnull=False, taken_as__isnull=False)
                | ~Q(state=CommentState.TAKEN) & Q(taken_as=None),
                name="comment_taken_as_a_text",
            ),
        ]
        indexes = [
            models.Index(fields=["translation", "-id"], name="comment_of_version"),
            models.Index(fields=["translation"], condition=Q(state=OPEN), name="comment_open"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}.{self.pk}"

    @property
    def is_suggestion(self) -> bool:
        return self.wording is not None

    @property
    def is_open(self) -> bool:
        return self.state == CommentState.OPEN


class Mention(models.Model):
    """Somebody who is named in a comment, by @ and what they sign in with.

    `is_named` says that they had not written in the story, so that everybody may know of it.
    """

    comment = models.ForeignKey(
        "Comment", on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_named = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="mention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.person_id}"
