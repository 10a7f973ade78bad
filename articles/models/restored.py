"""Texts whose words are those of an earlier text of their version: they have two writers."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable


def made_by(person_id: int | Combinable, revisions: type[models.Model]) -> Q:
    """Revisions that a person has written, or that have the words of one that they wrote.

    Who brings an earlier text back is its writer, and so is whoever it was that wrote it: neither
    alone lets readers see it.
    """
    return _own("writer_id", person_id, revisions)


def worded_by(person_id: int | Combinable, revisions: type[models.Model]) -> Q:
    """Revisions in which a wording of the person was taken, or with the words of such a one."""
    return _own("suggested_by_id", person_id, revisions)


def _own(column: str, person_id: int | Combinable, revisions: type[models.Model]) -> Q:
    inside = OuterRef(person_id) if isinstance(person_id, OuterRef) else person_id
    earlier = revisions.objects.filter(
        translation=OuterRef("translation"), number=OuterRef("restored_number"), **{column: inside}
    )
    restored = Q(Exists(earlier.order_by()), restored_number__isnull=False)
    return Q(**{column: person_id}) | restored
