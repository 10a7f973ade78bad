"""What readers see and have seen: the vocabulary of queries. `visible()` is defined here alone."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Now

from articles.languages import CODES

from .photo_querysets import PicturedQuerySet

Moment = datetime | Combinable


class SeenQuerySet(models.QuerySet):
    """Rows with the two moments of a publication, between which readers see it.

    `tie` names what tells rows of the same moment apart: the publication's number.
    """

    tie: str

    def visible(self) -> "SeenQuerySet":
        """What readers may see at this moment, by the database's clock; every public query."""
        return self.visible_at(Now())

    def visible_at(self, moment: Moment) -> "SeenQuerySet":
        """What readers may see at `moment`."""
        ends_later = Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
        return self.filter(ends_later, visible_from__lte=moment)

    def not_cancelled(self) -> "SeenQuerySet":
        """All but the schedules that were cancelled before their time."""
        return self.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=F("visible_from")))

    def not_ended(self) -> "SeenQuerySet":
        """Those whose end may still be moved: open, or closing later."""
        return self.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=Now()))

    def ahead(self) -> "SeenQuerySet":
        """Those that readers see or are yet to see: neither cancelled nor ended."""
        return self.not_cancelled().not_ended()

    def in_language(self, language: str | Combinable) -> "SeenQuerySet":
        return self.filter(language=language)

    def latest_first(self) -> "SeenQuerySet":
        """In the order of lists; the order of the index publication_latest."""
        return self.order_by("-first_published_at", f"-{self.tie}")

    def first_out_since(self, moment: Moment) -> "SeenQuerySet":
        return self.filter(first_published_at__gte=moment)

    def first_out_between(self, since: Moment | None, until: Moment | None) -> "SeenQuerySet":
        """First published from `since` on and before `until`; None leaves that side open."""
        chosen = self if since is None else self.filter(first_published_at__gte=since)
        return chosen if until is None else chosen.filter(first_published_at__lt=until)

    def earliest_first(self) -> "SeenQuerySet":
        """The order of lists turned round."""
        return self.order_by("first_published_at", self.tie)

    def before(
        self, moment: datetime | Combinable, publication_id: int | Combinable
    ) -> "SeenQuerySet":
        """What follows that position in a list that runs latest first (keyset pages)."""
        # The first condition says nothing new; by it both databases begin at the position.
        return self.filter(first_published_at__lte=moment).filter(
            Q(first_published_at__lt=moment)
            | Q(first_published_at=moment, **{f"{self.tie}__lt": publication_id})
        )


class PublicationQuerySet(SeenQuerySet, PicturedQuerySet):
    text = "revision"
    tie = "id"

    def pending(self) -> "PublicationQuerySet":
        """Scheduled and not yet due."""
        return self.not_cancelled().filter(visible_from__gt=Now())

    def due_before(self, moment: datetime) -> "PublicationQuerySet":
        return self.filter(visible_from__lt=moment)

    def first_of_all(self) -> "PublicationQuerySet":
        """Those before which readers saw nothing of their version."""
        return self.filter(visible_from=F("first_published_at"))

    def answered_for_by(self, person_id: int) -> "PublicationQuerySet":
        """What this person has approved or let out."""
        return self.filter(Q(publisher_id=person_id) | Q(approval__approver_id=person_id))

    def once_visible(self) -> "PublicationQuerySet":
        """What readers see or have seen."""
        return self.not_cancelled().filter(visible_from__lte=Now())

    def withdrawn(self) -> "PublicationQuerySet":
        """The last of those of which readers see nothing more; the latest first."""
        later = self.model.objects.once_visible().filter(
            translation=OuterRef("translation"), visible_from__gte=OuterRef("visible_until")
        )
        ended = self.not_cancelled().filter(visible_until__lte=Now())
        return ended.exclude(Exists(later)).order_by("-visible_until", "-id")

    def withdrawn_since(self, moment: Moment) -> "PublicationQuerySet":
        """Those of them that ended after `moment`."""
        return self.withdrawn().filter(visible_until__gt=moment)

    def recallable(self) -> "PublicationQuerySet":
        """What readers see, are to see, or would see if a withdrawn story were published again.

        Adds `is_live` and `is_pending`.
        """
        later = self.model.objects.once_visible().filter(
            translation=OuterRef("translation"), visible_from__gt=OuterRef("visible_from")
        )
        ends_later = Q(visible_until__isnull=True) | Q(visible_until__gt=Now())
        chosen = self.not_cancelled().annotate(
            is_pending=_whether(visible_from__gt=Now()),
            is_live=_whether(ends_later, visible_from__lte=Now()),
        )
        return chosen.filter(Q(is_live=True) | Q(is_pending=True) | ~Exists(later))

    def beginnings_ahead(self) -> "PublicationQuerySet":
        """When something is to be seen for the first time: moments, the nearest first."""
        ahead = self.filter(visible_from__gt=Now())
        return ahead.order_by("visible_from").values_list("visible_from", flat=True)

    def endings_ahead(self) -> "PublicationQuerySet":
        """When something is to be seen no more: moments, the nearest first."""
        ahead = self.filter(visible_until__gt=Now())
        return ahead.order_by("visible_until").values_list("visible_until", flat=True)

    def languages(self) -> set[str]:
        """The languages of these; one query."""
        return set(self.order_by().values_list("language", flat=True).distinct())

    def in_languages(self, languages: Collection[str]) -> "PublicationQuerySet":
        return self.filter(language__in=languages)

    def after(self, moment: datetime, publication_id: int) -> "PublicationQuerySet":
        """What precedes that position in a list that runs latest first (keyset pages)."""
        return self.filter(
            Q(first_published_at__gt=moment) | Q(first_published_at=moment, id__gt=publication_id)
        )

    def best_first(self) -> "PublicationQuerySet":
        """In the order of search: by `score`, which the query has added, then latest first."""
        return self.order_by("-score", "-first_published_at", "-id")

    def after_score(
        self, score: int, moment: datetime, publication_id: int
    ) -> "PublicationQuerySet":
        """What follows that position in the order of search (keyset pages)."""
        later = Q(first_published_at__lt=moment)
        later |= Q(first_published_at=moment, id__lt=publication_id)
        return self.filter(Q(score__lt=score) | Q(score=score) & later)

    def with_updated_at(self) -> "PublicationQuerySet":
        """Adds `updated_at`: when the last text that was not minor came out first.

        None where that is the first text of all; showing a withdrawn text again is no update.
        """
        shown = self.model.objects.not_cancelled().filter(translation=OuterRef("translation"))
        before = shown.filter(
            revision=OuterRef("revision"), visible_from__lt=OuterRef("visible_from")
        )
        changes = shown.filter(
            is_minor=False,
            visible_from__gt=OuterRef("first_published_at"),
            # Of one that is to come, as it will be then.
            visible_from__lte=OuterRef("visible_from"),
        ).exclude(Exists(before))
        latest = changes.order_by("-visible_from").values("visible_from")[:1]
        return self.annotate(updated_at=Subquery(latest))

    def listed(self) -> "PublicationQuerySet":
        """All but posts, which stand in their live story alone, and pages of the house."""
        return self.filter(translation__article__part_of=None, translation__article__page=None)

    def of_posts(self) -> "PublicationQuerySet":
        return self.filter(translation__article__part_of__isnull=False)

    def of_posts_of(self, story: int | Combinable) -> "PublicationQuerySet":
        return self.filter(translation__article__part_of=story)

    def of_running_stories(self) -> "PublicationQuerySet":
        """The live stories that have not ended, the latest first."""
        versions = self.model._meta.get_field("translation").related_model.objects
        stories = versions.model._meta.get_field("article").related_model.objects
        # From the few stories on: SQLite would read all publications to find them.
        running = stories.filter(live_from__isnull=False, live_until__isnull=True).order_by()
        theirs = versions.filter(article__in=running.values("pk")).order_by()
        found = self.filter(translation__in=theirs.values("pk"))
        return found.order_by("-translation__article_id", "-pk")

    def of_story(self, article_id: int) -> "PublicationQuerySet":
        return self.filter(translation__article_id=article_id)

    def in_section(self, section_id: int) -> "PublicationQuerySet":
        return self.filter(translation__article__section_id=section_id)

    def by_author(self, author_id: int) -> "PublicationQuerySet":
        return self.filter(translation__article__byline_links__author_id=author_id)

    def with_tag(self, tag_id: int) -> "PublicationQuerySet":
        """Stories with the tag or with one that was merged into it."""
        links = self.model.revision.field.related_model.tags.through.objects
        carrying = links.filter(Q(tag_id=tag_id) | Q(tag__merged_into_id=tag_id))
        return self.filter(revision_id__in=carrying.values("content_object_id"))

    def about(self, tag_id: int) -> "PublicationQuerySet":
        """Stories with the tag, and stories that it is the place of."""
        return self.with_tag(tag_id) | self.filter(translation__article__place_id=tag_id)

    def led_by(self, photo_id: int) -> "PublicationQuerySet":
        """Stories under this photo."""
        return self.filter(revision__lead_photo_id=photo_id)

    def led_by_any(self, photos: models.QuerySet) -> "PublicationQuerySet":
        return self.filter(revision__lead_photo__in=photos)

    def lacking_card(self, moment: Moment) -> "PublicationQuerySet":
        """Those that begin from `moment` on and were given no share card; posts get none."""
        return self.listed().filter(visible_from__gte=moment, share_card__isnull=True)


class FinishedPageQuerySet(SeenQuerySet):
    tie = "publication_id"

    def of_story(self, article_id: int | Combinable) -> "FinishedPageQuerySet":
        return self.filter(article=article_id)

    def of_stories(self, numbers: Collection[int]) -> "FinishedPageQuerySet":
        return self.filter(article__in=numbers)

    def pinned_in(self, language: str | Combinable) -> "FinishedPageQuerySet":
        """The stories that editors have pinned to a language's front page, in their order."""
        pin = "publication__translation__pins__"
        stands = Q(**{f"{pin}until__isnull": True}) | Q(**{f"{pin}until__gt": Now()})
        pinned = self.filter(stands, **{f"{pin}front_page__language": language})
        return pinned.order_by(f"{pin}position")

    def most_read_in(
        self, language: str | Combinable, span: int | Combinable
    ) -> "FinishedPageQuerySet":
        """The stories that were read most in a span, in their order."""
        place = "publication__translation__most_read__"
        chosen = self.filter(**{f"{place}language": language, f"{place}span": span})
        return chosen.order_by(f"{place}position")

    def not_made_by(self, maker: str) -> "FinishedPageQuerySet":
        """Those that are to be made anew."""
        # An index leads to what is less and to what is more, not to what is another.
        return self.filter(Q(made_by__lt=maker) | Q(made_by__gt=maker))


class ListingRowQuerySet(SeenQuerySet):
    tie = "page_id"

    def in_list(self, kind: int, subject: int | Combinable) -> "ListingRowQuerySet":
        """The rows of one list, of the kinds of `ListingRow.Kind`."""
        return self.filter(kind=kind, subject=subject)

    def without(self, publications: Collection[int | Combinable]) -> "ListingRowQuerySet":
        # By the number at its end: a lookup of a relation takes no slots.
        return self.exclude(page__publication__pk__in=publications)

    def in_any_language(self) -> "ListingRowQuerySet":
        """Says nothing new; by it the index of lists is used, which begins with the language."""
        return self.filter(language__in=CODES)


def _whether(*conditions: Q, **lookups: object) -> ExpressionWrapper:
    return ExpressionWrapper(Q(*conditions, **lookups), models.BooleanField())
