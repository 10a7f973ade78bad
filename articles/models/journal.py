from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import Move, Status, Subject

from . import fields


class JournalQuerySet(models.QuerySet):
    def of(self, subject: Subject, subject_id: int) -> "JournalQuerySet":
        """Everything that was done to one thing, the latest first."""
        return self.filter(subject=subject, subject_id=subject_id)

    def of_form(self, actor: AbstractBaseUser, token: str | None) -> "JournalEntry | None":
        """What this very form has done already, if it was sent before; a query if it has a token.

        A form may have done several things under tokens of their own.
        """
        return self.filter(actor_id=actor.pk, token=token).first() if token else None

    def numbers_after(self, number: int) -> "JournalQuerySet":
        """The numbers of the entries after that one, in order."""
        return self.filter(pk__gt=number).order_by("pk").values_list("pk", flat=True)

    def left_out(self) -> "JournalQuerySet":
        """The numbers of entries that have no seal and do not wait for one."""
        waiting = self.model._meta.apps.get_model("articles", "WaitingEntry").objects
        is_waiting = models.Exists(waiting.filter(entry=models.OuterRef("pk")))
        rows = self.filter(~is_waiting, seal=None).order_by("pk")
        return rows.values_list("pk", flat=True)


class JournalEntry(models.Model):
    """Who did what to what, why, and what stood there before and after; append-only.

    `subject_id` is the number of the story, photo, tag … that `subject` speaks of; a language
    version's moves are its story's, and name the version, its text and its publication as well.
    `before` and `after` hold what was changed, by field, as JSON. `token` is the form's idempotency
    token: the same form sent twice finds its first entry.
    """

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    move = models.CharField(_("move"), max_length=20, choices=Move)
    subject = models.CharField(_("what"), max_length=12, choices=Subject)
    subject_id = models.BigIntegerField()
    translation = models.ForeignKey(
        "Translation", on_delete=models.PROTECT, null=True, related_name="journal"
    )
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    publication = models.ForeignKey(
        "Publication", on_delete=models.PROTECT, null=True, related_name="journal"
    )
    from_status = models.CharField(_("from"), max_length=10, choices=Status, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Status, blank=True)
    note = fields.CharField(_("note"), max_length=1000, blank=True)
    before = fields.JSONField(null=True)
    after = fields.JSONField(null=True)
    token = fields.CharField(max_length=64, null=True, editable=False)
    created_at = models.DateTimeField(_("when"))

    objects = JournalQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "token"],
                condition=models.Q(token__isnull=False),
                name="journal_token_once",
            ),
        ]
        indexes = [
            models.Index(fields=["translation", "-id"], name="journal_of_version"),
            models.Index(fields=["subject", "subject_id", "-id"], name="journal_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.get_move_display()} {self.created_at:%Y-%m-%d %H:%M}"
