"""A text shown by a link to somebody without an account; the link ended before its time."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import JournalEntry, PreviewLink, Translation
from articles.states import Move
from articles.workflow import desk_reasons, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.links import digest, end_links, new_secret, signed
from articles.workflow.recording import entry_of, hold, open_move
from articles.workflow.rows import hold as hold_row

# For so long a link may hold, in hours.
SPANS = (1, 24, 72, 168)
MOST_STANDING = 20
NO_LINK = Decision(False, "link", desk_reasons.NO_LINK)
SHUT = Decision(False, "inactive", reasons.INACTIVE)
NO_SPAN = Decision(False, "span", desk_reasons.NO_SPAN)
MANY = Decision(False, "many", desk_reasons.MANY_LINKS)


@dataclass(frozen=True)
class Made:
    """A link, and what its address holds: known now, and never again."""

    link: PreviewLink
    address: str


def make_link(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    hours: int,
    token: str | None = None,
) -> Made:
    """Let whoever has the address read the text that was opened, and no later one.

    `hours` is one of SPANS. The same form sent again gives the same address. Raises Refused.
    """
    secret = new_secret(actor, token)
    with transaction.atomic():
        # First, as by whoever takes rights from people, so that none of their links is missed.
        actor = hold_row(actor)
        held = hold(translation.pk)
        if entry_of(actor, token):
            return _made_before(held, secret)
        if getattr(actor, "shut_since", None):
            raise Refused(SHUT)
        current = open_move(
            held, actor=actor, move=Move.SHARE, opened_revision=opened_revision, token=token
        )
        held = current.translation
        if hours not in SPANS:
            raise Refused(NO_SPAN)
        if held.preview_links.standing().count() >= MOST_STANDING:
            raise Refused(MANY)
        link = PreviewLink.objects.create(
            translation=held,
            revision=held.latest_revision,
            digest=digest(secret),
            sharer_id=actor.pk,
            created_at=current.now,
            until=current.now + timedelta(hours=hours),
        )
        current.record(to=None, after={"link": link.pk, "until": link.until.isoformat()})
    return Made(link, signed(secret))


def _made_before(held: Translation, secret: str) -> Made:
    link = held.preview_links.filter(digest=digest(secret)).first()
    if link is None:
        raise Refused(NO_LINK)
    return Made(link, signed(secret))


def end_link(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    link: int,
    token: str | None = None,
) -> JournalEntry | None:
    """End a link of the version, given by its number; None where it opens nothing any more.

    Raises Refused.
    """
    with transaction.atomic():
        held = hold(translation.pk)
        if before := entry_of(actor, token):
            return before
        current = open_move(held, actor=actor, move=Move.UNSHARE, token=token)
        links = held.preview_links.filter(pk=link)
        if not links.exists():
            raise Refused(NO_LINK)
        if not links.standing().exists():
            return None
        end_links(links)
        return current.record(to=None, after={"link": link})
