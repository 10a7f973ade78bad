"""Language versions: the vocabulary of what they wait for, as queues and lists choose them."""

from collections.abc import Collection

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Now

from articles.states import Status

from . import version_moments
from .photo_querysets import PicturedQuerySet


class QueuedQuerySet(PicturedQuerySet):
    def live(self) -> "QueuedQuerySet":
        """Versions that readers see at this moment."""
        return self.filter(version_moments.is_live())

    def scheduled(self) -> "QueuedQuerySet":
        """Versions of which something is to go out later."""
        return self.filter(version_moments.is_scheduled())

    def together(self) -> "QueuedQuerySet":
        """Versions that are to go out at one moment with others of their story."""
        return self.scheduled().filter(together_at__isnull=False)

    def together_with(self, version: models.Model) -> "QueuedQuerySet":
        """The others that are to go out at one moment with this version, which is to."""
        if version.together_at is None:
            return self.none()
        others = self.filter(article=version.article_id, together_at=version.together_at)
        return others.scheduled().exclude(pk=version.pk).order_by("pk")

    def uncleared(self, status: Status) -> "QueuedQuerySet":
        """Versions of this status, none in which a text is approved; by an index of few rows."""
        return self.filter(status=status, approval__isnull=True)

    def awaiting_review(self) -> "QueuedQuerySet":
        return self.uncleared(Status.SUBMITTED)

    def sent_back(self) -> "QueuedQuerySet":
        return self.uncleared(Status.SENT_BACK)

    def in_draft(self) -> "QueuedQuerySet":
        return self.uncleared(Status.DRAFT)

    def held(self) -> "QueuedQuerySet":
        """Versions whose schedule an edit has stopped."""
        return self.filter(held_publication__isnull=False)

    def ready_to_publish(self) -> "QueuedQuerySet":
        """Approved, and the approved text is neither out nor scheduled."""
        approved = self.filter(version_moments.MAY_BE_READY, status=Status.APPROVED)
        return approved.filter(_not(version_moments.latest_is_out()))

    def with_changes_pending(self) -> "QueuedQuerySet":
        """Versions that readers see and whose latest text is neither out nor scheduled."""
        return self.live().filter(version_moments.MAY_HAVE_CHANGED)

    def wanted(self) -> "QueuedQuerySet":
        """Versions of which a text is wanted by a day."""
        return self.filter(wanted_by__isnull=False)

    def of_flagged_stories(self, languages: Collection[str]) -> "QueuedQuerySet":
        """Of each story with a risk flag its first version in one of these languages."""
        chosen = self.filter(language__in=languages, article__flagged_since__isnull=False)
        earlier = self.model.objects.filter(
            article=OuterRef("article"), language__in=languages, pk__lt=OuterRef("pk")
        )
        return chosen.exclude(Exists(earlier.order_by()))

    def of_stories_not_written_by(self, person_id: int) -> "QueuedQuerySet":
        """Versions of stories in no version of which this person has written."""
        revisions = self.model.revisions.rel.related_model.objects.order_by()
        own = revisions.filter(translation__article=OuterRef("article"), writer_id=person_id)
        return self.exclude(Exists(own))

    def out_of_step(self) -> "QueuedQuerySet":
        """Translations whose source was published anew since, or taken from readers."""
        return self.filter(out_of_step_from__lte=Now())

    def not_killed(self) -> "QueuedQuerySet":
        """Versions of which a text may be published, as far as kills go."""
        return self.exclude(self.is_killed())

    def is_killed(self) -> Exists:
        """Whether a kill stands, of a version's story or of the live story that has it."""
        kills = self.model.article.field.related_model.kills.rel.related_model.objects
        of_story = Q(article=OuterRef("article")) | Q(article=OuterRef("article__part_of"))
        return Exists(kills.filter(of_story, lifted_at=None))

    def withdrawn(self) -> "QueuedQuerySet":
        """Versions that readers saw once and do not see now."""
        return self.filter(version_moments.was_live()).filter(_not(version_moments.is_live()))

    def of_flagged_ones(self) -> "QueuedQuerySet":
        """Versions of stories with a risk flag."""
        return self.filter(article__flagged_since__isnull=False)


def _not(condition: Q) -> Case:
    """True or false, and never unknown, as a comparison with nothing is."""
    return Case(When(condition, then=Value(False)), default=Value(True))
