"""Stories: the vocabulary of queries about what of them there is, by language and person."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.states import Role

from .version_querysets import TranslationQuerySet


class ArticleQuerySet(models.QuerySet):
    def newest(self, most: int) -> "ArticleQuerySet":
        """The stories that were begun last, at least that many where there are so many."""
        begun = self.model.objects.order_by("-pk").values("pk")
        return self.filter(pk__gt=Coalesce(Subquery(begun[most : most + 1]), 0))

    def live_anywhere(self) -> "ArticleQuerySet":
        """Stories that readers see in at least one language."""
        translations = self.model.translations.rel.related_model.objects
        return self.filter(Exists(translations.filter(article=OuterRef("pk")).live()))

    def without_version_in(self, language: str) -> "ArticleQuerySet":
        """Stories that nobody has begun in this language."""
        translations = self.model.translations.rel.related_model.objects
        begun = translations.filter(article=OuterRef("pk")).in_language(language)
        return self.exclude(Exists(begun))

    def readable_by(
        self, person_id: int, memberships: Collection[tuple[str, Role]]
    ) -> "ArticleQuerySet":
        """Stories of which the person may open at least one language version."""
        translations = self.model.translations.rel.related_model.objects
        readable = translations.filter(article=OuterRef("pk")).readable_by(person_id, memberships)
        return self.filter(Exists(readable))

    def with_versions(self, among: TranslationQuerySet) -> "ArticleQuerySet":
        """Adds `readable_versions`: those of the language versions that are `among` these."""
        versions = models.Prefetch("translations", among.order_by("pk"), "readable_versions")
        return self.prefetch_related(versions)
