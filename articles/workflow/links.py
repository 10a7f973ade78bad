"""Preview links: what their addresses hold, which of them open something now, and what ends them.

An address is a secret with a signature. The secret is stored as a digest alone; what carries no
signature of ours is turned away before anything is looked up.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.db import transaction
from django.utils.crypto import salted_hmac

from articles.models import PreviewLink, Translation
from articles.models.clock import database_now
from articles.models.preview_link import PreviewLinkQuerySet
from articles.states import Move

from .decisions import SITUATIONS, decide, situation_of

SALT = "articles.workflow.links"
MOST_IN_HOUR = 60
HOUR = timedelta(hours=1)
PICTURES_FOR = timedelta(hours=1)


def new_secret(actor: AbstractBaseUser, token: str | None) -> str:
    """What nobody can guess; for the same form sent again the same, since it is stored nowhere."""
    if not token:
        return secrets.token_urlsafe(24)
    return salted_hmac(SALT, f"{actor.pk} {token}", algorithm="sha256").hexdigest()[:48]


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def signed(secret: str) -> str:
    """The secret as an address carries it."""
    return Signer(salt=SALT, sep=".").sign(secret)


def link_behind(address: str) -> PreviewLink | None:
    """The link that an address is of, with its text, where it opens that now; else None.

    Forged, unknown, ended, past and forbidden by now are all alike. Two queries; none of a forgery.
    """
    try:
        secret = Signer(salt=SALT, sep=".").unsign(address)
    except BadSignature:
        return None
    return _standing(digest=digest(secret))


def link_of_number(number: int) -> PreviewLink | None:
    """The same by its number."""
    return _standing(pk=number)


def _standing(**wanted: object) -> PreviewLink | None:
    related = ("sharer", "revision__translation__article", "revision__lead_photo")
    link = PreviewLink.objects.standing().filter(**wanted).select_related(*related).first()
    return link if link and _may_still_be_shared(link) else None


def _may_still_be_shared(link: PreviewLink) -> bool:
    """Whether whoever made it could make it now; one query."""
    if getattr(link.sharer, "shut_since", None):
        return False
    for row in SITUATIONS.objects(person=link.sharer_id, version=link.translation_id):
        now = situation_of(link.sharer, row, count_unanswered=_nothing)
        return bool(decide(Move.SHARE, now))
    return False


def _nothing(version: Translation) -> int:
    return 0


@transaction.atomic
def count_opening(link: PreviewLink) -> bool:
    """Note that the text is shown once more; False where that was too often within an hour.

    Nothing is kept of who opened it.
    """
    held = PreviewLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    now = database_now()
    is_same_hour = held.hour_from is not None and now - held.hour_from < HOUR
    so_often = held.opened_in_hour if is_same_hour else 0
    if so_often >= MOST_IN_HOUR:
        return False
    if not is_same_hour:
        held.hour_from = now
    held.opened, held.opened_in_hour = held.opened + 1, so_often + 1
    held.save(update_fields=["opened", "hour_from", "opened_in_hour"])
    return True


@dataclass(frozen=True)
class Picture:
    """A stored picture's name, and the number of the link that shows it."""

    link: int
    name: str


def signed_picture(picture: Picture) -> str:
    """What shows one picture of a text for an hour, to whoever has been shown the text."""
    return _pictures().sign_object([picture.link, picture.name])


def picture_behind(address: str) -> Picture | None:
    """The picture that such an address is of; None where it is forged or its hour is over."""
    try:
        return Picture(*_pictures().unsign_object(address, max_age=PICTURES_FOR))
    except (BadSignature, ValueError, TypeError):
        return None


def _pictures() -> TimestampSigner:
    return TimestampSigner(salt=f"{SALT}.picture", sep=".")


def end_links(links: PreviewLinkQuerySet) -> None:
    """End those of these that stand; within the transaction of the verb that they end by."""
    links.standing().update(ended_at=database_now())


def end_links_of(person: AbstractBaseUser) -> None:
    """End whatever this person has shared: nobody answers for it any more."""
    end_links(PreviewLink.objects.made_by(person.pk))


def end_links_no_longer_theirs(person: AbstractBaseUser) -> None:
    """End what this person could not share now; two queries, and one a link."""
    links = PreviewLink.objects.made_by(person.pk).standing().select_related("sharer")
    lost = [link.pk for link in links if not _may_still_be_shared(link)]
    if lost:
        end_links(PreviewLink.objects.filter(pk__in=lost))
