"""Notices: the vocabulary of queries about what a person is told."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import BigIntegerField, Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from articles.states import Move, Role, Subject

from .journal import JournalEntry
from .kill import Kill
from .looking_up import is_there
from .publication import Publication
from .querysets import PublicationQuerySet
from .translation import Translation
from .version_querysets import TranslationQuerySet


class NoticeQuerySet(models.QuerySet):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def latest_first(self) -> "NoticeQuerySet":
        """The order of the index notice_of_person."""
        return self.order_by("-created_at", "-pk")

    def before(self, number: int) -> "NoticeQuerySet":
        """What follows that notice in a list that runs latest first (keyset pages)."""
        moment = Subquery(self.model.objects.filter(pk=number).values("created_at"))
        earlier = Q(created_at__lt=moment) | Q(created_at=moment, pk__lt=number)
        return self.filter(earlier, created_at__lte=moment)

    def up_to(self, number: int) -> "NoticeQuerySet":
        """That notice and what follows it in such a list."""
        return self.filter(Q(pk=number) | Q(pk__in=self.before(number).values("pk")))

    def to_be_mailed(
        self, *, since: datetime, at_once: datetime, digest: datetime
    ) -> "NoticeQuerySet":
        """What came after `since` and is to go out, to people who may sign in and have an address.

        Up to the moment `at_once`, or up to `digest`, the last hour of the digest.
        """
        chosen = Q(way="at_once", created_at__lte=at_once)
        chosen |= Q(way="digest", created_at__lte=digest)
        # What the index notice_to_be_mailed holds.
        waiting = self.unread().filter(way__in=("at_once", "digest"), mailed_at__isnull=True)
        reached = waiting.filter(chosen, person__is_active=True).exclude(person__email="")
        return reached.filter(created_at__gt=since)

    def with_what_may_be_said(
        self, person_id: int, memberships: Collection[tuple[str, Role]]
    ) -> "NoticeQuerySet":
        """Adds `is_readable`: whether the person may open what it is about; `is_killed`.

        With the story, its live story and its text fetched along.
        """
        versions = Translation.objects.all().readable_by(person_id, memberships)
        own = versions.filter(pk=OuterRef("translation")).order_by()
        of_story = versions.filter(article=OuterRef("article")).order_by()
        whole = Q(translation__isnull=True) & is_there(of_story)
        kills = Kill.objects.filter(lifted_at=None)
        killed = Q(article=OuterRef("article")) | Q(article=OuterRef("article__part_of"))
        return self.annotate(
            is_readable=_whether(is_there(own) | whole), is_killed=Exists(kills.filter(killed))
        ).select_related("article__part_of", "translation__latest_revision")

    def readable(self) -> "NoticeQuerySet":
        """Those of which the person may open the text; after `with_what_may_be_said`."""
        return self.filter(is_readable=True)

    def current(self) -> "NoticeQuerySet":
        return self.exclude(_is_idle())

    def idle(self) -> "NoticeQuerySet":
        """What asks for nothing any more: that a text waits for review which waits no longer."""
        return self.filter(_is_idle())

    def due_since(self, moment: datetime, *, digest: datetime) -> "NoticeQuerySet":
        """What became due for a mail after that moment; `digest` is the last hour of the digest."""
        due = Q(way="at_once", created_at__gt=moment)
        return self.filter(due | Q(way="digest") if digest > moment else due)

    def to_be_forgotten(self, *, read_before: datetime, before: datetime) -> "NoticeQuerySet":
        """What was read before one moment, and what came before the other."""
        return self.filter(Q(read_at__lt=read_before) | Q(created_at__lt=before))


class Counted(Subquery):
    """How many rows a query finds, of which it reads no more than it is cut to."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = BigIntegerField()


def overtaken_by(version: int | Combinable, moment: datetime | Combinable) -> TranslationQuerySet:
    """Versions made from this one that are out of step since exactly that moment.

    So whoever was out of step before is told nothing anew.
    """
    return Translation.objects.order_by().filter(source=version, out_of_step_from=moment)


def not_told_since(moment: datetime) -> PublicationQuerySet:
    """What readers have seen from `moment` on or later, and the desk was not told of."""
    return Publication.objects.visible().filter(visible_from__gte=moment, told__isnull=True)


def who_set(story: int | Combinable, flag: str | Combinable) -> models.QuerySet:
    """Who set a risk flag of a story last, for use inside another query."""
    named = Cast(KeyTextTransform("flag", "after"), models.CharField())
    entries = JournalEntry.objects.annotate(named=named).filter(
        subject=Subject.STORY, subject_id=story, move=Move.RAISE_FLAG, named=flag
    )
    return entries.order_by("-pk").values("actor")[:1]


def _is_idle() -> Q:
    waiting = Translation.objects.order_by().awaiting_review()
    return Q(kind="to_review") & ~Exists(waiting.filter(pk=OuterRef("translation")))


def _whether(condition: Q) -> models.ExpressionWrapper:
    return models.ExpressionWrapper(condition, models.BooleanField())
