"""The vocabulary of queries. No other module filters on state or time."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest, Now

from articles.states import Move, Role, Status

from .photo_querysets import PicturedQuerySet

Moment = datetime | Combinable

READ_EVERYTHING = {Role.EDITOR, Role.PUBLISHER, Role.TRANSLATOR}


class PublicationQuerySet(PicturedQuerySet):
    text = "revision"

    def visible(self) -> "PublicationQuerySet":
        """What readers may see at this moment, by the database's clock; every public query."""
        return self.visible_at(Now())

    def visible_at(self, moment: Moment) -> "PublicationQuerySet":
        """What readers may see at `moment`."""
        ends_later = Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
        return self.filter(ends_later, visible_from__lte=moment)

    def real(self) -> "PublicationQuerySet":
        """All but the schedules that were cancelled before their time."""
        return self.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=F("visible_from")))

    def pending(self) -> "PublicationQuerySet":
        """Scheduled and not yet due."""
        return self.real().filter(visible_from__gt=Now())

    def once_visible(self) -> "PublicationQuerySet":
        """What readers see or have seen."""
        return self.real().filter(visible_from__lte=Now())

    def ends_ahead(self) -> "PublicationQuerySet":
        """Publications whose end may still be moved: open, or closing later."""
        return self.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=Now()))

    def standing(self) -> "PublicationQuerySet":
        """What readers see, are to see, or would see if a withdrawn story were published again.

        Adds `is_live` and `is_pending`.
        """
        later = self.model.objects.once_visible().filter(
            translation=OuterRef("translation"), visible_from__gt=OuterRef("visible_from")
        )
        ends_later = Q(visible_until__isnull=True) | Q(visible_until__gt=Now())
        chosen = self.real().annotate(
            is_pending=_whether(visible_from__gt=Now()),
            is_live=_whether(ends_later, visible_from__lte=Now()),
        )
        return chosen.filter(Q(is_live=True) | Q(is_pending=True) | ~Exists(later))

    def in_language(self, language: str) -> "PublicationQuerySet":
        return self.filter(language=language)

    def in_languages(self, languages: Collection[str]) -> "PublicationQuerySet":
        return self.filter(language__in=languages)

    def latest_first(self) -> "PublicationQuerySet":
        """In the order of lists; the order of the index publication_latest."""
        return self.order_by("-first_published_at", "-id")

    def before(self, moment: datetime, publication_id: int) -> "PublicationQuerySet":
        """What follows that place in a list that runs latest first (keyset pages)."""
        return self.filter(
            Q(first_published_at__lt=moment) | Q(first_published_at=moment, id__lt=publication_id)
        )

    def after(self, moment: datetime, publication_id: int) -> "PublicationQuerySet":
        """What precedes that place in a list that runs latest first (keyset pages)."""
        return self.filter(
            Q(first_published_at__gt=moment) | Q(first_published_at=moment, id__gt=publication_id)
        )

    def best_first(self) -> "PublicationQuerySet":
        """In the order of search: by `score`, which the query has added, then latest first."""
        return self.order_by("-score", "-first_published_at", "-id")

    def after_score(
        self, score: int, moment: datetime, publication_id: int
    ) -> "PublicationQuerySet":
        """What follows that place in the order of search (keyset pages)."""
        later = Q(first_published_at__lt=moment)
        later |= Q(first_published_at=moment, id__lt=publication_id)
        return self.filter(Q(score__lt=score) | Q(score=score) & later)

    def first_out_between(
        self, since: datetime | None, until: datetime | None
    ) -> "PublicationQuerySet":
        """First published from `since` on and before `until`; None leaves that side open."""
        chosen = self if since is None else self.filter(first_published_at__gte=since)
        return chosen if until is None else chosen.filter(first_published_at__lt=until)

    def with_updated_at(self) -> "PublicationQuerySet":
        """Adds `updated_at`: when the last text that was not minor came out first.

        None where that is the first text of all; showing a withdrawn text again is no update.
        """
        seen = self.model.objects.once_visible().filter(translation=OuterRef("translation"))
        before = seen.filter(
            revision=OuterRef("revision"), visible_from__lt=OuterRef("visible_from")
        )
        changes = seen.filter(
            is_minor=False, visible_from__gt=OuterRef("first_published_at")
        ).exclude(Exists(before))
        latest = changes.order_by("-visible_from").values("visible_from")[:1]
        return self.annotate(updated_at=Subquery(latest))

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


class TranslationQuerySet(PicturedQuerySet):
    text = "latest_revision"

    def with_life(self) -> "TranslationQuerySet":
        """Adds `is_live`, `was_live`, `is_scheduled` and `due_at` (the next scheduled moment)."""
        publications = self.model.publications.rel.related_model.objects.filter(
            translation=OuterRef("pk")
        )
        return self.annotate(
            is_live=Exists(publications.visible()),
            was_live=Exists(publications.once_visible()),
            is_scheduled=Exists(publications.pending()),
            due_at=Subquery(
                publications.pending().order_by("visible_from").values("visible_from")[:1]
            ),
        )

    def live(self) -> "TranslationQuerySet":
        """Versions that readers see at this moment."""
        publications = self.model.publications.rel.related_model.objects
        return self.filter(Exists(publications.filter(translation=OuterRef("pk")).visible()))

    def in_language(self, language: str) -> "TranslationQuerySet":
        return self.filter(language=language)

    def in_languages(self, languages: Collection[str]) -> "TranslationQuerySet":
        return self.filter(language__in=languages)

    def readable_by(self, person_id: int, roles: Collection[Role]) -> "TranslationQuerySet":
        """Versions that a person with these roles (of any language) may open at the desk.

        The same answer as `workflow.may_read`, for many rows at once.
        """
        if READ_EVERYTHING & set(roles):
            return self
        if not roles:
            return self.none()
        publications = self.model.publications.rel.related_model.objects
        revisions = self.model.revisions.rel.related_model.objects
        own = revisions.filter(translation=OuterRef("pk"), writer_id=person_id)
        live = publications.filter(translation=OuterRef("pk")).visible()
        return self.filter(Exists(own) | Exists(live))

    def with_reason_sent_back(self) -> "TranslationQuerySet":
        """Adds `reason_sent_back`: the note with which the text was last sent back, or None."""
        events = self.model.events.rel.related_model.objects
        notes = events.filter(translation=OuterRef("pk"), move=Move.SEND_BACK).order_by("-pk")
        return self.annotate(reason_sent_back=Subquery(notes.values("note")[:1]))

    def scheduled(self) -> "TranslationQuerySet":
        """Versions of which something is to go out later; needs `with_life`."""
        return self.filter(is_scheduled=True)

    def with_status(self, status: str) -> "TranslationQuerySet":
        return self.filter(status=status)

    def awaiting_review(self) -> "TranslationQuerySet":
        return self.filter(status=Status.SUBMITTED)

    def sent_back(self) -> "TranslationQuerySet":
        return self.filter(status=Status.SENT_BACK)

    def in_draft(self) -> "TranslationQuerySet":
        return self.filter(status=Status.DRAFT)

    def held(self) -> "TranslationQuerySet":
        """Versions whose schedule an edit has stopped."""
        return self.filter(held_publication__isnull=False)

    def ready_to_publish(self) -> "TranslationQuerySet":
        """Approved, and the approved text is neither out nor scheduled."""
        publications = self.model.publications.rel.related_model.objects
        out = publications.real().ends_ahead().filter(revision=OuterRef("latest_revision"))
        return self.filter(status=Status.APPROVED).exclude(Exists(out))

    def written_by(self, person_id: int) -> "TranslationQuerySet":
        """Versions of which this person has written any revision."""
        revisions = self.model.revisions.rel.related_model.objects
        return self.filter(
            Exists(revisions.filter(translation=OuterRef("pk"), writer_id=person_id))
        )

    def concerning(self, person_id: int, languages: Collection[str]) -> "TranslationQuerySet":
        """Versions in one of these languages, and those that this person has written in."""
        revisions = self.model.revisions.rel.related_model.objects
        own = revisions.filter(translation=OuterRef("pk"), writer_id=person_id)
        return self.filter(Q(language__in=languages) | Exists(own))

    def with_step(self) -> "TranslationQuerySet":
        """Adds `source_step` and `own_step`: out of step where the first is the larger.

        `source_step` is the revision number of the source's last publication that was not minor;
        `own_step` the source revision that the published text (before any publication: the latest
        one) was made from, or that somebody confirmed it still agrees with.
        """
        publications = self.model.publications.rel.related_model.objects
        source = publications.filter(translation=OuterRef("source"), is_minor=False)
        own = publications.real().filter(translation=OuterRef("pk"))
        return self.annotate(
            source_step=_highest(source.once_visible(), "revision__number"),
            own_step=Greatest(
                Coalesce(
                    _highest(own, "revision__source_revision__number"),
                    F("latest_revision__source_revision__number"),
                    0,
                ),
                Coalesce(F("confirmed_source__number"), 0),
            ),
        )

    def out_of_step(self) -> "TranslationQuerySet":
        """Translations whose source has had a publication that mattered since."""
        return self.with_step().filter(source_step__gt=F("own_step"))


def _whether(*conditions: Q, **lookups: object) -> ExpressionWrapper:
    return ExpressionWrapper(Q(*conditions, **lookups), models.BooleanField())


def _highest(queryset: models.QuerySet, field: str) -> Subquery:
    known = queryset.filter(**{f"{field}__isnull": False})
    return Subquery(known.order_by(f"-{field}").values(field)[:1])


class ArticleQuerySet(models.QuerySet):
    def live_anywhere(self) -> "ArticleQuerySet":
        """Stories that readers see in at least one language."""
        translations = self.model.translations.rel.related_model.objects
        return self.filter(Exists(translations.filter(article=OuterRef("pk")).live()))

    def without_version_in(self, language: str) -> "ArticleQuerySet":
        """Stories that nobody has begun in this language."""
        translations = self.model.translations.rel.related_model.objects
        begun = translations.filter(article=OuterRef("pk")).in_language(language)
        return self.exclude(Exists(begun))

    def readable_by(self, person_id: int, roles: Collection[Role]) -> "ArticleQuerySet":
        """Stories of which the person may open at least one language version."""
        translations = self.model.translations.rel.related_model.objects
        readable = translations.filter(article=OuterRef("pk")).readable_by(person_id, roles)
        return self.filter(Exists(readable))

    def called(self, words: str, among: TranslationQuerySet) -> "ArticleQuerySet":
        """Stories with these words in the slugline or in a headline of the versions `among`."""
        if not words.strip():
            return self
        headlines = among.filter(
            article=OuterRef("pk"), latest_revision__headline__icontains=words.strip()
        )
        return self.filter(Q(slugline__icontains=words.strip()) | Exists(headlines))

    def with_versions(self, among: TranslationQuerySet) -> "ArticleQuerySet":
        """Adds `readable_versions`: those of the language versions that are `among` these."""
        versions = models.Prefetch("translations", among.order_by("pk"), "readable_versions")
        return self.prefetch_related(versions)
