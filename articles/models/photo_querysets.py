"""The vocabulary of queries about photos."""

from collections.abc import Collection
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.languages import CODES
from articles.photos.similar import ALIKE
from articles.states import Role

if TYPE_CHECKING:
    from .author import Author
    from .photo import Photo


TRANSLATED_WORDS = ("alt", "caption", "credit")
Memberships = Collection[tuple[str, Role]]


class PicturedQuerySet(models.QuerySet):
    """Rows that lead to a revision, by the field that `text` names."""

    text: str

    def with_photo(self, photos: Collection[int]) -> "PicturedQuerySet":
        """Those whose text shows one of these photos.

        Adds where: `has_lead`, `has_in_gallery` and `has_figure`.
        """
        revisions = self.model._meta.get_field(self.text).related_model
        leads = revisions.objects.order_by().filter(lead_photo_id__in=photos).values("pk")
        galleries, figures = (
            _links(revisions, name).filter(photo_id__in=photos)
            for name in ("gallery_links", "figure_links")
        )
        chosen = leads.union(galleries.values("revision"), figures.values("revision"))
        is_lead = Q(**{f"{self.text}__lead_photo_id__in": photos})
        here = {"revision": OuterRef(self.text)}
        return self.filter(**{f"{self.text}__in": chosen}).annotate(
            has_lead=models.ExpressionWrapper(is_lead, models.BooleanField()),
            has_in_gallery=Exists(galleries.filter(**here)),
            has_figure=Exists(figures.filter(**here)),
        )


def _links(revisions: type[models.Model], name: str) -> models.QuerySet:
    return getattr(revisions, name).rel.related_model.objects.order_by()


def languages_told_of(photo: "Photo") -> frozenset[str]:
    """The languages in which a person reads the words of a photo read `with_languages_told`."""
    return frozenset(code for code in CODES if getattr(photo, f"told_{code}", True))


class PhotoQuerySet(models.QuerySet):
    def credited_to(self, author: "Author") -> "PhotoQuerySet":
        """Photos in whose credit the name of an author is written, the latest first."""
        named = Q(pk__in=())
        for code in CODES:
            if name := author.name_in(code):
                named |= Q(**{f"credit_{code}__icontains": name})
        return self.filter(named).order_by("-pk")

    def usable(self) -> "PhotoQuerySet":
        """Photos that may be chosen: neither withdrawn nor removed nor replaced."""
        return self.filter(withdrawn_at=None, removed_at=None, replaced_by=None)

    def kept(self) -> "PhotoQuerySet":
        """All but the removed ones."""
        return self.filter(removed_at=None)

    def brought_in_since(self, moment: datetime) -> "PhotoQuerySet":
        return self.filter(uploaded_at__gte=moment)

    def with_sizes_due(self, by: datetime) -> "PhotoQuerySet":
        """Photos that may be chosen and lack sizes that were ordered at that moment or before."""
        return self.usable().filter(sizes_due_since__lte=by)

    def withdrawn(self) -> "PhotoQuerySet":
        return self.filter(withdrawn_at__isnull=False)

    def within_reach(self) -> "PhotoQuerySet":
        """Withdrawn photos of which files may still lie where readers get them."""
        return self.withdrawn().filter(set_aside_as="")

    def shown_again(self) -> "PhotoQuerySet":
        """Photos that were withdrawn once, of which the file may not be back in reach yet."""
        return self.filter(withdrawn_at=None).exclude(set_aside_as="")

    def standing_for(self, photo_id: int) -> "PhotoQuerySet":
        """The photo and all that it has replaced: wherever they were chosen, it is shown."""
        return self.filter(Q(pk=photo_id, replaced_by=None) | Q(replaced_by=photo_id))

    def exchanged_with(self, photo_id: int) -> "PhotoQuerySet":
        """The photo, what it has replaced, and all that what has replaced it stands for."""
        replacing = self.model.objects.order_by().filter(pk=photo_id).values("replaced_by")
        standing = Q(replaced_by=photo_id) | Q(replaced_by__in=replacing)
        return self.filter(Q(pk=photo_id) | standing)

    def chosen_on_pages(self, *languages: str) -> "PhotoQuerySet":
        """Photos that were chosen for what readers see now: a live text, or the logo.

        With `languages`, for what readers of these see; the logo is seen in all.
        """
        revisions = self.model.leads.rel.related_model
        live = revisions.publications.rel.related_model.objects.visible()
        if languages:
            live = live.filter(language__in=languages)
        return self.filter(
            Exists(live.filter(revision__lead_photo=OuterRef("pk")))
            | Exists(live.filter(revision__gallery_links__photo=OuterRef("pk")))
            | Exists(live.filter(revision__figure_links__photo=OuterRef("pk")))
            | Exists(self._logos())
        )

    def seen_in(self, language: str) -> "PhotoQuerySet":
        """Photos that readers of a language see now, where they or what they replaced stand."""
        chosen = self.model.objects.order_by().chosen_on_pages(language)
        stand = Exists(chosen.filter(pk=OuterRef("pk")))
        stand_for = Exists(chosen.filter(replaced_by=OuterRef("pk")))
        return self.usable().filter(stand | stand_for)

    def told_in(self, language: str, person_id: int, memberships: Memberships) -> "PhotoQuerySet":
        """Photos of which a person reads the words in a language at the desk.

        Of all where they have a role in it; else of those that they brought in, and of those that
        readers see in it. `memberships` are their roles, as (language, role).
        """
        return self.filter(self._told(language, person_id, memberships))

    def _told(self, language: str, person_id: int, memberships: Memberships) -> Q:
        if any(code == language for code, _role in memberships):
            return ~Q(pk__in=[])
        seen = self.model.objects.order_by().seen_in(language)
        return Q(uploaded_by_id=person_id) | Exists(seen.filter(pk=OuterRef("pk")))

    def with_languages_told(self, person_id: int, memberships: Memberships) -> "PhotoQuerySet":
        """Adds what `languages_told_of` asks, for those languages that are not told anyway."""
        others = (code for code in CODES if all(code != known for known, _role in memberships))
        told = {
            f"told_{code}": models.ExpressionWrapper(
                self._told(code, person_id, memberships), models.BooleanField()
            )
            for code in others
        }
        return self.annotate(**told)

    def used_in_section(self, section_id: int) -> "PhotoQuerySet":
        """Photos that a text of this section has used, also one of long ago."""
        revisions = self.model.leads.rel.related_model
        texts = revisions.objects.order_by().filter(translation__article__section_id=section_id)
        chosen = texts.values("lead_photo").union(
            texts.values("gallery_links__photo"), texts.values("figure_links__photo")
        )
        return self.filter(pk__in=chosen)

    def never_used(self) -> "PhotoQuerySet":
        """Photos that no text, not even an old one, and no logo has used."""
        revisions = self.model.leads.rel.related_model
        links = {"photo": OuterRef("pk")}
        return self.exclude(
            Exists(revisions.objects.order_by().filter(lead_photo=OuterRef("pk")))
            | Exists(_links(revisions, "gallery_links").filter(**links))
            | Exists(_links(revisions, "figure_links").filter(**links))
            | Exists(self._logos())
        )

    def _logos(self) -> models.QuerySet:
        return self.model.logo_of.rel.related_model.objects.filter(logo=OuterRef("pk"))

    def of_file(self, name: str) -> "Photo | None":
        """The photo whose file this is, or one of its sizes, which stand in a folder of its own.

        Nothing is found that no row names, whatever lies in the folder. One query.
        """
        folders = name.split("/")[:-1]
        if not folders or "\0" in name:
            return None
        _photos, *number = folders
        if not number:
            return self.filter(file=name).first()
        photo = self.filter(pk=number[0]).first() if number[0].isdecimal() else None
        listed = {rendition[2] for rendition in photo.renditions} if photo else set()
        return photo if name in listed else None

    def looking_like(self, perceptual_hash: str, *, most: int) -> "PhotoQuerySet":
        """The latest photos, up to `most`, so near to that hash that a person should compare them.

        Two queries, of which the first reads every hash.
        """
        wanted = int(perceptual_hash, 16)
        known = self.exclude(perceptual_hash="").order_by("-pk")
        # Django's own rows: modeltranslation's make two dictionaries of each.
        rows = models.QuerySet(self.model, known.query, self.db)
        # As `are_alike`, of which each call would cost as much as a row.
        alike = (
            pk
            for pk, known in rows.values_list("pk", "perceptual_hash").iterator()
            if (int(known, 16) ^ wanted).bit_count() <= ALIKE
        )
        return self.filter(pk__in=list(islice(alike, most)))
