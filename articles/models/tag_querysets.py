"""The vocabulary of queries about tags."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.states import Role

from .looking_up import is_there
from .version_moments import is_shown


class TagQuerySet(models.QuerySet):
    def offered_to(
        self, person_id: int, memberships: Collection[tuple[str, Role]]
    ) -> "TagQuerySet":
        """Tags that a person with these roles, as (language, role), may know of.

        A tag that no text carries is everybody's at the desk, as is one that readers see, and all
        are an administrator's, who keeps them. One that only unpublished texts carry is for people
        with a role in the language of such a text, and for whoever has written in one.
        """
        if any(role == Role.ADMINISTRATOR for _language, role in memberships):
            return self.all()
        carried = self.model._meta.get_field("revision_links").related_model.objects
        known = carried.filter(self._known_to(person_id, memberships))
        return self.filter(
            ~(is_there(_of_this(carried)) | is_there(self._merged(carried)))
            | is_there(_of_this(known))
            | is_there(self._merged(known))
            | Exists(self._live().filter(translation__article__place=OuterRef("pk")))
        )

    def _known_to(self, person_id: int, memberships: Collection[tuple[str, Role]]) -> Q:
        """Links to texts whose tags the person may know; a withdrawn one is no longer public."""
        languages = {code for code, _role in memberships}
        revisions = self.model._meta.get_field("revision_links").related_model.content_object
        own = revisions.field.related_model.objects.filter(
            translation=OuterRef("content_object__translation"), writer_id=person_id
        )
        known = is_shown("content_object", through="content_object__translation")
        if languages:
            known |= Q(content_object__translation__language__in=languages) | Exists(own)
        return known

    def _merged(self, links: models.QuerySet) -> models.QuerySet:
        """Tags merged into this one that have such links, tag by tag: a join would read all."""
        tags = self.model._base_manager.filter(merged_into=OuterRef("pk"))
        return tags.filter(is_there(_of_this(links)))

    def _live(self) -> models.QuerySet:
        links = self.model._meta.get_field("revision_links").related_model
        revisions = links.content_object.field.related_model
        return revisions.publications.rel.related_model.objects.visible().order_by()


def _of_this(links: models.QuerySet) -> models.QuerySet:
    # Of the latest one is most likely known; and where all carry a tag, an index leads to it.
    return links.filter(tag=OuterRef("pk")).order_by("-pk")
