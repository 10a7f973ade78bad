"""Who has a text open now: told to each other, so that two people do not write over one another."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from articles.models import Presence, Translation
from articles.models.clock import database_now

# A page says every half minute that it is open; one word that is lost on a bad line ends nothing.
GONE_AFTER = timedelta(seconds=90)


def arrive(translation: Translation, *, actor: AbstractBaseUser) -> None:
    """Note that the person has the text open now, or still."""
    now = database_now()
    translation.presences.filter(seen_at__lt=now - GONE_AFTER).delete()
    Presence.objects.update_or_create(
        translation=translation, person_id=actor.pk, defaults={"seen_at": now}
    )


def leave_text(translation: Translation, *, actor: AbstractBaseUser) -> None:
    translation.presences.filter(person_id=actor.pk).delete()


def others_at(translation: Translation, person: AbstractBaseUser) -> QuerySet[Presence]:
    """The presences of everybody else who has the text open; a query for the clock."""
    since = database_now() - GONE_AFTER
    others = translation.presences.filter(seen_at__gte=since).exclude(person_id=person.pk)
    return others.select_related("person").order_by("pk")
