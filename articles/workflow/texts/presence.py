"""Who has a text open now: told to each other, so that two people do not write over one another."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Presence, Translation
from articles.models.clock import database_now
from articles.models.prepared import Prepared, Slot, as_stored

# A page says every half minute that it is open; one word that is lost on its way ends nothing.
GONE_AFTER = timedelta(seconds=90)


def arrive(translation: Translation, *, actor: AbstractBaseUser) -> datetime:
    """Note that the person has the text open now, or still; returns that moment."""
    now = database_now()
    translation.presences.filter(seen_at__lt=now - GONE_AFTER).delete()
    Presence.objects.update_or_create(
        translation=translation, person_id=actor.pk, defaults={"seen_at": now}
    )
    return now


def leave_text(translation: Translation, *, actor: AbstractBaseUser) -> None:
    translation.presences.filter(person_id=actor.pk).delete()


def others_at(
    translation: Translation, person: AbstractBaseUser, *, moment: datetime
) -> list[AbstractBaseUser]:
    """Everybody else who has the text open at `moment`, by the database's clock; one query."""
    since = as_stored(moment - GONE_AFTER)
    others = OTHERS.objects(version=translation.pk, person=person.pk, since=since)
    return [each.person for each in others]


OTHERS = Prepared(
    lambda: (
        Presence.objects.filter(translation=Slot("version"), seen_at__gte=Slot("since"))
        .exclude(person_id=Slot("person"))
        .select_related("person")
        .order_by("pk")
    )
)
